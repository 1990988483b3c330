import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { IncomingDocument } from "../../../domain/incoming/incoming-document.ts";
import { foldWords } from "../../../domain/text/fold.ts";
import { localDateOf } from "../../../domain/time/local-date.ts";
import type {
  IncomingFilter,
  IncomingListed,
  IncomingPageRequest,
} from "../../../ports/records/incoming-records.ts";
import type { Tables } from "../schema.ts";
import type { Facet, SearchText } from "../search-place.ts";
import { priorityOf, stateOf, type IncomingRow } from "./incoming-row.ts";
import { columnsOfDocument, type Place } from "./listing.ts";
import { readablePage } from "./readable-page.ts";
import { typeFacets, withinTypes } from "./within-types.ts";
import { legalStandingOf } from "./signature-records.ts";

/** One page of the register as the reader may see it. */
export async function listIncoming(
  db: Kysely<Tables>,
  filter: IncomingFilter,
  page: IncomingPageRequest,
): Promise<IncomingListed[]> {
  const { scope, year, words = [], senderWords = [], states = [] } = filter;
  const lines = await readablePage<Line>(
    db,
    {
      kind: "incoming",
      columns,
      scope,
      year,
      words,
      senderWords,
      conditions: conditions(filter),
      oneOf: states.map((state) => sql<SqlBool>`d.state = ${state}`),
      facets: [...facetsAsked(filter), ...(await arrivals(db, filter))],
    },
    page,
  );
  return lines.map(toListed);
}

const shown = [
  "id",
  "year",
  "arrival_number",
  "number_suffix",
  "code_number",
  "code_notation",
  "issued_date",
  "type_name",
  "sender_name",
  "sender_agency_id",
  "abstract",
  "description",
  "priority",
  "arrived_at",
  "state",
  "deadline_at",
  "is_late",
  "file_count",
  "legal_value",
] as const satisfies readonly (keyof IncomingRow)[];
const columns = columnsOfDocument(shown);
type Line = Pick<IncomingRow, (typeof shown)[number]>;

function toListed(line: Line & Place): IncomingListed {
  return {
    document: {
      id: line.id,
      year: line.year,
      arrivalNumber: line.arrival_number,
      ...(line.number_suffix === "" ? {} : { numberSuffix: line.number_suffix }),
      fields: {
        codeNumber: line.code_number,
        codeNotation: line.code_notation,
        issuedDate: line.issued_date,
        typeName: line.type_name,
        senderName: line.sender_name,
        senderAgencyId: line.sender_agency_id,
        abstract: line.abstract,
        description: line.description,
        priority: priorityOf(line.priority),
        arrivedAt: line.arrived_at,
      },
      state: stateOf(line.state),
      deadlineAt: line.deadline_at,
      isLate: line.is_late,
    },
    position: line.position,
    fileCount: line.file_count,
    legalValue: legalStandingOf(line.legal_value),
  };
}

/** By what a document is found in the search beside its words. */
export function incomingFacets(
  document: Pick<IncomingDocument, "year" | "registerKey" | "state" | "late"> & {
    readonly fields: Pick<IncomingDocument["fields"], "typeName" | "priority" | "arrivedAt">;
  },
): Facet[] {
  const { fields } = document;
  const arrived = localDateOf(fields.arrivedAt);
  return [
    ["year", document.year],
    ["arrived", arrived.slice(0, 4)],
    ["arrived", arrived.slice(0, 7)],
    ["register", document.registerKey],
    ["state", document.state],
    ["type", fields.typeName],
    // What most documents are is no use to look for.
    ...(fields.priority === 0 ? [] : [["priority", fields.priority] satisfies Facet]),
    ...(document.late === null ? [] : [["late", 1] satisfies Facet]),
  ];
}

export function incomingText({ fields }: IncomingDocument, searchText: string): SearchText {
  return { text: searchText, senderWords: foldWords(fields.senderName) };
}

function facetsAsked(filter: IncomingFilter): Facet[][] {
  const { registerKey, states, typeFolded, priority, late } = filter;
  return [
    ...typeFacets(filter.scope),
    ...(registerKey === undefined ? [] : [[["register", registerKey] satisfies Facet]]),
    ...(states === undefined || states.length === 0 ? [] : [states.map((state): Facet => ["state", state])]),
    ...(typeFolded === undefined ? [] : [[["type", typeFolded] satisfies Facet]]),
    ...(priority === undefined || priority === 0 ? [] : [[["priority", priority] satisfies Facet]]),
    ...(late === true ? [[["late", 1] satisfies Facet]] : []),
  ];
}

const firstYear = 1945;

/** The years and months that cover the days of arrival; the days themselves are the document's to tell. */
async function arrivals(db: Kysely<Tables>, filter: IncomingFilter): Promise<Facet[][]> {
  const { arrivedFrom, arrivedBefore, scope } = filter;
  if (arrivedFrom === undefined && arrivedBefore === undefined) return [];
  const first = arrivedFrom === undefined ? `${firstYear}-01` : localDateOf(arrivedFrom).slice(0, 7);
  const last =
    arrivedBefore === undefined
      ? `${await latestYear(db, scope.agencyId)}-12`
      : localDateOf(new Date(arrivedBefore.getTime() - 1)).slice(0, 7);
  const facets: Facet[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`);
    const covered = months.filter((month) => first <= month && month <= last);
    if (covered.length === 12) facets.push(["arrived", year]);
    else facets.push(...covered.map((month): Facet => ["arrived", month]));
  }
  // A range that holds no day at all finds nothing.
  return [facets.length === 0 ? [["arrived", "never"]] : facets];
}

/** Nothing arrives after it is registered, but for a slip of the pen at the turn of a year. */
async function latestYear(db: Kysely<Tables>, agencyId: string): Promise<number> {
  const { latest } = await db
    .selectFrom("register")
    .select((select) => select.fn.max("year").as("latest"))
    .where("agency_id", "=", agencyId)
    .where("kind", "=", "incoming")
    .executeTakeFirstOrThrow();
  return (latest ?? firstYear) + 1;
}

function conditions(filter: IncomingFilter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = withinTypes(filter.scope);
  if (filter.registerKey !== undefined) all.push(sql<SqlBool>`d.register_key = ${filter.registerKey}`);
  if (filter.priority !== undefined) all.push(sql<SqlBool>`d.priority = ${filter.priority}`);
  if (filter.typeFolded !== undefined) all.push(sql<SqlBool>`d.type_folded = ${filter.typeFolded}`);
  if (filter.arrivedFrom !== undefined) all.push(sql<SqlBool>`d.arrived_at >= ${filter.arrivedFrom}`);
  if (filter.arrivedBefore !== undefined) all.push(sql<SqlBool>`d.arrived_at < ${filter.arrivedBefore}`);
  if (filter.deadlineBefore !== undefined) all.push(sql<SqlBool>`d.deadline_at < ${filter.deadlineBefore}`);
  // Written out: the index of the late ones is for this very condition.
  if (filter.late !== undefined) all.push(sql<SqlBool>`d.is_late = ${sql.lit(filter.late ? 1 : 0)}`);
  return all;
}
