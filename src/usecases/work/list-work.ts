import type { z } from "zod";
import type { Work, WorkBucket, WorkItem, workQuery } from "../../contract/routing.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import { hasRole, type Actor } from "../../domain/people/actor.ts";
import { readScope } from "../../domain/policies/read-scope.ts";
import type { RoutingSlip } from "../../domain/routing/assignment.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { WorkLine, WorkOwner, WorkPage } from "../../ports/records/routing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { presentDeadline } from "../incoming/present-deadline.ts";
import { namesOnSlips, type Names, type Present } from "../incoming/present-slip.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";

type Query = z.output<typeof workQuery>;
type Bucket = Exclude<WorkBucket, "toHandle">;
type Kind = WorkItem["kind"];
interface Line extends WorkLine {
  readonly kind: Kind;
}
interface Part {
  readonly lines: readonly Line[];
  readonly next: string | null;
}

/** Counts stop here: '99+' says enough, and nobody waits for a count of thousands. */
const mostCounted = 100;
/**
 * So much of each kind is looked at to bring what is to be handled into one order; whoever has more is shown the rest
 * when some of it is done.
 */
const mostMerged = 300;

/** What waits for this person, and what they have given to others or finished. */
export async function listWork(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  query: Query,
): Promise<Work> {
  const { read } = deps.store;
  const now = deps.clock.now();
  const toHandle = await linesToHandle(read, actor);
  const { bucket } = query;
  const { lines, next } =
    bucket === "toHandle" ? pageOfMerged(toHandle, query) : await pageOf(read, actor, { ...query, bucket });
  const rules = await loadAgencyRules(read, actor.agencyId, localDateOf(now));
  const calendar = await loadCalendar(read, actor.agencyId, now, rules.workingHours);
  const slips = await read.routing.slips([...new Set(lines.map((it) => it.document.id))]);
  const names = await namesOnSlips(read, slips.values());
  return {
    counts: await countsOf(read, actor, toHandle.length),
    items: lines.map((it) => itemOf(it, slips.get(it.document.id), names, { now, calendar })),
    next,
  };
}

function ownerOf(actor: Actor): WorkOwner {
  return { agencyId: actor.agencyId, personId: actor.personId, unitIds: actor.headOf };
}

/**
 * Everything that this person must act on, urgent first, then by deadline. What is not yet with anybody and has no
 * deadline stands where it came in, so that it is not forgotten behind what is due next month.
 */
