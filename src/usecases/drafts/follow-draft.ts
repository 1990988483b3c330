import { createHash } from "node:crypto";
import type { Draft, DraftItem } from "../../domain/drafts/draft.ts";
import { withVersion } from "../../domain/drafts/act-on-draft.ts";
import { notScanned } from "../../domain/files/file-scan.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { ArchiveUnavailable, type Archive, type ArchivedVersion } from "../../ports/archive.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { messageOf } from "../../contract/messages/all.ts";
import { discardUpload, settleUpload, type SettlingServices } from "../files/settle-upload.ts";
import { tellOfVersion } from "./add-draft-version.ts";
import { saveDraft, updateDraft } from "./save-draft.ts";
import { takeVersion } from "./take-version.ts";

export type FollowingDrafts = SettlingServices & Pick<Services, "archives">;

const leaseMs = 300_000;
const laterMs = 60_000;
/** A draft is a text; what is larger is none. Bytes. */
const largest = 100 * 1_048_576;

/**
 * Takes over what people wrote in the archive: each new version goes through the same gate as an upload and is kept like
 * one, with the name that the archive has of who made it. What the gate refuses ends the editing: the item is removed
 * there (rule 7), and the last good version stays. A draft that has ended leaves the archive. Answers how many versions
 * were taken over. Throws `ArchiveUnavailable`; it is then looked at again later.
 */
export async function followDraft(services: FollowingDrafts, draftId: string): Promise<number> {
  const { store, clock } = services;
  const lease = new Date(clock.now().getTime() + leaseMs);
  await store.transaction(({ drafts }) => drafts.markChanged(draftId, lease));
  try {
    const taken = await follow(services, draftId);
    await store.transaction(({ drafts }) => drafts.settleChanged(draftId, lease));
    return taken;
  } catch (error) {
    const isLater =
      error instanceof ArchiveUnavailable || (error instanceof RuleBroken && error.code === "draft.changed");
    if (!isLater) throw error;
    const dueAt = new Date(clock.now().getTime() + laterMs);
    await store.transaction(({ drafts }) => drafts.markChanged(draftId, dueAt));
    throw error;
  }
}

async function follow(services: FollowingDrafts, draftId: string): Promise<number> {
  const draft = await services.store.read.drafts.get(draftId);
  const archive = draft?.editing ? services.archives.of(draft.editing.kind) : null;
  if (draft?.editing === null || draft?.editing === undefined || archive === null) return 0;
  const there = await archive.look(draft.editing);
  if (there === null) {
    await endEditing(services, draftId);
    return 0;
  }
  let taken = 0;
  const fresh = after(draft.editing.version, await archive.versions(draft.editing));
  // Its name or whom it is shared with was changed: nothing to take over, but it is another state to write over.
  if (fresh.length === 0) await keepSeen(services, draftId, { ...draft.editing, eTag: there.eTag });
  for (const version of fresh) {
    const outcome = await takeOver(services, archive, draftId, { version, eTag: there.eTag });
    if (outcome === "refused") return taken;
    if (outcome === "taken") taken += 1;
  }
  if (draft.state === "issued" || draft.state === "withdrawn") {
    await archive.destroy(draft.editing);
    await endEditing(services, draftId);
  }
  return taken;
}

/** What came after the version that was taken over last; all of them where the archive has that one no longer. */
function after(last: string, versions: readonly ArchivedVersion[]): readonly ArchivedVersion[] {
  return versions.slice(versions.findIndex(({ id }) => id === last) + 1);
}

async function endEditing({ store }: FollowingDrafts, draftId: string): Promise<void> {
  await store.transaction(async ({ drafts }) => {
    const draft = await drafts.get(draftId);
    if (draft !== null) await updateDraft({ drafts }, { ...draft, editing: null });
  });
}

interface Found {
  readonly version: ArchivedVersion;
  readonly eTag: string;
}

async function takeOver(
  services: FollowingDrafts,
  archive: Archive,
  draftId: string,
  found: Found,
): Promise<"taken" | "same" | "refused"> {
  const { read } = services.store;
  const draft = await read.drafts.get(draftId);
  const latest = (await read.drafts.versions(draftId)).at(-1);
  if (!draft?.editing || latest === undefined) return "refused";
  const bytes = await bytesOf(archive, draft, found.version);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 === latest.sha256) {
    await keepSeen(services, draftId, { eTag: found.eTag, version: found.version.id });
    return "same";
  }
  const name = (await read.files.get(latest.fileId))?.name ?? "";
  const settled = await passGate(services, draft, { name, bytes, sha256 });
  if ("refusal" in settled) {
    await refuse(services, archive, draft, settled.refusal);
    return "refused";
  }
  await keepVersion(services, draft, settled.upload, found);
  return "taken";
}

