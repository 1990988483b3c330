import { createHash } from "node:crypto";
import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import { kindsWith } from "../../domain/files/active-content.ts";
import type { FileScan } from "../../domain/files/file-scan.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { FileFacts } from "../../ports/file-inspection.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { recordFind } from "../quarantine/record-find.ts";
import { personPatienceMs, scanBytes } from "../quarantine/scan-bytes.ts";
import { afterScan, type ScanningServices } from "../quarantine/scan-upload.ts";
import { loadActivePolicy } from "../rules/agency-rules.ts";
import { refuseExcluded } from "./refuse-excluded.ts";

/** Whose upload it is. */
export type Sender = Pick<Actor, "agencyId" | "personId" | "onBehalfOf">;

export type SettlingServices = ScanningServices & Pick<Services, "inspection">;

/**
 * Looks at a file whose last byte is in: recognises it, asks the exclusion gate, has it scanned, makes it durable and
 * marks it ready; or keeps it in quarantine, where the scanner is away or found something. What is refused is gone at
 * once. May run again after a crash at any point, and twice at once. `sha256` is given where the bytes came in one go;
 * otherwise they are read again.
 */
export async function settleUpload(
  services: SettlingServices,
  actor: Sender,
  upload: UploadRecord,
  sha256?: string,
): Promise<UploadRecord> {
  const { store, clock, files } = services;
  const digest = sha256 ?? (await digestOf(services, upload.id));
  // Both read the same bytes and neither needs the other; the slower one is waited for.
  const [inspected, scan] = await Promise.all([inspect(services, upload), scanOf(services, upload)]);
  const { facts, refusal } = inspected;
  const exclusion = exclusionOf({
    direction: upload.role === "draft" ? "outgoing" : "incoming",
    fileNames: [upload.name],
    firstPages: facts.firstPage === null ? [] : [facts.firstPage],
    marks: facts.marks,
    on: localDateOf(clock.now()),
  });
  if (exclusion !== null) return refuseExcluded(services, actor, exclusion, upload.id);
  // A find is kept and told of, also in a file that would not be taken in anyway.
  if (refusal !== null && (scan === "away" || scan.state !== "infected")) {
    await discardUpload(services, upload.id);
    throw refusal;
  }

  await files.finish(upload.id);
  await keep(services, upload, { ...facts, sha256: digest }, scan);
  const settled = await store.read.uploads.get(upload.id);
  // Cancelled meanwhile, or already with its document: in both cases the bytes are not ours to touch.
  if (settled === null) throw new RuleBroken("upload.not-found");
  return settled;
}

async function keep(
  services: SettlingServices,
  upload: UploadRecord,
  facts: FileFacts & { readonly sha256: string },
  scan: FileScan | "away",
): Promise<void> {
  const { sha256, mediaType, pageCount, hasTextLayer, active } = facts;
  const { scan: before, expiresAt } = upload;
  const next =
    scan === "away"
      ? { state: "waiting" as const, scan: before, expiresAt }
      : afterScan(services, upload, scan);
  await services.store.transaction(async (records) => {
    const found = { ...next, sha256, mediaType, pageCount, hasTextLayer, active };
    const isSettled = await records.uploads.settle(upload.id, found);
    if (isSettled && scan !== "away" && scan.state === "infected") {
      const file = { ...upload, sha256, documentId: null };
      await recordFind(services, records, file, "malware.found", scan);
    }
  });
}

async function digestOf({ files }: SettlingServices, id: string): Promise<string> {
  const bytes = await files.open(id);
  if (bytes === null) throw new RuleBroken("upload.not-found");
  const hash = createHash("sha256");
  for await (const piece of bytes) hash.update(piece);
  return hash.digest("hex");
}

async function scanOf({ files, scanner }: SettlingServices, upload: UploadRecord) {
  const open = async () => {
    const bytes = await files.open(upload.id);
    if (bytes === null) throw new RuleBroken("upload.not-found");
    return bytes;
  };
  return scanBytes(scanner, open, personPatienceMs(upload.size));
}

interface Inspected {
  readonly facts: FileFacts;
  /** What was found wrong; the scan is still waited for. */
  readonly refusal: RuleBroken | null;
}

async function inspect(services: SettlingServices, upload: UploadRecord): Promise<Inspected> {
  const { id, name, size, role, agencyId } = upload;
  // No document: whoever imports it reads it row by row, with a gate for each.
  if (role === "register") return { facts: unknownFacts, refusal: null };
  const { store, clock, files, inspection } = services;
  const policy = await loadActivePolicy(store.read, agencyId, localDateOf(clock.now()));
  const refuses = kindsWith(policy, "refuse");
  try {
    const facts = await files.withLocalPath(id, (path) =>
      inspection.inspect({ path, name, size, role: role === "draft" ? "main" : role, refuses }),
    );
    return { facts, refusal: null };
  } catch (error) {
    if (error instanceof RuleBroken) return { facts: unknownFacts, refusal: error };
    throw error;
  }
}

const unknownFacts: FileFacts = {
  mediaType: "application/octet-stream",
  extension: "",
  pageCount: null,
  hasTextLayer: null,
  firstPage: null,
  active: [],
  marks: [],
};

/** Takes an upload away: its bytes go with whoever took the record, since they may already be a document's. */
export async function discardUpload(
  { store, files }: Pick<Services, "store" | "files">,
  id: string,
): Promise<void> {
  if (await store.transaction((records) => records.uploads.remove(id))) await files.remove(id);
}
