import type { Kysely } from "kysely";
import type { Principal, ReadScope } from "../../domain/policies/read-scope.ts";
import { foldWords } from "../../domain/text/fold.ts";
import { engineOf } from "./dialect.ts";
import { addTerms, changeTerms } from "./document-terms.ts";
import { writeFullText } from "./document-text.ts";
import { changeAtCommit, compiledOnce } from "./engine/compiled-once.ts";
import type { Tables } from "./schema.ts";
import type { Facet, Kind, SearchPlace, SearchScope, SearchText } from "./search-place.ts";

/**
 * Quick search: folded words, all of them, the last as a prefix. SQLite has FTS5, which also holds who may read and
 * what lists filter by, so that a search looks up no document that it will not show; SQL Server has a table of words
 * of ours.
 */

const lettersOf = (id: string): string => id.replaceAll("-", "");

/** One word of the index for 'all of this agency's documents of this kind'. */
const agencyToken = (kind: Kind, agencyId: string): string => `${kind.charAt(0)}w${lettersOf(agencyId)}`;

/** One for 'given to this principal in this agency'; an agency's own rights reach over agencies. */
function principalToken(kind: Kind, principal: Principal, agencyId: string): string {
  const [what = "", id = ""] = principal.split(":");
  const within = what === "agency" ? "" : lettersOf(agencyId);
  return `${kind.charAt(0)}${what.charAt(0)}${lettersOf(id)}${within}`;
}

/** May say yes for another value that folds alike, so the document's own column is asked too. */
const facetToken = ([name, value]: Facet): string => `x${name}${foldWords(String(value)).join("")}`;

function scopeOf({ kind, agencyId }: SearchPlace, { principals, facets }: SearchScope): string {
  const readers = principals.map((principal) => principalToken(kind, principal, agencyId));
  return [agencyToken(kind, agencyId), ...readers, ...facets.map(facetToken)].join(" ");
}

/** FTS rows of incoming and outgoing documents share one index: even rowids are incoming, odd ones outgoing. */
export const rowidOf = ({ kind, searchId }: Pick<SearchPlace, "kind" | "searchId">): number =>
  searchId * 2 + (kind === "incoming" ? 0 : 1);

/**
 * The place of a new document in the search: on SQLite the next one, so that matches come in order of registration;
 * SQL Server's words are keyed by the sort key.
 */
export async function newSearchId(
  db: Kysely<Tables>,
  table: "incoming_document" | "outgoing_document",
  sortKey: number,
): Promise<number> {
  if (engineOf(db) === "sqlserver") return sortKey;
  const { rows } = await latestIn[table](db, {});
  return (rows[0]?.last ?? 0) + 1;
}

const latestSearchId = (table: "incoming_document" | "outgoing_document") =>
  compiledOnce((db: Kysely<Tables>) =>
    db.selectFrom(table).select((select) => select.fn.max<number | null>("search_id").as("last")),
  );
const latestIn = {
  incoming_document: latestSearchId("incoming_document"),
  outgoing_document: latestSearchId("outgoing_document"),
};

/** SQLite: what the index of fields keeps of a document. */
export function searchRow(place: SearchPlace, entry: SearchText & SearchScope): Tables["document_search"] {
  const sender = entry.senderWords.join(" ");
  return { rowid: rowidOf(place), scope: scopeOf(place, entry), sender, body: entry.text };
}

export async function addToSearch(
  db: Kysely<Tables>,
  place: SearchPlace,
  entry: SearchText & SearchScope,
): Promise<void> {
  if (engineOf(db) === "sqlserver") return addTerms(db, place, entry);
  const row = searchRow(place, entry);
  await insertWords(db, row);
  await writeFullText(db, row.rowid, place.documentId);
}

const insertWords = changeAtCommit((db: Kysely<Tables>, row: Tables["document_search"]) =>
  db.insertInto("document_search").values(row),
);

export async function changeSearchText(
  db: Kysely<Tables>,
  place: SearchPlace,
  entry: SearchText,
): Promise<void> {
  if (engineOf(db) === "sqlserver") return changeTerms(db, place, entry);
  await changeWords(db, { rowid: rowidOf(place), body: entry.text, sender: entry.senderWords.join(" ") });
  await writeFullText(db, rowidOf(place), place.documentId);
}

const changeWords = changeAtCommit(
  (db: Kysely<Tables>, { rowid, ...it }: Omit<Tables["document_search"], "scope">) =>
    db.updateTable("document_search").set(it).where("rowid", "=", rowid),
);

/**
 * On SQL Server the words know nothing of readers and states; the tables that do are joined instead. `isAboutState`:
 * nothing else of the scope is another.
 */
export async function changeSearchScope(
  db: Kysely<Tables>,
  place: SearchPlace,
  entry: SearchScope,
  isAboutState = false,
): Promise<void> {
  if (engineOf(db) === "sqlserver") return;
  const rowid = rowidOf(place);
  await changeScope(db, { rowid, scope: scopeOf(place, entry) });
  // The full text does not know states: they change too often to write a long text anew each time.
  if (!isAboutState) await writeFullText(db, rowid, place.documentId);
}

const changeScope = changeAtCommit(
  (db: Kysely<Tables>, { rowid, scope }: Pick<Tables["document_search"], "rowid" | "scope">) =>
    db.updateTable("document_search").set({ scope }).where("rowid", "=", rowid),
);

export interface SearchQuery {
  /** Null where the documents themselves are asked who may read them. */
  readonly scope: ReadScope | null;
  /** Each must hold, by one of its alternatives. */
  readonly facets: readonly (readonly Facet[])[];
  readonly words: readonly string[];
  readonly senderWords: readonly string[];
}

/** The MATCH expression for FTS5. Words are letters and digits only (`foldWords`), so quoting them is enough. */
export function matchExpression(kind: Kind, { scope, facets, words, senderWords }: SearchQuery): string {
  const all = [
    ...(scope === null ? [] : [anyIn("scope", readerTokens(kind, scope))]),
    ...facets.map((alternatives) => anyIn("scope", alternatives.map(facetToken))),
    ...eachIn("sender", senderWords),
    ...eachIn("body", words),
  ];
  return all.join(" AND ");
}

function readerTokens(kind: Kind, { agencyId, wholeAgency, principals, received }: ReadScope): string[] {
  const own = wholeAgency
    ? [agencyToken(kind, agencyId)]
    : principals.map((principal) => principalToken(kind, principal, agencyId));
  return received === null ? own : [...own, principalToken(kind, received, agencyId)];
}

const anyIn = (column: string, tokens: readonly string[]): string =>
  `${column} : (${tokens.map((token) => `"${token}"`).join(" OR ")})`;

const eachIn = (column: string, words: readonly string[]): string[] =>
  words.map((word, i) => `${column} : "${word}"${i === words.length - 1 ? " *" : ""}`);
