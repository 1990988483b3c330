import type { z } from "zod";
import type { Work, WorkBucket, WorkItem, workQuery } from "../../contract/routing.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import { hasRole, type Actor } from "../../domain/people/actor.ts";
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
type Kind = WorkItem["kind"];
interface Line extends WorkLine {
  readonly kind: Kind;
}

/** Counts stop here: '99+' says enough, and nobody waits for a count of thousands. */
const mostCounted = 100;

/**
 * What waits for this person. A bucket is made of one or two lists; each is paged by itself, and the cursor says in
 * which of them the next page begins.
 */
export async function listWork(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  query: Query,
): Promise<Work> {
  const { read } = deps.store;
  const now = deps.clock.now();
  const sources = sourcesOf(read, actor, query.bucket);
  const { lines, next } = await pageOf(sources, query);
  const rules = await loadAgencyRules(read, actor.agencyId, localDateOf(now));
  const calendar = await loadCalendar(read, actor.agencyId, now, rules.workingHours);
  const slips = await read.routing.slips([...new Set(lines.map((it) => it.document.id))]);
  const names = await namesOnSlips(read, slips.values());
  return {
    counts: await countsOf(read, actor),
    items: lines.map((it) => itemOf(it, slips.get(it.document.id), names, { now, calendar })),
    next,
  };
}

type Source = { readonly kind: Kind; load(page: WorkPage): Promise<WorkLine[]> };

function ownerOf(actor: Actor): WorkOwner {
  return { agencyId: actor.agencyId, personId: actor.personId, unitIds: actor.headOf };
}

function sourcesOf(records: Records, actor: Actor, bucket: WorkBucket): Source[] {
  const { routing } = records;
  const owner = ownerOf(actor);
  const open = (role: "lead" | "support" | "inform"): Source => ({
    kind: "assignment",
    load: (page) => routing.openAssignments(owner, [role], page),
  });
  switch (bucket) {
    case "toHandle":
      return [
        ...(hasRole(actor, "leader")
          ? [source("toInstruct", (page) => routing.documentsBefore(actor.agencyId, actor.personId, page))]
          : []),
        ...givenBack(records, actor),
        open("lead"),
        ...(hasRole(actor, "clerk")
          ? [source("toSubmit", (page) => routing.documentsToSubmit(actor.agencyId, page))]
          : []),
      ];
    case "supporting":
      return [open("support")];
    case "toKnow":
      return [open("inform")];
    case "assignedByMe":
      return [
        source("assignment", (page) => routing.assignedBy(actor.agencyId, actor.personId, "open", page)),
      ];
    case "done":
      return [source("assignment", (page) => routing.completedBy(owner, page))];
  }
}

/** Answers that others wait for: more time, and assignments that came back. */
function givenBack({ routing }: Records, actor: Actor): Source[] {
  return [
    source("extensionToDecide", (page) =>
      routing.assignedBy(actor.agencyId, actor.personId, "extension", page),
    ),
    source("returnedToMe", (page) => routing.assignedBy(actor.agencyId, actor.personId, "returned", page)),
  ];
}

const source = (kind: Kind, load: Source["load"]): Source => ({ kind, load });

async function pageOf(
  sources: readonly Source[],
  { cursor, limit, bucket }: Query,
): Promise<{ lines: Line[]; next: string | null }> {
  let { at, after } = placeIn(cursor);
  const lines: Line[] = [];
  for (; at < sources.length && lines.length < limit; at += 1, after = null) {
    const from = sources[at];
    if (from === undefined) break;
    const room = limit - lines.length;
    const found = await from.load({ after, limit: room });
    lines.push(...found.map((line) => ({ ...line, kind: from.kind })));
    const last = found.at(-1);
    if (found.length === room && last !== undefined) return { lines, next: cursorAfter(at, last, bucket) };
  }
  return { lines, next: null };
}

/** `2 2026-11-22T10:00:00.000Z 0198…`: the list and the last line's keys in it. */
function cursorAfter(at: number, { document, assignment }: WorkLine, bucket: WorkBucket): string {
  if (assignment === null) return `${at} ${document.registeredAt.toISOString()} ${document.id}`;
  const key = bucket === "done" ? assignment.completedAt : assignment.deadlineAt;
  return `${at} ${(key ?? endOfTime).toISOString()} ${assignment.id}`;
}

/** Where assignments without a deadline stand in the lists. */
const endOfTime = new Date("9999-12-31T00:00:00.000Z");

function placeIn(cursor: string | undefined): { at: number; after: WorkPage["after"] } {
  if (cursor === undefined) return { at: 0, after: null };
  const [at = "", dueKey = "", id = ""] = cursor.split(" ");
  const isWrong = !/^\d$/u.test(at) || Number.isNaN(Date.parse(dueKey)) || id === "";
  if (isWrong) throw new RuleBroken("http.field-wrong", { field: "cursor" });
  return { at: Number(at), after: { dueKey, id } };
}

async function countsOf(records: Records, actor: Actor): Promise<Work["counts"]> {
  const { routing } = records;
  const first = { after: null, limit: mostCounted };
  const open = await routing.countOpen(ownerOf(actor), mostCounted);
  const before = hasRole(actor, "leader")
    ? (await routing.documentsBefore(actor.agencyId, actor.personId, first)).length
    : 0;
  const toSubmit = hasRole(actor, "clerk")
    ? (await routing.documentsToSubmit(actor.agencyId, first)).length
    : 0;
  let back = 0;
  for (const { load } of givenBack(records, actor)) back += (await load(first)).length;
  const given = await routing.assignedBy(actor.agencyId, actor.personId, "open", first);
  return {
    toHandle: open.lead + before + toSubmit + back,
    supporting: open.support,
    toKnow: open.inform,
    assignedByMe: given.length,
    done: 0,
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
