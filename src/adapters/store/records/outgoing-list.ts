import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { OutgoingDocument } from "../../../domain/outgoing/outgoing-document.ts";
import type { OutgoingFilter, OutgoingListed } from "../../../ports/records/outgoing-records.ts";
import { inList } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import type { Facet } from "../search.ts";
import { fileCounts } from "./document-access.ts";
import { outgoingTypeName, toOutgoing } from "./outgoing-row.ts";
import { readablePage } from "./readable-page.ts";

/** One page of what was issued, as the reader may see it, newest first. */
export async function listOutgoing(
  db: Kysely<Tables>,
  filter: OutgoingFilter,
  page: { readonly after: number | null; readonly limit: number },
): Promise<OutgoingListed[]> {
  const { scope, year, words = [] } = filter;
  const found = await readablePage(
    db,
    {
      kind: "outgoing",
      scope,
      year,
      words,
      senderWords: [],
      conditions: conditions(filter),
      oneOf: [],
      facets: facetsAsked(filter),
    },
    { ...page, direction: "newestFirst" },
  );
  if (found.length === 0) return [];
  const ids = found.map((it) => it.id);
  const rows = await db
    .selectFrom("outgoing_document as d")
    .innerJoin("register as r", "r.id", "d.register_id")
    .selectAll("d")
    .select("r.name as register_name")
    .where(inList(db, "d.id", ids))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counts = await fileCounts(db, ids);
  return found.flatMap(({ id, position }) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const fileCount = counts.get(id) ?? 0;
    return [{ document: toOutgoing(row), position, registerName: row.register_name, fileCount }];
  });
}

/** By what a document is found in the search beside its words. */
export function outgoingFacets({ year, registerKey, fields }: OutgoingDocument): Facet[] {
  return [
    ["year", year],
    ["register", registerKey],
    ["type", outgoingTypeName(fields)],
  ];
}

function facetsAsked({ registerKey, typeFolded }: OutgoingFilter): Facet[][] {
  return [
    ...(registerKey === undefined ? [] : [[["register", registerKey] satisfies Facet]]),
    ...(typeFolded === undefined ? [] : [[["type", typeFolded] satisfies Facet]]),
  ];
}

function conditions(filter: OutgoingFilter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  if (filter.registerKey !== undefined) all.push(sql<SqlBool>`d.register_key = ${filter.registerKey}`);
  if (filter.typeFolded !== undefined) all.push(sql<SqlBool>`d.type_folded = ${filter.typeFolded}`);
  if (filter.issuedFrom !== undefined) all.push(sql<SqlBool>`d.issued_date >= ${filter.issuedFrom}`);
  if (filter.issuedTo !== undefined) all.push(sql<SqlBool>`d.issued_date <= ${filter.issuedTo}`);
  return all;
}
