import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { CheckCause } from "../../ports/records/signature-records.ts";
import type { Records } from "../../ports/store.ts";

/**
 * In a transaction: the signatures of a document's files are to be checked soon after it. Without files, nothing is; a
 * draft's are looked at when it becomes a document.
 */
export async function askForChecks(
  { signatures }: Pick<Records, "signatures">,
  files: readonly StoredFileRecord[],
  { cause, at: askedAt }: { readonly cause: CheckCause; readonly at: Date },
): Promise<void> {
  await signatures.ask(
    files.flatMap(({ id: fileId, documentId, documentKind, agencyId }) =>
      documentKind === "draft" || documentKind === "arrival"
        ? []
        : [{ fileId, documentId, documentKind, agencyId, cause, askedAt }],
    ),
  );
}
