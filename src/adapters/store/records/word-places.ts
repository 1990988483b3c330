import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import type { Tables } from "../schema.ts";
import {
  has,
  isAskedOfDocument,
  isTerm,
  soughtInFields,
  type DocumentAt,
  type Sought,
} from "../sought-words.ts";
import { textContains } from "../sqlserver-full-text.ts";
import { paged } from "../dialect.ts";
import {
  all,
  anyOf,
  document,
  orderOf,
  within,
  type Listing,
  type Place,
  type Places,
  type Stretch,
} from "./listing.ts";

/**
 * Beyond it a list is long: whoever stands in it is found soon by walking from the end of the register. A shorter one is
 * read whole, in the time of a page.
 */
export const long = 4_000;
/** So many words may begin alike and are then sought one by one: each has its documents in order. */
const mostAlike = 64;

/** SQL Server: all that a document of the listing must have. */
export function soughtBy({ words, senderWords, anywhere = [] }: Listing): Sought[] {
  return [...soughtInFields(words, senderWords), ...anywhere];
}

export type Beginning =
  /** Places in the agency's register, by one word's documents; none where nothing can be found. */
  | { readonly at: "word"; readonly places: readonly Places[] }
  /** At the reader's own list, as a page without words does; `sought` is to be asked of each document. */
  | { readonly at: "reader"; readonly sought: readonly Sought[] };

/**
 * SQL Server: a search begins at the shortest list that its answers stand in, one word's documents or the reader's own,
 * and asks the others of each. The lists are counted first: the server's statistics know the words of a province only as
 * a whole.
 */
export async function beginningOf(
  db: Kysely<Tables>,
  listing: Listing,
  stretch: Stretch,
): Promise<Beginning> {
  const { sought, lengths } = await lookedUp(db, listing);
  const least = Math.min(...lengths);
  if (least === 0) return { at: "word", places: [] };
  // None is short: a word's documents stand in order of the register, those of a beginning do not.
  const place = least < long ? lengths.indexOf(least) : sought.findIndex((it) => !isAskedOfDocument(it));
  const first = sought[place];
  if (first === undefined) return { at: "reader", sought };
  const others = sought.filter((it) => it !== first);
  const pieces = [ofTerms(db, listing, stretch, { first, others })];
  if (first.inFullText !== null) pieces.push(inFiles(db, listing, stretch, { first, others }));
  return { at: "word", places: pieces };
}

interface LookedUp {
  /** Beginnings as the words that begin so, where they are few. */
  readonly sought: readonly Sought[];
  /** Of each, and of the reader's own list last where that is not the whole register; `long` at most. */
  readonly lengths: readonly number[];
}

async function lookedUp(db: Kysely<Tables>, listing: Listing): Promise<LookedUp> {
  const asked = soughtBy(listing);
  const readers = readersList(listing);
  const lists = [...asked.map((it) => wordList(listing, it)), ...(readers === null ? [] : [readers])];
  const lengths = countsOf(lists);
  // What the full text has is asked by its beginning all the same.
  const beginnings = asked.flatMap(({ terms, isPrefix, inFullText }, i) =>
    isPrefix && inFullText === null ? terms.map((term) => ({ i, term })) : [],
  );
  const alike = asked.map(
    (_, i) =>
      sql`(select string_agg(b.term, N',') from @begins as b where b.place = ${sql.lit(i)}) as ${sql.ref(`words_${i}`)}`,
  );
  const statement =
    beginnings.length === 0
      ? sql<Row>`select ${sql.join(lengths)}`
      : sql<Row>`${wordsThatBegin(listing, beginnings)} select ${sql.join([...lengths, ...alike])}`;
  const [row = {}] = (await statement.execute(db)).rows;
  return {
    sought: asked.map((it, i) => spelledOut(it, row[`words_${i}`])),
    lengths: lengthsIn(row, lists),
  };
}

const countsOf = (lists: readonly RawBuilder<unknown>[]) =>
  lists.map(
    (list, i) =>
      sql`(select count(*) from (select top (${sql.lit(long)}) 1 as one from ${list}) as c) as ${sql.ref(`list_${i}`)}`,
  );

const lengthsIn = (row: Row, lists: readonly unknown[]): number[] =>
  lists.map((_, i) => Number(row[`list_${i}`] ?? 0));

/** How many rows each of the lists has, `long` at most. */
export async function countedLists(
  db: Kysely<Tables>,
  lists: readonly RawBuilder<unknown>[],
): Promise<number[]> {
  const [row = {}] = (await sql<Row>`select ${sql.join(countsOf(lists))}`.execute(db)).rows;
  return lengthsIn(row, lists);
}

