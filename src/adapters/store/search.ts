import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { Principal, ReadScope } from "../../domain/policies/read-scope.ts";
import { engineOf, startsWith } from "./dialect.ts";
import type { Tables } from "./schema.ts";

/**
 * Quick search: folded words, all of them, the last as a prefix. SQLite has FTS5, which also holds who may read, so
 * that a search reads no document of others; SQL Server has a table of words of ours.
 */

type Kind = "incoming" | "outgoing";

const lettersOf = (id: string): string => id.replaceAll("-", "");

/** One word of the index for 'all of this agency's documents of this kind'. */
const agencyToken = (kind: Kind, agencyId: string): string => `${kind.charAt(0)}w${lettersOf(agencyId)}`;

/** One for 'given to this principal in this agency'; an agency's own rights reach over agencies. */
function principalToken(kind: Kind, principal: Principal, agencyId: string): string {
  const [what = "", id = ""] = principal.split(":");
  const within = what === "agency" ? "" : lettersOf(agencyId);
  return `${kind.charAt(0)}${what.charAt(0)}${lettersOf(id)}${within}`;
}

export interface SearchEntry {
  readonly documentId: string;
  readonly searchId: number;
  readonly kind: Kind;
  readonly agencyId: string;
  readonly principals: readonly Principal[];
  /** Folded words with blanks between. */
  readonly text: string;
}

const scopeOf = ({
  kind,
  agencyId,
  principals,
}: Pick<SearchEntry, "kind" | "agencyId" | "principals">): string =>
  [agencyToken(kind, agencyId), ...principals.map((it) => principalToken(kind, it, agencyId))].join(" ");

/** FTS rows of incoming and outgoing documents share one index: even rowids are incoming, odd ones outgoing. */
const rowidOf = ({ kind, searchId }: Pick<SearchEntry, "kind" | "searchId">): number =>
  searchId * 2 + (kind === "incoming" ? 0 : 1);

/**
 * The place of a new document in the search: on SQLite the next one, so that matches come in order of registration;
 * SQL Server's words are keyed by document, where the sort key serves.
 */
export async function newSearchId(
  db: Kysely<Tables>,
  table: "incoming_document" | "outgoing_document",
  sortKey: number,
): Promise<number> {
  if (engineOf(db) === "sqlserver") return sortKey;
  const { rows } = await sql<{
    last: number | null;
  }>`select max(search_id) as last from ${sql.table(table)}`.execute(db);
  return (rows[0]?.last ?? 0) + 1;
}

export async function addToSearch(db: Kysely<Tables>, entry: SearchEntry): Promise<void> {
  if (engineOf(db) === "sqlite") {
    await db
      .insertInto("document_search")
      .values({ rowid: rowidOf(entry), scope: scopeOf(entry), body: entry.text })
      .execute();
    return;
  }
  const terms = [...new Set(entry.text.split(" ").filter((word) => word !== ""))];
  for (const term of terms) {
    await db
      .insertInto("document_term")
      .values({ document_id: entry.documentId, term: term.slice(0, 60) })
      .execute();
  }
}

export async function changeSearchText(
  db: Kysely<Tables>,
  entry: Omit<SearchEntry, "principals">,
): Promise<void> {
  if (engineOf(db) === "sqlite") {
    await db
      .updateTable("document_search")
      .set({ body: entry.text })
      .where("rowid", "=", rowidOf(entry))
      .execute();
    return;
  }
  await db.deleteFrom("document_term").where("document_id", "=", entry.documentId).execute();
  await addToSearch(db, { ...entry, principals: [] });
}

/** On SQL Server the words know nothing of readers; the access rows are joined instead. */
export async function changeSearchScope(db: Kysely<Tables>, entry: Omit<SearchEntry, "text">): Promise<void> {
  if (engineOf(db) !== "sqlite") return;
  await db
    .updateTable("document_search")
    .set({ scope: scopeOf(entry) })
    .where("rowid", "=", rowidOf(entry))
    .execute();
}

/** The MATCH expression for FTS5. Words are letters and digits only (`foldWords`), so quoting them is enough. */
export function matchExpression(kind: Kind, scope: ReadScope, words: readonly string[]): string {
  const own = scope.wholeAgency
    ? [agencyToken(kind, scope.agencyId)]
    : scope.principals.map((principal) => principalToken(kind, principal, scope.agencyId));
  const received =
    scope.received === null || kind === "incoming"
      ? []
      : [principalToken(kind, scope.received, scope.agencyId)];
  const readers = [...own, ...received].map((token) => `"${token}"`).join(" OR ");
  const what = words.map((word, i) => `body : "${word}"${i === words.length - 1 ? " *" : ""}`);
  return [`scope : (${readers})`, ...what].join(" AND ");
}

/** SQL Server: the document has each of the words. */
export function hasWords(documentId: string, words: readonly string[]): Expression<SqlBool>[] {
  return words.map((word, i) => {
    const term =
      i === words.length - 1
        ? startsWith<Tables, "document_term">("document_term.term", word)
        : sql<SqlBool>`document_term.term = ${word}`;
    return sql<SqlBool>`exists (select 1 as found from document_term where document_term.document_id = ${sql.ref(documentId)} and ${term})`;
  });
}
