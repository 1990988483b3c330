import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { ByteRange } from "../../ports/file-store.ts";
import type { Services } from "../../ports/services.ts";
import { readFile, type FileToRead } from "../files/read-file.ts";

type Needed = Parameters<typeof readFile>[0] & Pick<Services, "store" | "clock" | "ids">;

/**
 * Exactly the bytes that a signature signed: the original up to the end of the signed revision, whatever was put behind
 * it. `number` counts the signatures of the file from 1. Whoever may read the file may; who looked is in the agency's
 * audit trail. Throws `file.not-found` as reading the file does, and
 * `signed-file.no-signature` where it has no such signature or nobody can tell what that covers.
 */
export async function readSignedVersion(
  services: Needed,
  actor: Actor,
  { fileId, number }: { readonly fileId: string; readonly number: number },
): Promise<FileToRead> {
  const original = await readFile(services, actor, fileId);
  const check = await services.store.read.signatures.ofFile(fileId);
  const length = check?.report.signatures[number - 1]?.signedLength ?? null;
  if (length === null || length < 1 || length > original.file.size)
    throw new RuleBroken("signed-file.no-signature");
  const { file } = original;
  const part = async (range: ByteRange) => {
    if (range.start === 0) await tell(services, actor, original, number);
    return original.part({ start: range.start, end: Math.min(range.end, length - 1) });
  };
  return {
    file: {
      ...file,
      size: length,
      sha256: `${file.sha256}.${number}`,
      name: file.name.replace(/(\.\w+)?$/u, ` (bản lúc ký ${number})$1`),
    },
    part,
    whole: () => all(() => part({ start: 0, end: length - 1 })),
  };
}

async function* all(open: () => Promise<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> {
  yield* await open();
}

/** In the agency's trail and not in the document's history, which tells what was done to it. */
async function tell(
  { store, clock, ids }: Needed,
  actor: Actor,
  { file }: Pick<FileToRead, "file">,
  number: number,
): Promise<void> {
  await store.transaction(({ audit }) =>
    audit.append(file.agencyId, [
      {
        id: ids.next(),
        at: clock.now(),
        actorId: actor.personId,
        onBehalfOf: actor.onBehalfOf?.personId ?? null,
        action: "signedVersion.read",
        documentId: null,
        subjectId: file.id,
        data: { name: file.name, number },
      },
    ]),
  );
}
