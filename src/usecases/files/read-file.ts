import { createHash } from "node:crypto";
import type { Actor } from "../../domain/people/actor.ts";
import { mayRead, readScope } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { ByteRange, OpenBytes } from "../../ports/file-store.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import { FileDamaged } from "./file-damaged.ts";
import { isOriginal } from "./is-original.ts";

type Needed = Pick<Services, "store" | "clock" | "ids" | "files">;

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
export async function readFile(services: Needed, actor: Actor, id: string): Promise<FileToRead> {
  const { read } = services.store;
  const file = await read.files.get(id);
  const documents = file?.documentKind === "outgoing" ? read.outgoing : read.incoming;
  // A made-up id goes the same way as a real one of somebody else.
  const access = await documents.access(file?.documentId ?? id);
  if (file === null || !mayRead(readScope(actor), { agencyId: file.agencyId, access }))
    throw new RuleBroken("file.not-found");
  return {
    file,
    whole: () => verified(services, file),
    async part(range) {
      if (!(await isOriginal(services.files, file))) await reportDamage(services, file);
      return (await services.files.open(id, range)) ?? reportDamage(services, file);
    },
  };
}

async function* verified(services: Needed, file: StoredFileRecord): AsyncIterable<Uint8Array> {
  const bytes = (await services.files.open(file.id)) ?? (await reportDamage(services, file));
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
  await store.transaction((records) =>
    records.audit.append(file.agencyId, [
      {
        id: ids.next(),
        at: clock.now(),
        actorId: null,
        onBehalfOf: null,
        action: "file.damaged",
        documentId: file.documentId,
        subjectId: file.id,
        data: {},
      },
    ]),
  );
  throw new FileDamaged(file.id);
}
