import { below, leadAt, type Assignment, type RoutingSlip } from "../../domain/routing/assignment.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { ChannelPost, UnitChannel } from "../../ports/records/channel-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { mostViews, type ChannelNotice, type Named, type PostStanding } from "../../ports/team-channels.ts";
import { presentDeadline } from "../incoming/present-deadline.ts";
import { peopleAt } from "../notices/tell-people.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";
import { peopleWithin } from "./unit-at-work.ts";

type Deps = Pick<Services, "store" | "clock">;

/**
 * What a post says now. A channel is many people: it says what all of them may know (number, urgency, deadline, who
 * handles it) and nothing of the document. Of one that was sealed, in which a mark of secrecy was found that nobody has
 * decided on, or that is no longer this channel's, it says nothing at all.
 */
export async function composePost(
  { store, clock }: Deps,
  post: Pick<ChannelPost, "agencyId" | "documentId" | "assignmentId">,
  channel: UnitChannel,
): Promise<ChannelNotice> {
  const { read } = store;
  const { agencyId, documentId, assignmentId } = post;
  const now = clock.now();
  const [node] = await read.organisation.nodesById([channel.unitId]);
  const blank: ChannelNotice = {
    language: channel.language,
    agencyId,
    documentId,
    assignmentId,
    version: 0,
    unitName: node?.name ?? "…",
    arrivalNumber: null,
    priority: 0,
    deadline: null,
    standing: "withheld",
    handler: null,
    heads: [],
    readers: [],
  };
  const document = await read.incoming.get(documentId);
  const slip = await read.routing.slip(documentId);
  const assignment = slip.assignments.find(({ id }) => id === assignmentId);
  const isOurs = document?.agencyId === agencyId && channel.endedAt === null;
  if (!isOurs || assignment === undefined || (await read.sealings.hasOpenMark(documentId))) return blank;
  const { workingHours } = await loadAgencyRules(read, agencyId, localDateOf(now));
  const calendar = await loadCalendar(read, agencyId, now, workingHours);
  const { deadlineAt, firstDeadlineAt, version } = assignment;
  const about = { agencyId, unitId: assignment.assignee.id };
  const heads = await peopleAt(read, agencyId, assignment.assignee, now);
  const readers = await peopleWithin(read, about, now);
  return {
    ...blank,
    version,
    arrivalNumber: document.arrivalNumber,
    priority: document.fields.priority,
    deadline: presentDeadline(deadlineAt, firstDeadlineAt, { now, calendar }),
    standing: standingOf(assignment, slip),
    handler: await handlerOf(read, assignment, slip),
    heads: await namedAll(read, heads),
    readers: readers.length > mostViews ? [] : directoryIds(await namedAll(read, readers)),
  };
}

function standingOf(assignment: Assignment, slip: RoutingSlip): PostStanding {
  switch (assignment.state) {
    case "assigned":
    case "acknowledged":
      return leadAt(slip, assignment.id) === null ? "waiting" : "taken";
    case "returned":
    case "completed":
    case "withdrawn":
      return assignment.state;
  }
}

/** Who leads within the unit, or led to the end. */
async function handlerOf(
  read: Records,
  assignment: Assignment,
  slip: RoutingSlip,
): Promise<ChannelNotice["handler"]> {
  const led = below(slip, [assignment]).findLast(
    (it) => it.parentId === assignment.id && it.role === "lead" && it.state === "completed",
  );
  const lead = leadAt(slip, assignment.id) ?? (assignment.state === "completed" ? led : undefined);
  if (lead === undefined || lead === null) return null;
  const { assignee, assignedAt, isClaim } = lead;
  const since = assignedAt.toISOString();
  if (assignee.kind === "person") {
    const [person = { name: "…", directoryId: null }] = await namedAll(read, [assignee.id]);
    return { ...person, since, isClaim };
  }
  const [unit] = await read.organisation.nodesById([assignee.id]);
  return { name: unit?.name ?? "…", directoryId: null, since, isClaim };
}

async function namedAll(read: Records, personIds: readonly string[]): Promise<Named[]> {
  const named: Named[] = [];
  for (const id of personIds) {
    const person = await read.people.person(id);
    if (person !== null) named.push({ name: person.fullName, directoryId: person.directoryId });
  }
  return named;
}

function directoryIds(people: readonly Named[]): string[] {
  return people.flatMap(({ directoryId }) => directoryId ?? []);
}
