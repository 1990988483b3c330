import type { AuditAction } from "../../domain/audit/audit-entry.ts";
import type { FileScan } from "../../domain/files/file-scan.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { addDeliveries } from "../notices/tell-people.ts";

type Deps = Pick<Services, "clock" | "ids">;

/** The file that was scanned, by what may be said of it: never its content. */
export interface ScannedFile {
  readonly id: string;
  readonly agencyId: string;
  readonly documentId: string | null;
  readonly name: string;
  readonly size: number;
  readonly sha256: string | null;
  /** Who sent or registered it; told beside those who answer for security. */
  readonly personId: string | null;
}

/** The event by which people are told of a file; a later find in the same file is another event. */
export const malwareEvent = "malware";

/**
 * Writes down what became of a file by a scan, in the transaction that changes the file. Of a find the administrators of
 * the agency are told, who answer for its security (R62), and whoever brought the file.
 */
export async function recordFind(
  deps: Deps,
  records: Records,
  file: ScannedFile,
  action: Extract<AuditAction, `malware.${string}`>,
  scan: FileScan,
  actorId: string | null = null,
): Promise<void> {
  const id = deps.ids.next();
  const at = deps.clock.now();
  const { agencyId, documentId, name, size, sha256 } = file;
  await records.audit.append(agencyId, [
    {
      id,
      at,
      actorId,
      onBehalfOf: null,
      action,
      documentId,
      subjectId: file.id,
      data: { name, size, sha256, found: scan.found, signatures: scan.signatures },
    },
  ]);
  if (action !== "malware.found" && action !== "malware.foundLater") return;
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const administrators = appointed.filter(({ role }) => role === "administrator");
  const people = [...administrators.map(({ personId }) => personId), file.personId];
  await addDeliveries(
    deps,
    records,
    { eventKey: `${malwareEvent} ${file.id} ${id}`, agencyId, documentId, actorId: null, at },
    new Map(
      people.flatMap((personId) =>
        personId === null ? [] : [[personId, { reason: "malwareFound", assignmentId: null }] as const],
      ),
    ),
  );
}
