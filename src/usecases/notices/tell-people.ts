import type { Addressee, NoticeTo } from "../../domain/notices/notices-of.ts";
import type { OrgNode } from "../../domain/organisation/org-node.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { DeliveryRecord, NoticeReason } from "../../ports/records/delivery-records.ts";
import type { NamedAppointment } from "../../ports/records/people-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { unitAndSuccessors } from "../routing/unit-and-successors.ts";

/** What happened, for whom a card is due. `eventKey` is unique to the event: one card a person and event. */
export interface Happening {
  readonly eventKey: string;
  readonly agencyId: string;
  readonly documentId: string;
  readonly actorId: string | null;
  readonly at: Date;
}

/**
 * The cards that are out are brought up to date after this, ms: by then it is known what whoever pressed a button was
 * answered, and that card is left alone.
 */
export const refreshAfterMs = 2_000;

/**
 * Writes, in the change's own transaction, one delivery a person and event, and what brings it there; and asks for
 * the cards about the document that are out already to be brought up to date.
 */
export async function tellPeople(
  deps: Pick<Services, "ids">,
  records: Records,
  happening: Happening,
  notices: readonly NoticeTo[],
): Promise<void> {
  const { eventKey, agencyId, documentId, at } = happening;
  const told = new Map<string, { reason: NoticeReason; assignmentId: string | null }>();
  for (const notice of notices) {
    for (const personId of await peopleAt(records, agencyId, notice.to, at)) {
      if (personId !== happening.actorId && !told.has(personId)) told.set(personId, notice);
    }
  }
  await addDeliveries(deps, records, happening, told);
  await records.outbox.add([
    {
      id: deps.ids.next(),
      agencyId,
      kind: "refreshCards",
      key: `refreshCards ${eventKey}`,
      payload: { documentId, exceptEvent: eventKey },
      createdAt: at,
      runAt: new Date(at.getTime() + refreshAfterMs),
    },
  ]);
}

/** Answers how many are new: the same event told twice is told once. */
export async function addDeliveries(
  deps: Pick<Services, "ids">,
  records: Records,
  { eventKey, agencyId, documentId, at }: Omit<Happening, "documentId"> & { documentId: string | null },
  told: ReadonlyMap<string, { reason: NoticeReason; assignmentId: string | null }>,
): Promise<number> {
  const added = await records.deliveries.addNew(
    [...told].map(([personId, { reason, assignmentId }]): DeliveryRecord => ({
      id: deps.ids.next(),
      agencyId,
      personId,
      eventKey,
      reason,
      documentId,
      assignmentId,
      outcome: "pending",
      why: null,
      activityId: null,
      conversationId: null,
      attempts: 0,
      createdAt: at,
      endedAt: null,
      shown: null,
    })),
  );
  await records.outbox.add(
    added.map((delivery) => ({
      id: deps.ids.next(),
      agencyId,
      kind: "deliverNotice",
      key: `deliverNotice ${delivery.id}`,
      payload: { deliveryId: delivery.id },
      createdAt: at,
      runAt: at,
    })),
  );
  return added.length;
}

/** The people behind an addressee on that day. */
export async function peopleAt(
  records: Records,
  agencyId: string,
  to: Addressee,
  at: Date,
): Promise<string[]> {
  if (to.kind === "person") return [to.id];
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const found =
    to.kind === "clerks"
      ? appointed.filter(({ role }) => role === "clerk")
      : headsOf(
          await unitAndSuccessors(records, to.id),
          appointed,
          await records.organisation.nodesOf(agencyId),
        );
  return found.map(({ personId }) => personId);
}

/** Where a unit, or what took over from it, has no head at present, the nearest one above answers for it. */
function headsOf(
  unitIds: readonly string[],
  appointed: readonly NamedAppointment[],
  nodes: readonly OrgNode[],
): NamedAppointment[] {
  const heads = appointed.filter(
    ({ role, unitId }) => role === "unitHead" && unitId !== null && unitIds.includes(unitId),
  );
  const above = nodes
    .filter(({ id }) => unitIds.includes(id))
    .flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
  return heads.length > 0 || above.length === 0 ? heads : headsOf(above, appointed, nodes);
}
