import type { LeftGroup, LeftWorkView } from "../../contract/left-work.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayReceive, maySeeLeftWork } from "../../domain/policies/may-on-left-work.ts";
import { readScope } from "../../domain/policies/read-scope.ts";
import type { Assignment } from "../../domain/routing/assignment.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { LeftWork } from "../../ports/records/left-work-records.ts";
import type { WorkDocument } from "../../ports/records/routing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { leftPlaces } from "./left-places.ts";
import { titleOf } from "./read-held-work.ts";
import { leftBehind } from "./serving-of.ts";

type Deps = Pick<Services, "store" | "clock">;

/** So much is listed and given away in one step. */
const mostListed = 120;

/** A line that still waits, as somebody asked a moment ago. */
interface Waiting {
  readonly left: LeftWork;
  readonly assignment: Assignment;
}

/** What people left behind at the units that the actor heads; for administrators at those that nobody heads. */
export async function listLeftWork({ store, clock }: Deps, actor: Actor): Promise<LeftWorkView> {
  demand(maySeeLeftWork(actor));
  const { read } = store;
  const now = clock.now();
  const found = await read.leftWork.at(await leftPlaces(read, actor, now), mostListed + 1);
  const waiting = await stillLeft(read, found.slice(0, mostListed), now);
  const ids = waiting.map(({ assignment }) => assignment.documentId);
  const documents = await read.routing.workDocuments([...new Set(ids)]);
  const readable = await read.leftWork.readable(
    readScope(actor),
    waiting.map(({ assignment }) => assignment.id),
  );
  const byGroup = Map.groupBy(waiting, ({ left }) => left.departureId);
  const groupOf = await groupsFor(read, actor, waiting, now);
  return {
    groups: [...byGroup.values()].flatMap((lines) =>
      groupOf(
        lines,
        lines.flatMap((line) => itemOf(line, documents, readable)),
      ),
    ),
    hasMore: found.length > mostListed,
  };
}

/** Somebody may have come back since the job looked. */
async function stillLeft(read: Records, found: readonly LeftWork[], now: Date): Promise<Waiting[]> {
  const people = Map.groupBy(found, ({ personId }) => personId);
  const waiting: Waiting[] = [];
  for (const rows of people.values()) {
    const [first] = rows;
    if (first === undefined) continue;
    const open = new Map((await read.leftWork.openOf(first)).map((it) => [it.id, it]));
    const leftAt = await leftBehind(read, first, localDateOf(now));
    for (const left of rows) {
      const assignment = open.get(left.assignmentId);
      if (assignment !== undefined && leftAt(assignment)?.unitId === left.unitId)
        waiting.push({ left, assignment });
    }
  }
  return waiting;
}

function itemOf(
  { assignment }: Waiting,
  documents: ReadonlyMap<string, WorkDocument>,
  readable: ReadonlySet<string>,
): LeftGroup["items"] {
  const { id, documentId, version, role, deadlineAt } = assignment;
  const document = documents.get(documentId);
  if (document === undefined) return [];
  const mayRead = readable.has(id);
  return [
    {
      assignmentId: id,
      version,
      title: titleOf(document),
      documentId: mayRead ? documentId : null,
      abstract: mayRead ? document.abstract : null,
      role,
      deadlineAt: deadlineAt?.toISOString() ?? null,
    },
  ];
}

/** What a group says beside its lines; the names are looked up for all groups at once. */
async function groupsFor(read: Records, actor: Actor, waiting: readonly Waiting[], now: Date) {
  const names = await read.people.names([...new Set(waiting.map(({ left }) => left.personId))]);
  const nodes = new Map((await read.organisation.nodesOf(actor.agencyId)).map(({ id, name }) => [id, name]));
  const appointed = await read.people.appointedIn(actor.agencyId, localDateOf(now));
  const unitName = (unitId: string | null) => (unitId === null ? null : (nodes.get(unitId) ?? null));
  return (lines: readonly Waiting[], items: LeftGroup["items"]): LeftGroup[] => {
    const [first] = lines;
    if (first === undefined || items.length === 0) return [];
    const { personId, unitId, cause } = first.left;
    const receivers = new Map<string, LeftGroup["receivers"][number]>();
    for (const it of appointed)
      if (it.personId !== personId && mayReceive(actor, { unitId }, it) && !receivers.has(it.personId))
        receivers.set(it.personId, { id: it.personId, name: it.personName, unit: unitName(it.unitId) });
    return [
      {
        person: { id: personId, name: names.get(personId) ?? "…" },
        unit: unitId === null ? null : { id: unitId, name: unitName(unitId) ?? "…" },
        cause,
        items,
        receivers: [...receivers.values()],
      },
    ];
  };
}
