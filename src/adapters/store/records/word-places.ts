import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../schema.ts";
import { has, isTerm, soughtInFields, type DocumentAt, type Sought } from "../sought-words.ts";
import { textContains } from "../sqlserver-full-text.ts";
import { all, anyOf, document, within, type Listing, type Places, type Stretch } from "./listing.ts";

/**
 * Beyond it a list is long: whoever stands in it is found soon by walking from the end of the register. A shorter one is
 * read whole, in the time of a page.
 */
const long = 4_000;

/** SQL Server: all that a document of the listing must have. */
export function soughtBy({ words, senderWords, anywhere = [] }: Listing): Sought[] {
  return [...soughtInFields(words, senderWords), ...anywhere];
}

/**
 * SQL Server: a search begins at the shortest list that its answers stand in, one word's documents or the reader's own,
 * and asks the others of each. Places in the agency's register, by one word's documents; null where to begin at the
 * reader's own list, as a page without words does. The lists are counted first: the server's statistics know the words
 * of a province only as a whole.
 */
export async function wordPlaces(
  db: Kysely<Tables>,
  listing: Listing,
  stretch: Stretch,
): Promise<Places[] | null> {
  const sought = soughtBy(listing);
  const readers = readersList(listing);
  const lengths = await lengthsOf(db, [
    ...sought.map((it) => wordList(listing, it)),
    ...(readers === null ? [] : [readers]),
  ]);
  const least = Math.min(...lengths);
  if (least === 0) return [];
  // None is short: a word's documents stand in order of the register, those of a beginning do not.
  const at = least < long ? lengths.indexOf(least) : sought.findIndex(isInOrder);
  const first = sought[at];
  if (first === undefined) return null;
  const others = sought.filter((it) => it !== first);
  const pieces = first.terms.map((term) => ofTerm(db, listing, stretch, { first, term, others }));
  return first.inFullText === null ? pieces : [...pieces, inFiles(db, listing, stretch, { first, others })];
}

const isInOrder = ({ isPrefix, inFullText }: Sought): boolean => !isPrefix && inFullText === null;

async function lengthsOf(db: Kysely<Tables>, lists: readonly RawBuilder<unknown>[]): Promise<number[]> {
  const lengths = lists.map(
    (list, i) =>
      sql`(select count(*) from (select top (${sql.lit(long)}) 1 as one from ${list}) as c) as ${sql.ref(`list_${i}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`select ${sql.join(lengths)}`.execute(db);
  return lists.map((_, i) => rows[0]?.[`list_${i}`] ?? 0);
}

function wordList({ kind, scope }: Listing, sought: Sought): RawBuilder<unknown> {
  const terms = sql`document_term as t where t.agency_id = ${scope.agencyId} and t.kind = ${kind} and ${isTerm("t.term", sought)}`;
  if (sought.inFullText === null) return terms;
  const files = sql`select 1 as one from file_text as f where f.agency_id = ${scope.agencyId} and ${textContains(sought.inFullText, sought.isPrefix)}`;
  return sql`(select 1 as one from ${terms} union all ${files}) as l`;
}

/** Null where the reader's list is the whole register. */
function readersList({ kind, scope, oneOf }: Listing): RawBuilder<unknown> | null {
  if (!scope.wholeAgency)
    return sql`document_access as a where ${isGiven({ kind, scope })} and a.agency_id = ${scope.agencyId}`;
  if (oneOf.length === 0) return null;
  return sql`${document(kind)} where d.agency_id = ${scope.agencyId} and ${all(anyOf(oneOf))}`;
}

const isGiven = ({ kind, scope }: Pick<Listing, "kind" | "scope">) =>
  sql`a.principal in (${sql.join([...scope.principals])}) and a.kind = ${kind}`;

interface Beginning {
  readonly first: Sought;
  readonly others: readonly Sought[];
}

/** From one word's documents. */
function ofTerm(
  db: Kysely<Tables>,
  listing: Listing,
  stretch: Stretch,
  { first, term, others }: Beginning & { readonly term: string },
): Places {
  const { kind, scope } = listing;
  const places = db
    .selectFrom("document_term as t")
    .select("t.sort_key as position")
    .where("t.agency_id", "=", scope.agencyId)
    .where("t.kind", "=", kind)
    .where(isTerm("t.term", { terms: [term], isPrefix: first.isPrefix }))
    .where(all([...within("t.sort_key", stretch), ...askedAt(listing, "t.sort_key", others)]));
  const once = first.isPrefix ? places.distinct() : places;
  const ofDocument = [...listing.conditions, ...anyOf(listing.oneOf)];
  if (ofDocument.length === 0 && others.every(({ inFullText }) => inFullText === null)) return once;
  return once
    .innerJoin(document(kind), (join) =>
      join.onRef("d.agency_id", "=", "t.agency_id").onRef("d.sort_key", "=", "t.sort_key"),
    )
    .where(all(ofDocument));
}

/** From the files in which the server's full text finds it. */
function inFiles(
  db: Kysely<Tables>,
  listing: Listing,
  stretch: Stretch,
  { first, others }: Beginning,
): Places {
  const { kind, scope, conditions, oneOf } = listing;
  return db
    .selectFrom("file_text as f")
    .innerJoin(document(kind), "d.id", "f.document_id")
    .select("d.sort_key as position")
    .distinct()
    .where("d.agency_id", "=", scope.agencyId)
    .where(textContains(first.inFullText ?? [], first.isPrefix))
    .where(all([...within("d.sort_key", stretch), ...askedAt(listing, "d.sort_key", others)]))
    .where(all([...conditions, ...anyOf(oneOf)]));
}

/** The other words, and that the reader was given it. */
function askedAt(listing: Listing, place: string, others: readonly Sought[]): Expression<SqlBool>[] {
  const { kind, scope } = listing;
  const at: DocumentAt = { kind, agencyId: sql`${scope.agencyId}`, sortKey: sql.ref(place) };
  const words = others.map((it) => has(at, it));
  if (scope.wholeAgency) return words;
  const given = sql<SqlBool>`exists (select 1 as found from document_access as a where ${isGiven(listing)} and a.agency_id = ${at.agencyId} and a.sort_key = ${at.sortKey})`;
  return [...words, given];
}
