import { type Kysely, sql } from "kysely";
import type { Tables } from "../../src/adapters/store/schema.ts";
import { syllablesBeginning } from "../../src/domain/text/syllable.ts";

/** Numbers from a seed, so that two fills are alike. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Two-syllable words, as most of Vietnamese is made of, few of them frequent and most of them not. */
const compounds = ((): string[] => {
  const roll = dice(11);
  const syllables = Array.from("abcdeghiklmnopqrstuvxy").flatMap((letter) => syllablesBeginning(letter));
  const one = () => syllables[Math.floor(roll() * syllables.length)] ?? "";
  return Array.from({ length: 20_000 }, () => `${one()} ${one()}`);
})();

export interface TextShape {
  /** Words of a text on average. */
  readonly words: number;
  /** Of so many documents one is a scan without text. */
  readonly scans: number;
}

/** The text of the n-th document, counted from 1 and asked for in their order; null for a scan. */
export function textsFor({ words, scans }: TextShape): (n: number) => string | null {
  const roll = dice(23);
  const compound = () => compounds[Math.floor(roll() ** 3 * compounds.length)] ?? "";
  return (n) => {
    if (n % scans === 0) return null;
    const text = Array.from({ length: (words * (0.5 + roll())) / 2 }, compound);
    if (n % 10_000 === 77) text.push("khungquyuoc");
    return `can cu quyet dinh ${text.join(" ")}`;
  };
}

/**
 * Gives the documents of a filled store texts, as reading their files would, and puts all of them into the full text.
 * Every text has words that all have, words that some have and words that few have: `khungquyuoc` stands in one of
 * 10,000.
 */
export async function fillTexts(
  transaction: <T>(work: (tx: Kysely<Tables>) => Promise<T>) => Promise<T>,
  documents: number,
  { words, scans }: TextShape,
): Promise<void> {
  const next = textsFor({ words, scans });
  const batch = 1000;
  for (let from = 1; from <= documents; from += batch) {
    const texts = Array.from({ length: Math.min(batch, documents - from + 1) }, (_, i) => {
      const id = from + i;
      return [id, next(id)];
    });
    const list = JSON.stringify(texts);
    await transaction(async (tx) => {
      await sql`insert into file_text (file_id, document_id, agency_id, state, is_cut, lines, folded, waiting_since_at)
        select f.id, d.id, d.agency_id, iif(j.value ->> 1 is null, 'none', 'found'), 0, j.value ->> 1, j.value ->> 1, f.stored_at
        from json_each(${list}) as j join incoming_document as d on d.search_id = j.value ->> 0
        join stored_file as f on f.document_id = d.id`.execute(tx);
      await sql`insert into document_text (rowid, scope, body)
        select s.rowid, s.scope, s.body || ' ' || coalesce(j.value ->> 1, '')
        from json_each(${list}) as j join document_search as s on s.rowid = (j.value ->> 0) * 2`.execute(tx);
    });
  }
}

/** The compound of that rank: 0 is the most frequent. */
export const compoundOf = (rank: number): string => compounds[rank] ?? "";
