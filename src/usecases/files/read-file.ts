import { createHash } from "node:crypto";
import type { Actor } from "../../domain/people/actor.ts";
import { draftScope } from "../../domain/policies/may-on-draft.ts";
import { typeNameOf } from "../../domain/document-types.ts";
import type { Guest } from "../../domain/people/guest.ts";
import { guestScope } from "../../domain/policies/may-as-guest.ts";
import { mayRead, readScope, type ReadScope } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { ByteRange, OpenBytes } from "../../ports/file-store.ts";
import type { Services } from "../../ports/services.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Records } from "../../ports/store.ts";
import { demandClean } from "../quarantine/demand-clean.ts";
import { FileDamaged } from "./file-damaged.ts";
import { isOriginal } from "./is-original.ts";
import { openArchived, openOriginal, type OriginalServices } from "./open-original.ts";

type Needed = OriginalServices & Pick<Services, "clock" | "ids" | "scanner">;

/** An original that the actor may read; the bytes are opened only when they are asked for. */
export interface FileToRead {
  readonly file: StoredFileRecord;
  /**
   * All bytes. The last piece is held back until the hash of everything is known to be the recorded one, so that nobody
   * receives a whole file that is not the original; otherwise `FileDamaged` is thrown and the audit trail tells (rule 1).
   */
  whole(): AsyncIterable<Uint8Array>;
  /**
   * A part, of bytes that were found to be the original: the first part that is asked for reads them all, and the next
   * ones only look whether they are still the same bytes. Otherwise as `whole`.
   */
  part(range: ByteRange): Promise<OpenBytes>;
}

/** Whoever may read the document may read its files. Throws `file.not-found` for anything else, whether it exists or not. */
export function readFile(services: Needed, actor: Actor, id: string): Promise<FileToRead> {
  return readWithin(services, { documents: readScope(actor), drafts: draftScope(actor) }, id);
}

/** The same for a person of an agency outside: of what was sent to it through its account. */
export function readSentFile(services: Needed, guest: Guest, id: string): Promise<FileToRead> {
  return readWithin(services, { documents: guestScope(guest), drafts: null }, id);
}

async function readWithin(
  services: Needed,
  scopes: { readonly documents: ReadScope; readonly drafts: ReadScope | null },
  id: string,
): Promise<FileToRead> {
  const { read } = services.store;
  const file = await read.files.get(id);
  // A made-up id goes the same way as a real one of somebody else.
  const access = await ownerOf(read, file).access(file?.documentId ?? id);
  const scope = file?.documentKind === "draft" ? scopes.drafts : scopes.documents;
  const typeName = (scope?.types ?? null) === null ? null : await typeOf(read, file);
  if (file === null || scope === null || !mayRead(scope, { agencyId: file.agencyId, access, typeName }))
    throw new RuleBroken("file.not-found");
  await demandClean(services, file);
  return {
    file,
    whole: () => verified(services, file),
    async part(range) {
      return (await partOf(services, file, range)) ?? reportDamage(services, file);
    },
  };
}

function ownerOf(read: Records, file: StoredFileRecord | null): Pick<Records["incoming"], "access"> {
  if (file?.documentKind === "draft") return read.drafts;
  return file?.documentKind === "outgoing" ? read.outgoing : read.incoming;
}

/** Asked for only where somebody sees some types alone, in another's place. */
async function typeOf(read: Records, file: StoredFileRecord | null): Promise<string | null> {
  if (file?.documentKind === "outgoing") {
    const document = await read.outgoing.get(file.documentId);
    return document && typeNameOf(document.fields.typeCode);
  }
  if (file?.documentKind === "draft") {
    const draft = await read.drafts.get(file.documentId);
    return draft && typeNameOf(draft.typeCode);
  }
  return file === null ? null : ((await read.incoming.get(file.documentId))?.fields.typeName ?? null);
}

async function partOf(services: Needed, file: StoredFileRecord, range: ByteRange): Promise<OpenBytes | null> {
  const held = (await isOriginal(services.files, file)) ? await services.files.open(file.id, range) : null;
  if (held !== null) return held;
  try {
    return await openArchived(services, file, range);
  } catch (error) {
    if (error instanceof FileDamaged) return null;
    throw error;
  }
}

async function* verified(services: Needed, file: StoredFileRecord): AsyncIterable<Uint8Array> {
  const bytes = (await openOriginal(services, file)) ?? (await reportDamage(services, file));
  const hash = createHash("sha256");
  let size = 0;
  let held: Uint8Array | null = null;
  for await (const piece of bytes) {
    hash.update(piece);
    size += piece.length;
    if (held !== null) yield held;
    held = piece;
  }
  if (size !== file.size || hash.digest("hex") !== file.sha256) await reportDamage(services, file);
  if (held !== null) yield held;
}

/** Nobody did this through Vanthu, so the entry has no actor. */
async function reportDamage({ store, clock, ids }: Needed, file: StoredFileRecord): Promise<never> {
  const at = clock.now();
  await store.transaction(async (records) => {
    await records.audit.append(file.agencyId, [
      {
        id: ids.next(),
        at,
        actorId: null,
        onBehalfOf: null,
        action: "file.damaged",
        documentId: file.documentId,
        subjectId: file.id,
        data: {},
      },
    ]);
    // Where it rests in the archive, the original is looked for there and brought back.
    await records.places.note(file.id, "archived", { state: "changed", readyAt: at });
  });
  throw new FileDamaged(file.id);
}
