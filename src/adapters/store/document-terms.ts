import { type Kysely, type Transaction, sql } from "kysely";
import { bulkInsert } from "./dialect.ts";
import type { Tables } from "./schema.ts";
import type { SearchPlace, SearchText } from "./search-place.ts";

// SQL Server's index of words: one row of `document_term` for each word of a document, and which those are as one row of
// `document_words`, by which they are found again when they go. An index over documents would be as large as the words.

/** Keeps a sender's words apart from those of the text; no folded word has a blank. */
export const SENDER = "sender ";
/** And those of a document's files. */
export const TEXT = "text ";
export const longestTerm = 60;

/** What the words are of: the register's own fields, or the document's files. */
export type WordsPart = "fields" | "text";

const wordsOf = ({ text, senderWords }: SearchText): string[] => [
  ...text.split(" "),
  ...senderWords.map((word) => SENDER + word),
];

function termsOf(words: readonly string[]): string[] {
  const terms = new Set<string>();
  for (const word of words) if (word !== "") terms.add(word.slice(0, longestTerm));
  return [...terms];
}

const textTermsOf = (words: readonly string[]): string[] =>
  termsOf(words.flatMap((word) => (word === "" ? [] : TEXT + word)));

/** Puts the words of many new documents into the index at once. */
export async function loadTerms(
  tx: Transaction<Tables>,
  documents: readonly { readonly place: SearchPlace; readonly entry: SearchText }[],
): Promise<void> {
  await load(
    tx,
    "fields",
    documents.map(({ place, entry }) => ({ place, terms: termsOf(wordsOf(entry)) })),
  );
}

/** The same for the words of files. */
export async function loadTextTerms(
  tx: Transaction<Tables>,
  documents: readonly { readonly place: SearchPlace; readonly words: readonly string[] }[],
): Promise<void> {
  await load(
    tx,
    "text",
    documents.map(({ place, words }) => ({ place, terms: textTermsOf(words) })),
  );
}

async function load(
  tx: Transaction<Tables>,
  part: WordsPart,
  documents: readonly { readonly place: SearchPlace; readonly terms: readonly string[] }[],
): Promise<void> {
  const words: Tables["document_words"][] = [];
  const terms: Tables["document_term"][] = [];
  for (const { place, terms: own } of documents) {
    const { documentId: document_id, agencyId: agency_id, kind, sortKey: sort_key } = place;
    words.push({ document_id, part, words: JSON.stringify(own) });
    for (const term of own) terms.push({ agency_id, kind, term, sort_key });
  }
  await bulkInsert(tx, "document_words", words);
  await bulkInsert(tx, "document_term", terms.sort(byKey));
}

/** In the order of the key, or each row would be put into another page of the index: half the time, measured on the peer. */
function byKey(a: Tables["document_term"], b: Tables["document_term"]): number {
  if (a.term === b.term) return a.sort_key - b.sort_key;
  return a.term < b.term ? -1 : 1;
}

/** A new document is found by its own fields. */
export async function addTerms(db: Kysely<Tables>, place: SearchPlace, entry: SearchText): Promise<void> {
  await insertTerms(db, place, "fields", termsOf(wordsOf(entry)));
}

/** It is found by what its fields are now, and no more by what they were. */
export async function changeTerms(db: Kysely<Tables>, place: SearchPlace, entry: SearchText): Promise<void> {
  await removeTerms(db, place, "fields");
  await addTerms(db, place, entry);
}

/** It is found by these words of its files, and by no others; none may be given. */
export async function changeTextTerms(
  db: Kysely<Tables>,
  place: SearchPlace,
  words: readonly string[],
): Promise<void> {
  await removeTerms(db, place, "text");
  await insertTerms(db, place, "text", textTermsOf(words));
}

/** One statement, however many words there are. */
async function insertTerms(
  db: Kysely<Tables>,
  { agencyId, kind, sortKey, documentId }: SearchPlace,
  part: WordsPart,
  terms: readonly string[],
): Promise<void> {
  if (terms.length === 0) return;
  const list = JSON.stringify(terms);
  await sql`insert into document_words (document_id, part, words) values (${documentId}, ${part}, ${list});
    insert into document_term (agency_id, kind, term, sort_key)
    select ${agencyId} as agency_id, ${kind} as kind, item.value as term, ${sortKey} as sort_key
    from openjson(${list}) with (value nvarchar(60) '$') as item`.execute(db);
}

async function removeTerms(
  db: Kysely<Tables>,
  { agencyId, kind, sortKey, documentId }: SearchPlace,
  part: WordsPart,
): Promise<void> {
  await sql`delete from document_term where agency_id = ${agencyId} and kind = ${kind} and sort_key = ${sortKey}
    and term in (select item.value collate Latin1_General_100_BIN2 from document_words as w
      cross apply openjson(w.words) with (value nvarchar(60) '$') as item
      where w.document_id = ${documentId} and w.part = ${part});
    delete from document_words where document_id = ${documentId} and part = ${part}`.execute(db);
}