type Row = Readonly<Record<string, number | string | null>>;

function spelledOut(sought: Sought, found: Row[string] | undefined): Sought {
  const terms = typeof found === "string" ? found.split(",") : [];
  const isKnown = terms.length > 0 && terms.length < mostAlike;
  return isKnown ? { ...sought, terms, isPrefix: false } : sought;
}

/** A step in the index for each word: to read all that begin so would be to read each word's documents. */
function wordsThatBegin(
  { kind, scope }: Listing,
  beginnings: readonly { readonly i: number; readonly term: string }[],
): RawBuilder<unknown> {
  const next = (condition: Expression<SqlBool>) =>
    sql`select @term = min(t.term) from document_term as t where t.agency_id = ${scope.agencyId} and t.kind = ${kind} and ${condition}`;
  const loops = beginnings.map(({ i, term }) => {
    const begins = isTerm("t.term", { terms: [term], isPrefix: true });
    return sql`set @left = ${sql.lit(mostAlike)}; ${next(begins)};
      while @term is not null and @left > 0 begin
        insert into @begins (place, term) values (${sql.lit(i)}, @term); set @left = @left - 1;
        ${next(sql<SqlBool>`t.term > @term and ${begins}`)};
      end;`;
  });
  return sql`declare @begins table (place int not null, term nvarchar(60) not null); declare @term nvarchar(60), @left int;
    ${sql.join(loops, sql` `)}`;
}

/** Each term for itself: of two ranges together a server may prefer to read the whole table. */
function wordList({ kind, scope }: Listing, { terms, isPrefix, inFullText }: Sought): RawBuilder<unknown> {
  const lists = terms.map(
    (term) =>
      sql`select 1 as one from document_term as t where t.agency_id = ${scope.agencyId} and t.kind = ${kind} and ${isTerm("t.term", { terms: [term], isPrefix })}`,
  );
  if (inFullText !== null)
    lists.push(
      sql`select 1 as one from file_text as f where f.agency_id = ${scope.agencyId} and ${textContains(inFullText, isPrefix)}`,
    );
  return sql`(${sql.join(lists, sql` union all `)}) as l`;
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

interface FromWord {
  readonly first: Sought;
  readonly others: readonly Sought[];
}

/** From the documents of one word, or of several of which one is enough: of each as far as the page goes. */
function ofTerms(
  db: Kysely<Tables>,
  listing: Listing,
  stretch: Stretch,
  { first, others }: FromWord,
): Places {
  const { kind, scope } = listing;
  const piece = (isFirst: Expression<SqlBool>) => {
    const places = db
      .selectFrom("document_term as t")
      .select("t.sort_key as position")
      .where("t.agency_id", "=", scope.agencyId)
      .where("t.kind", "=", kind)
      .where(isFirst)
      .where(all([...within("t.sort_key", stretch), ...askedAt(listing, "t.sort_key", others)]));
    const ofDocument = [...listing.conditions, ...anyOf(listing.oneOf)];
    if (ofDocument.length === 0 && !others.some(isAskedOfDocument)) return places;
    const withDocument = places.innerJoin(document(kind), (join) =>
      join.onRef("d.agency_id", "=", "t.agency_id").onRef("d.sort_key", "=", "t.sort_key"),
    );
    return withDocument.where(all(ofDocument)) as typeof places;
  };
  if (first.isPrefix) return piece(isTerm("t.term", first)).distinct();
  if (first.terms.length === 1) return piece(isTerm("t.term", first));
  const ofEach = piece(sql<SqlBool>`t.term = i.value collate Latin1_General_100_BIN2`);
  const page = paged(ofEach.orderBy("t.sort_key", orderOf(stretch)), { limit: stretch.limit });
  const places = sql<Place>`(select distinct p.position from openjson(${JSON.stringify(first.terms)}) with (value nvarchar(60) '$') as i cross apply ${page} as p)`;
  return db.selectFrom(places.as("e")).select("e.position");
}

/** From the files in which the server's full text finds it. */
function inFiles(
  db: Kysely<Tables>,
  listing: Listing,
  stretch: Stretch,
  { first, others }: FromWord,
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
  const given = sql<SqlBool>`(select top (1) 1 as found from document_access as a where ${isGiven(listing)} and a.agency_id = ${at.agencyId} and a.sort_key = ${at.sortKey}) = 1`;
  return [...words, given];
}
