import type { Page } from "../../contract/common.ts";
import type { IncomingQuery, IncomingRow } from "../../contract/incoming.ts";
import type { BookColumns } from "../../domain/imports/imported-entry.ts";
import { keyBefore } from "../../domain/incoming/sort-key.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { readScope } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { RoutingSlip } from "../../domain/routing/assignment.ts";
import { fold, foldWords } from "../../domain/text/fold.ts";
import { addDays, instantAt, localDate, localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type {
  IncomingFilter,
  IncomingListed,
  IncomingPageRequest,
} from "../../ports/records/incoming-records.ts";
import type { Services } from "../../ports/services.ts";
import { receiptsOf, receiversOf, transferredOn } from "../print/receivers.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";
import { presentDeadline } from "./present-deadline.ts";
import { namesOnSlips, type Names, type Present } from "./present-slip.ts";

/** One page of the register of incoming documents, as far as the actor may read it; the same for clerk and leader. */
export async function listIncoming(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  query: IncomingQuery,
): Promise<Page<IncomingRow>> {
  const { read } = deps.store;
  const now = deps.clock.now();
  const listed = await read.incoming.list(filterOf(actor, query, now), pageOf(query, now));
  const rules = await loadAgencyRules(read, actor.agencyId, localDateOf(now));
  const calendar = await loadCalendar(read, actor.agencyId, now, rules.workingHours);
  const ids = listed.map((it) => it.document.id);
  const slips = await read.routing.slips(ids);
  const amended = await read.incoming.amendedAmong(ids);
  const names = await namesOnSlips(read, slips.values());
  // What was imported has no files, so that the others need not be looked for.
  const books = await read.imports.books(
    listed.flatMap(({ document, fileCount }) => (fileCount === 0 ? [document.id] : [])),
  );
  const last = listed.length < query.limit ? undefined : listed.at(-1);
  return {
    items: listed.map((it) =>
      rowOf(it, {
        slip: slips.get(it.document.id),
        isAmended: amended.has(it.document.id),
        book: books.get(it.document.id),
        names,
        present: { now, calendar },
      }),
    ),
    next: last === undefined ? null : String(last.position),
  };
}

function filterOf(actor: Actor, query: IncomingQuery, now: Date): IncomingFilter {
  const words = foldWords(query.q ?? "");
  return {
    // A register holds what its own agency registered; what others sent here stands among the outgoing documents.
    scope: { ...readScope(actor), received: null },
    year: query.year,
    registerKey: query.register,
    priority: query.priority,
    typeFolded: query.typeName === undefined ? undefined : fold(query.typeName),
    senderWords: query.sender === undefined ? undefined : foldWords(query.sender),
    arrivedFrom: query.from === undefined ? undefined : instantAt(query.from, "00:00"),
    arrivedBefore: query.to === undefined ? undefined : instantAt(addDays(query.to, 1), "00:00"),
    words: words.length === 0 ? undefined : words,
    ...viewOf(query, now),
  };
}

/** The saved filters of the register. */
function viewOf({ view, state }: IncomingQuery, now: Date): Partial<IncomingFilter> {
  const states = state === undefined ? {} : { states: [state] };
  switch (view) {
    case "all":
      return states;
    case "notSubmitted":
      return { states: ["registered", "returned"] };
    case "overdue":
      return { states: ["registered", "submitted", "returned", "assigned"], deadlineBefore: now };
    case "thisMonth": {
      const today = localDateOf(now);
      const first = localDate(yearOf(today), Number(today.slice(5, 7)), 1);
      return { ...states, arrivedFrom: instantAt(first, "00:00") };
    }
    case "late":
      return { ...states, late: true };
  }
}

function pageOf(query: IncomingQuery, now: Date): IncomingPageRequest {
  return { direction: directionOf(query.sort), limit: query.limit, after: positionOf(query, now) };
}

const directionOf = (sort: IncomingQuery["sort"]) => (sort === "number" ? "newestFirst" : "oldestFirst");

function positionOf({ cursor, atNumber, year, sort }: IncomingQuery, now: Date): number | null {
  if (cursor !== undefined) {
    const position = Number(cursor);
    if (!Number.isSafeInteger(position)) throw new RuleBroken("http.field-wrong", { field: "cursor" });
    return position;
  }
  if (atNumber === undefined) return null;
  return keyBefore(year ?? yearOf(localDateOf(now)), atNumber, directionOf(sort));
}

/** What stands beside a document in its row. */
interface Beside {
  readonly slip: RoutingSlip | undefined;
  readonly isAmended: boolean;
  readonly book: BookColumns | undefined;
  readonly names: Names;
  readonly present: Present;
}

function rowOf(
  { document, fileCount, legalValue }: IncomingListed,
  { slip, isAmended, book, names, present }: Beside,
): IncomingRow {
  const { fields } = document;
  const received = slip === undefined ? [] : receiversOf(slip);
  const leads = slip?.assignments.filter(
    (it) => it.role === "lead" && it.state !== "withdrawn" && it.state !== "returned",
  );
  const handled = (leads ?? []).map((it) => names.get(it.assignee.id) ?? "…");
  return {
    id: document.id,
    year: document.year,
    arrivalNumber: document.arrivalNumber,
    ...(document.numberSuffix === undefined ? {} : { numberSuffix: document.numberSuffix }),
    arrivedAt: fields.arrivedAt.toISOString(),
    symbol: joinSymbol(fields.codeNumber, fields.codeNotation),
    issuedDate: fields.issuedDate,
    senderName: fields.senderName,
    typeName: fields.typeName,
    abstract: fields.abstract,
    priority: fields.priority,
    state: document.state,
    isLate: document.isLate,
    deadline:
      document.state === "done" || document.state === "refused"
        ? null
        : presentDeadline(document.deadlineAt, null, present),
    handledBy: handled.length > 0 || !book?.receiver ? handled : [book.receiver],
    transferredOn: transferredOn(received) ?? book?.transferredOn ?? null,
    ...(book === undefined ? {} : { imported: book }),
    receipts: receiptsOf(received).map(({ personId, at }) => ({
      by: names.get(personId) ?? "…",
      at: at.toISOString(),
    })),
    isAmended,
    note: fields.description,
    fileCount,
    legalValue,
  };
}
