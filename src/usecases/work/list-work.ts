import type { z } from "zod";
import type { Work, WorkBucket, WorkItem, workQuery } from "../../contract/routing.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import { deskOf, hasRole, type Actor } from "../../domain/people/actor.ts";
import { readScope } from "../../domain/policies/read-scope.ts";
import type { RoutingSlip } from "../../domain/routing/assignment.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { WorkDocument, WorkOwner, WorkPage, WorkPlace } from "../../ports/records/routing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { presentDeadline } from "../incoming/present-deadline.ts";
import { namesOnSlips, refOf, type Names, type Present } from "../incoming/present-slip.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";

type Query = z.output<typeof workQuery>;
type Bucket = Exclude<WorkBucket, "toHandle">;
type Kind = WorkItem["kind"];
interface Place extends WorkPlace {
  readonly kind: Kind;
}
interface Ordered extends Place {
  /** Sorts as text, and is unique; that of the last one shown is the cursor of the next page. */
  readonly key: string;
}
interface Part {
  readonly lines: readonly Place[];
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
  const documentIds = [...new Set(lines.map((it) => it.documentId))];
  const documents = await read.routing.workDocuments(documentIds);
  const slips = await read.routing.slips(documentIds);
  const names = await namesOnSlips(read, slips.values());
  return {
    counts: await countsOf(read, actor, toHandle.length),
    items: lines.flatMap((place) => {
      const document = documents.get(place.documentId);
      if (document === undefined) return [];
      return itemOf(place, { document, slip: slips.get(place.documentId), names }, { now, calendar });
    }),
    next,
  };
}

function ownerOf(actor: Actor): WorkOwner {
  const { agencyId, types } = readScope(actor);
  return { agencyId, personId: deskOf(actor), unitIds: actor.headOf, types };
}

/**
 * Everything that this person must act on, urgent first, then by deadline. What is not yet with anybody and has no
 * deadline stands where it came in, so that it is not forgotten behind what is due next month.
 */
async function linesToHandle({ routing }: Records, actor: Actor): Promise<Ordered[]> {
  const page = { after: null, limit: mostMerged };
  const answerer = {
    ...ownerOf(actor),
    scope: readScope(actor),
    isLeader: hasRole(actor, "leader"),
    isClerk: hasRole(actor, "clerk"),
  };
  const of = async (kind: Kind, lines: Promise<WorkPlace[]>): Promise<Place[]> =>
    (await lines).map((line) => ({ ...line, kind }));
  const all = [
    ...(hasRole(actor, "leader")
      ? await of("toInstruct", routing.documentsBefore(ownerOf(actor), page))
      : []),
    ...(hasRole(actor, "clerk") ? await of("toSubmit", routing.documentsToSubmit(actor.agencyId, page)) : []),
    ...(await of("extensionToDecide", routing.toAnswer(answerer, "extension", page))),
    ...(await of("returnedToMe", routing.toAnswer(answerer, "returned", page))),
    ...(await of("assignment", routing.openAssignments(ownerOf(actor), ["lead"], page))),
  ];
  const mine = all.filter(isStillMine).map((place): Ordered => ({ ...place, key: keyOf(place) }));
  return mine.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What came back to a clerk is the leader's once it is submitted. */
function isStillMine({ kind, documentState }: Place): boolean {
  return kind !== "returnedToMe" || documentState !== "submitted";
}

function keyOf({ documentId, assignmentId, priority, deadlineAt, kind, since }: Place): string {
  const urgency = 9 - priority;
  const at = deadlineAt ?? (kind === "assignment" ? endOfTime : since);
  return `${urgency} ${at.toISOString()} ${kind} ${assignmentId ?? documentId}`;
}

/** Where assignments without a deadline stand in the lists. */
const endOfTime = new Date("9999-12-31T00:00:00.000Z");

function pageOfMerged(all: readonly Ordered[], { cursor = "", limit }: Query): Part {
  const rest = all.filter(({ key }) => key > cursor);
  const lines = rest.slice(0, limit);
  const last = lines.at(-1);
  return { lines, next: last === undefined || rest.length <= limit ? null : last.key };
}

/** The other buckets are one list each, paged by the last line's deadline, or time of completion, and id. */
async function pageOf(
  records: Records,
  actor: Actor,
  { bucket, cursor, limit }: Query & { bucket: Bucket },
): Promise<Part> {
  const found = await load(records, actor, bucket, { after: placeIn(cursor), limit });
  const last = found.at(-1);
  const key = bucket === "done" ? last?.since : last?.deadlineAt;
  return {
    lines: found.map((line) => ({ ...line, kind: "assignment" })),
    next:
      found.length < limit || last === undefined
        ? null
        : `${(key ?? endOfTime).toISOString()} ${last.assignmentId}`,
  };
}

function load({ routing }: Records, actor: Actor, bucket: Bucket, page: WorkPage): Promise<WorkPlace[]> {
  const owner = ownerOf(actor);
  switch (bucket) {
    case "supporting":
      return routing.openAssignments(owner, ["support"], page);
    case "toKnow":
      return routing.openAssignments(owner, ["inform"], page);
    case "assignedByMe":
      return routing.assignedBy(readScope(actor), deskOf(actor), page);
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
  const by = { scope: readScope(actor), personId: deskOf(actor), owner };
  const { assigned, completed } = await records.routing.countListed(by, mostCounted);
  return {
    toHandle: Math.min(toHandle, mostCounted),
    supporting: open.support,
    toKnow: open.inform,
    assignedByMe: assigned,
    done: completed,
  };
}

interface Shown {
  readonly document: WorkDocument;
  readonly slip: RoutingSlip | undefined;
  readonly names: Names;
}

function itemOf(place: Place, { document, slip, names }: Shown, present: Present): WorkItem {
  const assignment = slip?.assignments.find((it) => it.id === place.assignmentId);
  const instruction =
    slip?.instructions.find((it) => it.id === assignment?.instructionId) ?? slip?.instructions.at(-1);
  const leads = slip?.assignments.filter(
    (it) => it.role === "lead" && it.state !== "withdrawn" && it.state !== "returned",
  );
  const ended = assignment?.completedAt ?? null;
  return {
    documentId: place.documentId,
    assignmentId: place.assignmentId,
    kind: place.kind,
    role: assignment?.role ?? null,
    year: document.year,
    arrivalNumber: document.arrivalNumber,
    symbol: joinSymbol(document.codeNumber, document.codeNotation),
    senderName: document.senderName,
    abstract: document.abstract,
    priority: place.priority,
    instruction:
      instruction === undefined || instruction.text === ""
        ? null
        : { by: refOf(names, instruction.by), text: instruction.text },
    assignees: (leads ?? []).map((it) => names.get(it.assignee.id) ?? "…"),
    state: assignment?.state ?? place.documentState,
    deadline: presentDeadline(
      place.deadlineAt,
      assignment?.firstDeadlineAt ?? null,
      ended === null ? present : { ...present, now: ended },
    ),
    since: place.since.toISOString(),
  };
}
