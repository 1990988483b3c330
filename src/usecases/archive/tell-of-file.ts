import type { AuditAction, AuditValue } from "../../domain/audit/audit-entry.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { addDeliveries } from "../notices/tell-people.ts";

/** Of which the administrators get a card, too. */
const forAdministrators: ReadonlySet<AuditAction> = new Set([
  "archive.restored",
  "archive.changed",
  "archive.missing",
]);

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
  await store.transaction(async (records) => {
    if (forAdministrators.has(action))
      await tellAdministrators({ ids }, records, { agencyId, documentId, entry });
    await records.audit.append(agencyId, [entry]);
  });
}

interface Told {
  readonly agencyId: string;
  readonly documentId: string;
  readonly entry: { readonly id: string; readonly at: Date; readonly subjectId: string };
}

async function tellAdministrators(
  deps: Pick<Services, "ids">,
  records: Records,
  { agencyId, documentId, entry: { id, at, subjectId } }: Told,
): Promise<void> {
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const administrators = appointed.filter(({ role }) => role === "administrator");
  await addDeliveries(
    deps,
    records,
    { eventKey: `archive ${subjectId} ${id}`, agencyId, documentId, actorId: null, at },
    new Map(
      administrators.map(
        ({ personId }) => [personId, { reason: "archiveByHand", assignmentId: null }] as const,
      ),
    ),
  );
}
