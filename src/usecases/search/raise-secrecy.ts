import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import type { FileMark } from "../../domain/exclusion/marks-within.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { refreshInChannels } from "../channels/offer-in-channels.ts";
import { addDeliveries } from "../notices/tell-people.ts";

/** The event by which people are told of a mark in a file. */
export const secrecyEvent = "secrecy";

/**
 * A mark of secrecy was read in a file that the gate let in: in the transaction that keeps its text it becomes an alarm, of
 * which administrators and clerks are told. Once a file; what is said is the mark and its page, never the text.
 */
export async function raiseSecrecy(
  deps: Pick<Services, "clock" | "ids">,
  records: Records,
  file: StoredFileRecord,
  marks: readonly FileMark[],
): Promise<void> {
  // A draft's text is not read for the search; the gate has looked at each of its versions.
  const { documentKind } = file;
  if (documentKind === "draft" || documentKind === "arrival") return;
  const at = deps.clock.now();
  const exclusion = exclusionOf({ direction: documentKind, marks, on: localDateOf(at) });
  const within = exclusion?.within ?? null;
  if (within === null) return;
  const { id: fileId, agencyId, documentId } = file;
  const { mark, page } = within;
  const found = { fileId, agencyId, documentId, documentKind, mark, page, foundAt: at };
  if (!(await records.sealings.addMark(found))) return;
  await refreshInChannels(deps, records, { documentId, agencyId, cause: `secrecy ${fileId}`, at });
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const told = appointed.filter(({ role }) => role === "administrator" || role === "clerk");
  await addDeliveries(
    deps,
    records,
    { eventKey: `${secrecyEvent} ${fileId}`, agencyId, documentId, actorId: null, at },
    new Map(told.map(({ personId }) => [personId, { reason: "secrecyFound", assignmentId: null }] as const)),
  );
  await records.audit.append(agencyId, [
    {
      id: deps.ids.next(),
      at,
      actorId: null,
      onBehalfOf: null,
      action: "secrecy.found",
      documentId,
      subjectId: fileId,
      data: { mark, page },
    },
  ]);
}
