import type { AuditAction, AuditValue } from "../../domain/audit/audit-entry.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";

/** Writes into the history of the document what was found out of one of its files. Nobody did it through Vanthu. */
export async function tellOfFile(
  { store, clock, ids }: Pick<Services, "store" | "clock" | "ids">,
  { id, agencyId, documentId, name }: StoredFileRecord,
  action: AuditAction,
  data: Readonly<Record<string, AuditValue>>,
): Promise<void> {
  const entry = {
    id: ids.next(),
    at: clock.now(),
    actorId: null,
    onBehalfOf: null,
    action,
    documentId,
    subjectId: id,
    data: { name, ...data },
  };
  await store.transaction(({ audit }) => audit.append(agencyId, [entry]));
}
