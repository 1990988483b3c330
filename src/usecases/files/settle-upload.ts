import { createHash } from "node:crypto";
import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { FileFacts } from "../../ports/file-inspection.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { refuseExcluded } from "./refuse-excluded.ts";

export type SettlingServices = Pick<Services, "store" | "clock" | "ids" | "files" | "inspection">;

/**
 * Looks at a file whose last byte is in: recognises it, asks the exclusion gate, makes it durable and marks it ready.
 * What is refused is gone at once. May run again after a crash at any point, and twice at once. `sha256` is given where
 * the bytes came in one go; otherwise they are read again.
 */
export async function settleUpload(
  services: SettlingServices,
  actor: Actor,
  upload: UploadRecord,
  sha256?: string,
): Promise<UploadRecord> {
  const { store, clock, files } = services;
  const digest = sha256 ?? (await digestOf(services, upload.id));
  const facts = await factsOf(services, upload);
  const { mediaType, pageCount, hasTextLayer, firstPage } = facts;
  const exclusion = exclusionOf({
    direction: "incoming",
    fileNames: [upload.name],
    firstPages: firstPage === null ? [] : [firstPage],
    on: localDateOf(clock.now()),
  });
  if (exclusion !== null) return refuseExcluded(services, actor, exclusion, upload.id);

  await files.finish(upload.id);
  await store.transaction((records) =>
    records.uploads.markReady(upload.id, { sha256: digest, mediaType, pageCount, hasTextLayer }),
  );
  const ready = await store.read.uploads.get(upload.id);
  // Cancelled meanwhile, or already with its document: in both cases the bytes are not ours to touch.
  if (ready === null) throw new RuleBroken("upload.not-found");
  return ready;
}

async function digestOf({ files }: SettlingServices, id: string): Promise<string> {
  const bytes = await files.open(id);
  if (bytes === null) throw new RuleBroken("upload.not-found");
  const hash = createHash("sha256");
  for await (const piece of bytes) hash.update(piece);
  return hash.digest("hex");
}

async function factsOf(services: SettlingServices, upload: UploadRecord): Promise<FileFacts> {
  const { id, name, size, role } = upload;
  // No document: whoever imports it reads it row by row, with a gate for each.
  if (role === "register") return registerFacts;
  try {
    return await services.files.withLocalPath(id, (path) =>
      services.inspection.inspect({ path, name, size, role }),
    );
  } catch (error) {
    if (error instanceof RuleBroken) await discardUpload(services, id);
    throw error;
  }
}

const registerFacts: FileFacts = {
  mediaType: "application/octet-stream",
  extension: "",
  pageCount: null,
  hasTextLayer: null,
  firstPage: null,
};

/** Takes an upload away: its bytes go with whoever took the record, since they may already be a document's. */
export async function discardUpload(
  { store, files }: Pick<Services, "store" | "files">,
  id: string,
): Promise<void> {
  if (await store.transaction((records) => records.uploads.remove(id))) await files.remove(id);
}
