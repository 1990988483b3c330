import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { CheckCause } from "../../ports/records/signature-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/** In a transaction: the signatures of a document's files are to be checked soon after it. Without files, nothing is. */
export async function askForChecks(
  { ids }: Pick<Services, "ids">,
  { signatures, outbox }: Pick<Records, "signatures" | "outbox">,
  files: readonly StoredFileRecord[],
  { cause, at }: { readonly cause: CheckCause; readonly at: Date },
): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  const { documentId, documentKind, agencyId } = first;
  await signatures.ask(
    files.map(({ id }) => ({ fileId: id, documentId, documentKind, agencyId, cause, askedAt: at })),
  );
  await outbox.add([
    {
      id: ids.next(),
      agencyId,
      kind: "checkSignatures",
      key: `signatures:${documentId}:${cause}:${at.getTime()}`,
      payload: { documentId },
      createdAt: at,
      runAt: at,
    },
  ]);
}