async function bytesOf(archive: Archive, { editing }: Draft, { id }: ArchivedVersion): Promise<Buffer> {
  const bytes = editing === null ? null : await archive.openVersion(editing, id);
  if (bytes === null) throw new ArchiveUnavailable("changed", "The version went away while it was read.");
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > largest) throw new ArchiveUnavailable("changed", "The version is too large for a draft.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Through the gate, as an upload of the drafter. The scanner being away is a matter of time, not of the file. */
async function passGate(
  services: FollowingDrafts,
  draft: Draft,
  { name, bytes, sha256 }: { readonly name: string; readonly bytes: Buffer; readonly sha256: string },
): Promise<{ readonly upload: UploadRecord } | { readonly refusal: RuleBroken }> {
  const upload = uploadOf(services, draft, { name, size: bytes.length });
  const { files, store } = services;
  await files.begin(upload.id);
  await store.transaction(({ uploads }) => uploads.insert(upload));
  await files.append(upload.id, one(bytes), 0, bytes.length);
  const sender = { agencyId: draft.agencyId, personId: draft.drafterId, onBehalfOf: null };
  try {
    const settled = await settleUpload(services, sender, upload, sha256);
    if (settled.state === "ready") return { upload: settled };
    if (settled.state === "blocked")
      return {
        refusal: new RuleBroken("upload.blocked", { params: { name, found: settled.scan.found ?? "" } }),
      };
    await discardUpload(services, upload.id);
    throw new ArchiveUnavailable("locked", "The scanner is away; the version is taken over later.");
  } catch (error) {
    // Only what the gate itself says is a refusal; anything else is looked at again.
    if (error instanceof RuleBroken && error.code.startsWith("intake.")) return { refusal: error };
    throw error;
  }
}

async function* one(bytes: Buffer): AsyncIterable<Uint8Array> {
  yield bytes;
}

function uploadOf(
  { ids, clock, settings }: FollowingDrafts,
  { agencyId, drafterId }: Draft,
  { name, size }: { readonly name: string; readonly size: number },
): UploadRecord {
  const now = clock.now();
  return {
    id: ids.next(),
    agencyId,
    personId: drafterId,
    name,
    role: "draft",
    size,
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
}

const seenAs = (draft: Draft, { version, eTag }: Found): Draft =>
  draft.editing === null ? draft : { ...draft, editing: { ...draft.editing, eTag, version: version.id } };

/** No act of anybody: whoever has the draft open goes on with it. */
async function keepSeen(
  { store }: FollowingDrafts,
  draftId: string,
  seen: Pick<DraftItem, "eTag" | "version">,
): Promise<void> {
  await store.transaction(({ drafts }) => drafts.markSeen(draftId, seen));
}

async function keepVersion(
  services: FollowingDrafts,
  before: Draft,
  upload: UploadRecord,
  found: Found,
): Promise<void> {
  const { id: archiveVersion, at, by: byName } = found.version;
  const now = services.clock.now();
  const draft = withVersion(seenAs(before, found), now);
  try {
    await services.store.transaction(async (records) => {
      await updateDraft(records, draft);
      const made = { at, by: null, byName, archiveVersion };
      const { number, sha256 } = await takeVersion(services, records, draft, upload, made);
      const data = { number, sha256, name: upload.name, changedBy: byName };
      await tellOfVersion(services, records, draft, data, { actor: null, at: now });
    });
  } catch (error) {
    // Somebody acted meanwhile: the same version is taken over with the next look.
    await discardUpload(services, upload.id);
    throw error;
  }
}

/** Nothing of it stays but the event; and nobody goes on with a file that may not be here. */
async function refuse(
  services: FollowingDrafts,
  archive: Archive,
  draft: Draft,
  { code, params }: RuleBroken,
): Promise<void> {
  if (draft.editing !== null) await archive.destroy(draft.editing);
  const reason = messageOf(code, params) ?? { vi: code, en: code };
  await services.store.transaction((records) =>
    saveDraft(
      services,
      records,
      { ...draft, editing: null },
      {
        event: "versionRefused",
        data: { code, reasonVi: reason.vi, reasonEn: reason.en },
        told: [{ personId: draft.drafterId, reason: "draftVersionRefused" }],
      },
      { actor: null, at: services.clock.now() },
    ),
  );
}

/** Takes over what is due of all drafts; an archive that does not answer is asked again later. */
export async function followDrafts(
  services: FollowingDrafts,
): Promise<{ readonly taken: number; readonly later: number }> {
  const due = await services.store.read.drafts.changedInArchive(services.clock.now(), 20);
  let [taken, later] = [0, 0];
  for (const { id } of due) {
    try {
      taken += await followDraft(services, id);
    } catch (error) {
      if (!(error instanceof ArchiveUnavailable || error instanceof RuleBroken)) throw error;
      later += 1;
    }
  }
  return { taken, later };
}
