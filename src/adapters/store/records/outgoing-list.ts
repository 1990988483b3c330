import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { OutgoingDocument } from "../../../domain/outgoing/outgoing-document.ts";
import { yearOf } from "../../../domain/time/local-date.ts";
import type {
  OutgoingFilter,
  OutgoingListed,
  OutgoingPageRequest,
} from "../../../ports/records/outgoing-records.ts";
import type { Tables } from "../schema.ts";
import type { Facet } from "../search-place.ts";
import { columnsOfDocument } from "./listing.ts";
import { documentColumns, outgoingTypeName, toOutgoing, type OutgoingRow } from "./outgoing-row.ts";
import { readablePage } from "./readable-page.ts";
import { typeFacets, withinTypes } from "./within-types.ts";
import { legalStandingOf } from "./signature-records.ts";

/** One page of what was issued, as the reader may see it, by number. */
export async function listOutgoing(
  db: Kysely<Tables>,
  filter: OutgoingFilter,
  page: OutgoingPageRequest,
): Promise<OutgoingListed[]> {
  const { scope, year, words = [] } = filter;
  const lines = await readablePage<Line>(
    db,
    {
      kind: "outgoing",
      columns,
      scope,
      year,
      years: yearsOf(filter),
      words,
      senderWords: [],
      conditions: conditions(filter),
      oneOf: [],
      facets: facetsAsked(filter),
    },
    { direction: "newestFirst", ...page },
  );
  return lines.map((line) => ({
    document: toOutgoing(line),
    position: line.position,
    registerName: line.register_name,
    fileCount: line.file_count,
    legalValue: legalStandingOf(line.legal_value),
  }));
}

const columns = [
  ...columnsOfDocument([...documentColumns, "file_count", "legal_value"]),
  sql<string>`(select r.name from register as r where r.id = d.register_id)`.as("register_name"),
];
type Line = Pick<OutgoingRow, (typeof documentColumns)[number] | "file_count" | "legal_value"> & {
  readonly register_name: string;
};

/** By what a document is found in the search beside its words. */
export function outgoingFacets({ year, registerKey, fields }: OutgoingDocument): Facet[] {
  return [
    ["year", year],
    ["register", registerKey],
    ["type", outgoingTypeName(fields)],
  ];
}

function facetsAsked({ registerKey, typeFolded, scope }: OutgoingFilter): Facet[][] {
  return [
    ...typeFacets(scope),
    ...(registerKey === undefined ? [] : [[["register", registerKey] satisfies Facet]]),
    ...(typeFolded === undefined ? [] : [[["type", typeFolded] satisfies Facet]]),
  ];
}

/** A number is of the year of its document's date (NĐ 30, Đ15), so that a period needs no other years. */
function yearsOf({ issuedFrom, issuedTo }: OutgoingFilter): { first: number; last: number } | undefined {
  if (issuedFrom === undefined && issuedTo === undefined) return undefined;
  return {
    first: issuedFrom === undefined ? earliestYear : yearOf(issuedFrom),
    last: issuedTo === undefined ? latestYear : yearOf(issuedTo),
  };
}

const [earliestYear, latestYear] = [1000, 9998];

function conditions(filter: OutgoingFilter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = withinTypes(filter.scope);
  if (filter.registerKey !== undefined) all.push(sql<SqlBool>`d.register_key = ${filter.registerKey}`);
  if (filter.typeFolded !== undefined) all.push(sql<SqlBool>`d.type_folded = ${filter.typeFolded}`);
  if (filter.issuedFrom !== undefined) all.push(sql<SqlBool>`d.issued_date >= ${filter.issuedFrom}`);
  if (filter.issuedTo !== undefined) all.push(sql<SqlBool>`d.issued_date <= ${filter.issuedTo}`);
  return all;
}