async function linesToHandle({ routing }: Records, actor: Actor): Promise<Line[]> {
  const { agencyId, personId } = actor;
  const page = { after: null, limit: mostMerged };
  const answerer = {
    ...ownerOf(actor),
    scope: readScope(actor),
    isLeader: hasRole(actor, "leader"),
    isClerk: hasRole(actor, "clerk"),
  };
  const of = async (kind: Kind, lines: Promise<WorkLine[]>): Promise<Line[]> =>
    (await lines).map((line) => ({ ...line, kind }));
  const all = [
    ...(hasRole(actor, "leader")
      ? await of("toInstruct", routing.documentsBefore(agencyId, personId, page))
      : []),
    ...(hasRole(actor, "clerk") ? await of("toSubmit", routing.documentsToSubmit(agencyId, page)) : []),
    ...(await of("extensionToDecide", routing.toAnswer(answerer, "extension", page))),
    ...(await of("returnedToMe", routing.toAnswer(answerer, "returned", page))),
    ...(await of("assignment", routing.openAssignments(ownerOf(actor), ["lead"], page))),
  ];
  return all.filter(isStillMine).toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** What came back to a clerk is the leader's once it is submitted. */
function isStillMine({ kind, document }: Line): boolean {
  return kind !== "returnedToMe" || document.state !== "submitted";
}

/** Sorts as text, and is unique; the last one shown is the cursor of the next page. */
function placeOf({ document, assignment, kind, since }: Line): string {
  const urgency = 9 - document.fields.priority;
  const deadlineAt = assignment === null ? document.deadlineAt : assignment.deadlineAt;
  const at = deadlineAt ?? (kind === "assignment" ? endOfTime : since);
  return `${urgency} ${at.toISOString()} ${kind} ${assignment?.id ?? document.id}`;
}

/** Where assignments without a deadline stand in the lists. */
const endOfTime = new Date("9999-12-31T00:00:00.000Z");

function pageOfMerged(all: readonly Line[], { cursor = "", limit }: Query): Part {
  const rest = all.filter((line) => placeOf(line) > cursor);
  const lines = rest.slice(0, limit);
  const last = lines.at(-1);
  return { lines, next: last === undefined || rest.length <= limit ? null : placeOf(last) };
}

/** The other buckets are one list each, paged by the last line's deadline, or time of completion, and id. */
async function pageOf(
  records: Records,
  actor: Actor,
  { bucket, cursor, limit }: Query & { bucket: Bucket },
): Promise<Part> {
  const found = await load(records, actor, bucket, { after: placeIn(cursor), limit });
  const last = found.at(-1)?.assignment;
  const key = bucket === "done" ? last?.completedAt : last?.deadlineAt;
  return {
    lines: found.map((line) => ({ ...line, kind: "assignment" })),
    next:
      found.length < limit || last === undefined || last === null
        ? null
        : `${(key ?? endOfTime).toISOString()} ${last.id}`,
  };
}

function load({ routing }: Records, actor: Actor, bucket: Bucket, page: WorkPage): Promise<WorkLine[]> {
  const owner = ownerOf(actor);
  switch (bucket) {
    case "supporting":
      return routing.openAssignments(owner, ["support"], page);
    case "toKnow":
      return routing.openAssignments(owner, ["inform"], page);
    case "assignedByMe":
      return routing.assignedBy(readScope(actor), actor.personId, page);
    case "done":
      return routing.completedBy(owner, page);
  }
}

function placeIn(cursor: string | undefined): WorkPage["after"] {
  if (cursor === undefined) return null;
  const [dueKey = "", id = ""] = cursor.split(" ");
  if (Number.isNaN(Date.parse(dueKey)) || id === "") {
    throw new RuleBroken("http.field-wrong", { field: "cursor" });
  }
  return { dueKey, id };
}

async function countsOf(records: Records, actor: Actor, toHandle: number): Promise<Work["counts"]> {
  const owner = ownerOf(actor);
  const open = await records.routing.countOpen(owner, mostCounted);
  const by = { scope: readScope(actor), personId: actor.personId, owner };
  const { assigned, completed } = await records.routing.countListed(by, mostCounted);
  return {
    toHandle: Math.min(toHandle, mostCounted),
    supporting: open.support,
    toKnow: open.inform,
    assignedByMe: assigned,
    done: completed,
  };
}

function itemOf(line: Line, slip: RoutingSlip | undefined, names: Names, present: Present): WorkItem {
  const { document, assignment, kind, since } = line;
  const { fields } = document;
  const instruction =
    slip?.instructions.find((it) => it.id === assignment?.instructionId) ?? slip?.instructions.at(-1);
  const leads = slip?.assignments.filter(
    (it) => it.role === "lead" && it.state !== "withdrawn" && it.state !== "returned",
  );
  const ended = assignment?.completedAt ?? null;
  return {
    documentId: document.id,
    assignmentId: assignment?.id ?? null,
    kind,
    role: assignment?.role ?? null,
    year: document.year,
    arrivalNumber: document.arrivalNumber,
    symbol: joinSymbol(fields.codeNumber, fields.codeNotation),
    senderName: fields.senderName,
    abstract: fields.abstract,
    priority: fields.priority,
    instruction:
      instruction === undefined || instruction.text === ""
        ? null
        : { by: names.get(instruction.by) ?? "…", text: instruction.text },
    assignees: (leads ?? []).map((it) => names.get(it.assignee.id) ?? "…"),
    state: assignment?.state ?? document.state,
    deadline: presentDeadline(
      assignment === null ? document.deadlineAt : assignment.deadlineAt,
      assignment?.firstDeadlineAt ?? null,
      ended === null ? present : { ...present, now: ended },
    ),
    since: since.toISOString(),
  };
}
