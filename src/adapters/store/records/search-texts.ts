import { type Kysely, type SqlBool, sql } from "kysely";
import type { ReadScope } from "../../../domain/policies/read-scope.ts";
import type { DocumentKind, SearchFilter, SearchHit } from "../../../ports/records/search-records.ts";
import { inNumbers, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { matchExpression, rowidOf } from "../search.ts";
import type { Facet } from "../search-place.ts";
import { all, document, type Conditions } from "./listing.ts";
import { firstPlaces, isOfAgency } from "./whole-agency-page.ts";

interface Asked {
  readonly kind: DocumentKind;
  readonly filter: SearchFilter;
  /** Of the document `d`. */
  readonly conditions: Conditions;
}

/**
 * SQLite: walks the matches in the full text from the latest registration back until `limit` are found; `sought` is what
 * `soughtInBody` gives. Who may read and what does not change is asked of the same index; the state and the sender are
 * `document_search`'s to tell, which makes their list first.
 */
export async function findInTexts(
  db: Kysely<Tables>,
  asked: Asked,
  sought: string,
  limit: number,
): Promise<SearchHit[]> {
  const { kind, filter } = asked;
  const { scope } = filter;
  if (!scope.wholeAgency && scope.principals.length === 0 && scope.received === null) return [];
  const hits = (ids: readonly string[]) => ids.map((documentId) => ({ kind, documentId }));
  if (!scope.wholeAgency) return hits(await byReaders(db, asked, sought, { after: null, limit }));
  const page = { direction: "newestFirst", after: null, limit } as const;
  const match = matchOf(asked, null, sought);
  const first = await firstPlaces(db, { index: "document_text", kind, match, page });
  const found = await ofAgency(db, asked, first.places, limit);
  if (found.length === limit || first.after === null) return hits(found);
  const rest = await byReaders(db, asked, sought, { after: first.after, limit: limit - found.length });
  return hits([...found, ...rest]);
}

/** The documents at these places of the index that who sees a whole agency may read, the latest first. */
async function ofAgency(
  db: Kysely<Tables>,
  asked: Asked,
  places: readonly number[],
  limit: number,
): Promise<string[]> {
  if (places.length === 0) return [];
  const searchIds = places.map((place) => Math.floor(place / 2));
  const query = db
    .selectFrom(document(asked.kind))
    .select("d.id")
    .where(inNumbers(db, "d.search_id", searchIds))
    .where(all([isOfAgency(asked.filter.scope), ...conditionsOf(asked)]))
    .orderBy("d.search_id", "desc");
  return (await paged(query, { limit }).execute()).map(({ id }) => id);
}

/** Who may read is asked of the index. The join is told to start at the matches, which come in order. */
async function byReaders(
  db: Kysely<Tables>,
  asked: Asked,
  sought: string,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<string[]> {
  const match = matchOf(asked, asked.filter.scope, sought);
  const older = after === null ? [] : [sql<SqlBool>`t.rowid < ${after}`];
  const { rows } = await sql<{ id: string }>`
    select d.id as id from document_text as t
    cross join ${document(asked.kind)} on d.search_id = t.rowid / 2
    where ${all([sql<SqlBool>`t.document_text match ${match}`, ...older, ...conditionsOf(asked)])}
    order by t.rowid desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

const conditionsOf = (asked: Asked): Conditions => [...asked.conditions, ...listedElsewhere(asked)];

/** What the full text itself knows beside the words. */
function matchOf({ kind, filter }: Asked, scope: ReadScope | null, sought: string): string {
  const about = matchExpression(kind, { scope, facets: lasting(filter), words: [], senderWords: [] });
  return about === "" ? sought : `${about} AND ${sought}`;
}

function lasting({ year, typeFolded }: SearchFilter): Facet[][] {
  return [
    ...(year === undefined ? [] : [[["year", year] satisfies Facet]]),
    ...(typeFolded === undefined ? [] : [[["type", typeFolded] satisfies Facet]]),
  ];
}

function listedElsewhere({ kind, filter }: Asked): Conditions {
  const { scope, states = [], senderWords = [] } = filter;
  // Most documents are done: to list all of them would cost more than to look at each match.
  const few = states.length > 0 && !states.includes("done") ? [states.map((it): Facet => ["state", it])] : [];
  if (few.length === 0 && senderWords.length === 0) return [];
  const facets = [...lasting(filter), ...few];
  const match = matchExpression(kind, { scope, facets, words: [], senderWords });
  const lowest = sql.lit(rowidOf({ kind, searchId: 0 }));
  return [
    sql<SqlBool>`d.search_id * 2 + ${lowest} in (select rowid from document_search where document_search match ${match})`,
  ];
}
