import { DatabaseSync } from "node:sqlite";
import { notScanned } from "../../src/domain/files/file-scan.ts";
import { openDatabase } from "../../src/adapters/store/engine/open-database.ts";
import { migrate } from "../../src/adapters/store/migrate.ts";
import { migrations } from "../../src/adapters/store/migrations/all.ts";
import { storeOver } from "../../src/adapters/store/open-store.ts";
import type { Tables } from "../../src/adapters/store/schema.ts";
import { foldLine } from "../../src/domain/text/fold-lines.ts";
import { parseSearch } from "../../src/domain/text/search-query.ts";
import type { Store } from "../../src/ports/store.ts";
import { addIncoming, newId } from "../../test/support/store-fixture.ts";
import { vietnameseSentences as sentences } from "../../test/support/vietnamese-sentences.ts";

const documents = 600;

/** oà, uý as they were written before, and as they are written now. */
const oldTones: readonly (readonly [string, string])[] = [
  ["òa", "oà"],
  ["óa", "oá"],
  ["ủy", "uỷ"],
  ["úy", "uý"],
  ["ũy", "uỹ"],
];
const withOldTones = (text: string): string =>
  oldTones.reduce((said, [now, before]) => said.replaceAll(now, before), text);
const bare = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

/** How people and their machines write the same words. */
const spellings: readonly (readonly [string, (text: string) => string])[] = [
  ["as written", (text) => text.normalize("NFC")],
  ["decomposed (NFD)", (text) => text.normalize("NFD")],
  ["old tone placement", (text) => withOldTones(text.normalize("NFC"))],
  ["capitals", (text) => text.toUpperCase()],
  ["without tone marks", (text) => bare(text)],
  ["without any marks", (text) => bare(text).replace(/đ/gu, "d").replace(/Đ/gu, "D")],
];

/** Truth is told without the product: letters without marks, đ as d, small. */
const wordsOf = (text: string): string[] =>
  bare(text)
    .toLowerCase()
    .replace(/đ/gu, "d")
    .match(/[a-z0-9]+/gu) ?? [];

interface Kept {
  readonly id: string;
  readonly text: string;
}

/** Of the documents that have all words of a question, which share is found; spelling by spelling. */
export async function measureRecall(): Promise<string> {
  const database = await openDatabase<Tables>({ engine: "sqlite", file: ":memory:" });
  await migrate(database, migrations);
  const store = storeOver(database);
  const agencyId = newId();
  const kept = await fill(store, agencyId);
  const plain = new DatabaseSync(":memory:");
  plain.exec("create virtual table t using fts5(body, tokenize = 'unicode61 remove_diacritics 2')");
  for (const [i, { text }] of kept.entries())
    plain.prepare("insert into t (rowid, body) values (?, ?)").run(i + 1, text);
  const scope = { agencyId, wholeAgency: true, principals: [], received: null, types: null };
  const asked = questions();
  const lines = [
    `recall over ${asked.length} questions and ${documents} documents`.padEnd(52) +
      "    ours    FTS5    LIKE",
  ];
  for (const [name, spell] of spellings) {
    const tally = { ours: 0, fts: 0, like: 0, truth: 0, wrong: 0 };
    for (const question of asked) {
      const typed = spell(question);
      const wanted = new Set(wordsOf(question));
      const truth = new Set(
        kept
          .filter(({ text }) => [...wanted].every((word) => new Set(wordsOf(text)).has(word)))
          .map((it) => it.id),
      );
      const query = parseSearch(`${typed} `);
      const hits = await store.read.search.byText("incoming", { scope }, query, {
        asPhrase: false,
        limit: 9999,
      });
      tally.truth += truth.size;
      tally.ours += hits.filter((hit) => truth.has(hit.documentId)).length;
      tally.wrong += hits.filter((hit) => !truth.has(hit.documentId)).length;
      tally.fts += count(
        kept,
        truth,
        rowsOf(plain, "t match ?", [
          typed
            .split(/\s+/u)
            .map((word) => `"${word}"`)
            .join(" "),
        ]),
      );
      tally.like += count(kept, truth, likeRows(plain, typed));
    }
    const share = (found: number) => `${((100 * found) / tally.truth).toFixed(1)} %`.padStart(8);
    lines.push(
      `${name.padEnd(52)}${share(tally.ours)}${share(tally.fts)}${share(tally.like)}   wrong: ${tally.wrong}`,
    );
  }
  plain.close();
  await store.close();
  return lines.join("\n");
}

/** Documents whose texts are in turn composed, decomposed, with old tone marks and in capitals, as they come in life. */
async function fill(store: Store, agencyId: string): Promise<Kept[]> {
  return store.transaction(async (records) => {
    const kept: Kept[] = [];
    for (let i = 0; i < documents; i += 1) {
      const of = (step: number) => sentences[(i * step + step) % sentences.length] ?? "";
      const spell = spellings[i % 4]?.[1] ?? String;
      const abstract = of(7);
      const lines = [of(3), of(5), of(11)].map(spell);
      const { id, arrivalNumber, fields } = await addIncoming(records, agencyId, { fields: { abstract } });
      const fileId = newId();
      await records.files.insert([
        {
          id: fileId,
          agencyId,
          documentKind: "incoming",
          documentId: id,
          role: "main",
          position: 0,
          name: "vb.pdf",
          mediaType: "application/pdf",
          size: 1,
          sha256: "",
          pageCount: 1,
          storedAt: new Date("2026-11-20T02:00:00Z"),
          scan: notScanned,
          active: [],
        },
      ]);
      const standing = { state: "found", reason: null, isCut: false } as const;
      await records.texts.settle(fileId, standing, { lines, folded: lines.map(foldLine) });
      const own = [arrivalNumber, fields.codeNumber, fields.codeNotation, fields.senderName, fields.typeName];
      kept.push({ id, text: [...own, abstract, ...lines].join("\n") });
    }
    return kept;
  });
}

/** One to three words of each sentence, from its beginning, middle and end, in another order. */
function questions(): string[] {
  const asked = sentences.flatMap((sentence) => {
    const words = sentence.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
    const at = (share: number) => words[Math.floor(share * (words.length - 1))] ?? "";
    return [at(0.3), `${at(0.5)} ${at(0.6)}`, `${at(0.9)} ${at(0.1)} ${at(0.4)}`];
  });
  return [...new Set(asked)];
}

function rowsOf(plain: DatabaseSync, where: string, values: readonly string[]): number[] {
  return plain
    .prepare(`select rowid as id from t where ${where}`)
    .all(...values)
    .map((row) => Number(row["id"]));
}

function likeRows(plain: DatabaseSync, typed: string): number[] {
  const words = typed.split(/\s+/u);
  return rowsOf(
    plain,
    words.map(() => "body like ?").join(" and "),
    words.map((word) => `%${word}%`),
  );
}

const count = (kept: readonly Kept[], truth: ReadonlySet<string>, rows: readonly number[]): number =>
  rows.filter((row) => truth.has(kept[row - 1]?.id ?? "")).length;
