import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/** In the transaction that keeps files: their texts are to be read soon after it. */
export async function askForTexts(
  { ids }: Pick<Services, "ids">,
  { outbox }: Pick<Records, "outbox">,
  files: readonly StoredFileRecord[],
): Promise<void> {
  await outbox.add(
    files.map(({ id, agencyId, storedAt }) => ({
      id: ids.next(),
      agencyId,
      kind: "readText" as const,
      key: `text:${id}`,
      payload: { fileId: id },
      createdAt: storedAt,
      runAt: storedAt,
    })),
  );
}
