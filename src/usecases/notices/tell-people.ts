import type { Addressee, NoticeTo } from "../../domain/notices/notices-of.ts";
import { withUnitsBelow, type OrgNode } from "../../domain/organisation/org-node.ts";
import type { Role } from "../../domain/people/actor.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { DeliveryRecord, NoticeReason } from "../../ports/records/delivery-records.ts";
import type { NamedAppointment } from "../../ports/records/people-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { isPractice } from "../practice/is-practice.ts";
import type { Told } from "./told.ts";
import { toStandIns } from "./to-stand-ins.ts";
import { unitAndSuccessors } from "../routing/unit-and-successors.ts";

/** What happened, for whom a card is due. `eventKey` is unique to the event: one card a person and event. */
export interface Happening {
  readonly eventKey: string;
  readonly agencyId: string;
  readonly documentId: string;
  readonly actorId: string | null;
  readonly at: Date;
}

/** Hỏa tốc. */
const immediate = 3;

/** Whom to tell, and why. */
export interface TellTo extends Pick<NoticeTo, "to" | "assignmentId"> {
  readonly reason: NoticeReason;
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
  notices: readonly TellTo[],
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
      line: "cards",
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
  happening: HappeningToMany,
  told: Told,
): Promise<number> {
  return (await newDeliveries(deps, records, happening, told)).length;
}

/** `announced`: how urgent an announcement is; a document brings its own urgency. */
export type HappeningToMany = Omit<Happening, "documentId"> & {
  readonly documentId: string | null;
  readonly announced?: number;
};

/** The same; answers those that are new. Hỏa tốc waits in a line of its own, ahead of everything else. */
export async function newDeliveries(
  deps: Pick<Services, "ids">,
  records: Records,
  { eventKey, agencyId, documentId, actorId, at, announced }: HappeningToMany,
  told: Told,
): Promise<DeliveryRecord[]> {
  if (told.size === 0) return [];
  const document = documentId === null ? null : await records.incoming.get(documentId);
  const issued = documentId === null || document !== null ? null : await records.outgoing.get(documentId);
  const priority = announced ?? (document ?? issued)?.fields.priority ?? 0;
  const ordinary = announced === undefined ? "cards" : "bulk";
  const own = [...told].map(([personId, why]) => ({ onBehalfOf: null, ...why, personId, eventKey }));
  const typeName = document?.fields.typeName ?? null;
  const standIns = await toStandIns(records, { eventKey, agencyId, typeName, actorId, at }, told);
  const added = await records.deliveries.addNew(
    ((await isPractice(records, agencyId)) ? [] : [...own, ...standIns]).map(
      ({ personId, onBehalfOf, eventKey: key, reason, assignmentId }): DeliveryRecord => ({
        id: deps.ids.next(),
        agencyId,
        personId,
        onBehalfOf,
        eventKey: key,
        reason,
        documentId,
        assignmentId,
        outcome: "pending",
        why: null,
        activityId: null,
        conversationId: null,
        attempts: 0,
        answers: 0,
        createdAt: at,
        endedAt: null,
        shown: null,
        toldIn: null,
      }),
    ),
  );
  await records.outbox.add(
    added.map((delivery) => ({
      id: deps.ids.next(),
      agencyId,
      kind: "deliverNotice",
      key: `deliverNotice ${delivery.id}`,
      line: priority >= immediate ? "urgent" : ordinary,
      payload: { deliveryId: delivery.id, priority },
      createdAt: at,
      runAt: at,
    })),
  );
  return added;
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
  const inRole = (role: Role): string[] =>
    appointed.filter((it) => it.role === role).map(({ personId }) => personId);
  switch (to.kind) {
    case "clerks":
      return inRole("clerk");
    case "clerk":
      return inRole("clerk").includes(to.by) ? [to.by] : inRole("clerk");
    case "leader": {
      const leader = [to.by, to.now].find((id) => id !== null && inRole("leader").includes(id));
      // Nobody is left who could answer: the clerks submit the document to another leader.
      return leader ? [leader] : inRole("clerk");
    }
    case "unit":
      return headsOf(await unitAndSuccessors(records, to.id), {
        appointed,
        nodes: await records.organisation.nodesOf(agencyId),
      });
    case "head": {
      const nodes = await records.organisation.nodesOf(agencyId);
      const units = await unitAndSuccessors(records, to.unitId);
      const heads = headsOf(units, { appointed, nodes });
      const isStillHead = appointed.some(
        (it) => it.personId === to.by && it.role === "unitHead" && isOver(it.unitId, units, nodes),
      );
      return isStillHead && !heads.includes(to.by) ? [to.by, ...heads] : heads;
    }
  }
}

interface Organisation {
  readonly appointed: readonly NamedAppointment[];
  readonly nodes: readonly OrgNode[];
}

/** Where a unit, or what took over from it, has no head at present, the nearest one above answers for it. */
function headsOf(unitIds: readonly string[], { appointed, nodes }: Organisation): string[] {
  const heads = appointed.filter(
    ({ role, unitId }) => role === "unitHead" && unitId !== null && unitIds.includes(unitId),
  );
  const above = nodes
    .filter(({ id }) => unitIds.includes(id))
    .flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
  return heads.length > 0 || above.length === 0
    ? heads.map(({ personId }) => personId)
    : headsOf(above, { appointed, nodes });
}

/** Whoever heads a unit answers for those below it too. */
function isOver(headed: string | null, unitIds: readonly string[], nodes: readonly OrgNode[]): boolean {
  return headed !== null && withUnitsBelow([headed], nodes).some((id) => unitIds.includes(id));
}
