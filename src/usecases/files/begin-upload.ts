import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import { notScanned } from "../../domain/files/file-scan.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayDraft } from "../../domain/policies/may-on-draft.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { tidyFileName } from "./file-name.ts";
import { refuseExcluded } from "./refuse-excluded.ts";
import type { Sender } from "./settle-upload.ts";

export interface BeginUpload {
  /** As the sender's machine has it. */
  readonly name: string;
  readonly role: UploadRecord["role"];
  /** Bytes. */
  readonly size: number;
}

type Needed = Pick<Services, "store" | "clock" | "ids" | "files" | "settings">;

/**
 * Makes room for a file of a document that is being registered, or for a version of a draft. Throws `access.clerks-only`,
 * `access.drafters-only`, `upload.no-name`,
 * `intake.empty-file`, `upload.too-large`, and what the exclusion gate finds in the name, before a byte is taken.
 */
export async function beginUpload(services: Needed, actor: Actor, input: BeginUpload): Promise<UploadRecord> {
  demand(input.role === "draft" ? mayDraft(actor) : mayRegister(actor, actor.agencyId));
  return makeRoom(services, actor, input);
}

/** The same for whoever may send something. */
export async function makeRoom(services: Needed, actor: Sender, input: BeginUpload): Promise<UploadRecord> {
  const { store, clock, ids, files, settings } = services;
  const name = tidyFileName(input.name);
  if (name === "") throw new RuleBroken("upload.no-name");
  if (input.size === 0) throw new RuleBroken("intake.empty-file", { params: { fileName: name } });
  if (input.size > settings.maxUploadBytes) throw tooLarge(settings.maxUploadBytes, name);
  const now = clock.now();
  const exclusion = exclusionOf({ direction: "incoming", fileNames: [name], on: localDateOf(now) });
  if (exclusion !== null) return refuseExcluded(services, actor, exclusion);

  const upload: UploadRecord = {
    id: ids.next(),
    agencyId: actor.agencyId,
    personId: actor.personId,
    name,
    role: input.role,
    size: input.size,
    state: "receiving",
    sha256: null,
    mediaType: null,
    pageCount: null,
    hasTextLayer: null,
    scan: notScanned,
    active: [],
    createdAt: now,
    expiresAt: new Date(now.getTime() + settings.uploadLifetimeHours * 3_600_000),
  };
  // The place first: a record without a place would promise what is not there; a place without a record is swept.
  await files.begin(upload.id);
  await store.transaction((records) => records.uploads.insert(upload));
  return upload;
}

export function tooLarge(maxBytes: number, fileName: string): RuleBroken {
  const megabytes = Math.floor(maxBytes / 1_048_576);
  return new RuleBroken("upload.too-large", { params: { fileName, megabytes } });
}
