import { noticesOf, type NoticeTo } from "../../domain/notices/notices-of.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Principal } from "../../domain/policies/read-scope.ts";
import type { Assignment } from "../../domain/routing/assignment.ts";
import type { Act, Matter, RoutingChange, RoutingEventKind } from "../../domain/routing/change.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { offerInChannels, refreshInChannels } from "../channels/offer-in-channels.ts";
import { tellPeople } from "../notices/tell-people.ts";

export function actBy(deps: Pick<Services, "clock" | "ids">, actor: Actor): Act {
  return {
    by: actor.personId,
    onBehalfOf: actor.onBehalfOf?.personId ?? null,
    at: deps.clock.now(),
    nextId: () => deps.ids.next(),
  };
}

/**
 * Stores what the domain decided, inside the transaction that loaded `before`: each row only if it is still as it
 * was seen, then the history, then who must be told, which is what the change itself says unless told otherwise. Answers the document's version afterwards.
 */
export async function saveChange(
  deps: Pick<Services, "ids">,
  records: Records,
  before: Matter,
  change: RoutingChange,
  act: Act,
  notices: readonly NoticeTo[] = noticesOf(before, change),
): Promise<{ documentId: string; version: number }> {
  const { document } = before;
  const version = await saveDocument(records, before, change);
  if (change.instruction !== null) await records.routing.insertInstruction(change.instruction);
  await records.routing.insertAssignments(change.added);
  for (const assignment of change.changed) await saveAssignment(records, before, assignment);
  if (change.document.state === "done") await records.routing.answerReturned(document.id);
  else if (change.instruction !== null || change.event.kind === "claimed")
    await records.routing.answerReturned(document.id, placeOf(change));
  await records.incoming.revoke(document, await notSubmittedTo(records, document.id, change.revokes));
  await records.incoming.grant(document, change.grants);
  const eventKey = deps.ids.next();
  await tellPeople(
    deps,
    records,
    { eventKey, agencyId: document.agencyId, documentId: document.id, actorId: act.by, at: act.at },
    notices,
  );
  await offerInChannels(deps, records, [...change.added, ...change.changed], act.at);
  await refreshInChannels(deps, records, {
    documentId: document.id,
    agencyId: document.agencyId,
    cause: eventKey,
    at: act.at,
  });
  await records.audit.append(document.agencyId, [
    {
      id: eventKey,
      at: act.at,
      actorId: act.by,
      onBehalfOf: act.onBehalfOf,
      action: `routing.${change.event.kind}`,
      documentId: document.id,
      subjectId: change.event.assignmentId,
      data: { text: change.event.text, instructionId: change.event.instructionId, ...change.event.details },
    },
  ]);
  return { documentId: document.id, version };
}

/** The slip does not tell before whom the document stood earlier; the history does. */
async function notSubmittedTo(
  records: Records,
  documentId: string,
  principals: readonly Principal[],
): Promise<Principal[]> {
  if (principals.length === 0) return [];
  const history = await records.audit.ofDocument(documentId);
  const leaders = new Set(
    history.map(({ action, data }) => (action === "routing.submitted" ? data["to"] : null)),
  );
  return principals.filter((principal) => !leaders.has(principal.slice(principal.indexOf(":") + 1)));
}

/** Where it was said who handles it: on the document, or under the assignment of a unit. */
function placeOf({ event }: RoutingChange): string | null {
  return event.kind === "assignedOn" || event.kind === "claimed" ? event.assignmentId : null;
}

/** What people do among themselves, so that a leader who is writing an instruction need not look again. */
const quiet: readonly RoutingEventKind[] = ["acknowledged", "reported", "assignedOn", "claimed"];

/** Everything else moves the document's version on, and with it refuses who saw an older slip. */
async function saveDocument(records: Records, { document }: Matter, change: RoutingChange): Promise<number> {
  if (change.document === document && quiet.includes(change.event.kind)) return document.version;
  if (!(await records.incoming.update(change.document, document.version)))
    throw new RuleBroken("document.changed");
  return document.version + 1;
}

async function saveAssignment(records: Records, before: Matter, assignment: Assignment): Promise<void> {
  const seen = before.slip.assignments.find((it) => it.id === assignment.id);
  if (seen === undefined || !(await records.routing.updateAssignment(assignment, seen.version))) {
    throw new RuleBroken("document.changed");
  }
}
