import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { kinds } from "../../src/adapters/inspection/file-kinds.ts";
import { createProcessExtraction } from "../../src/adapters/text/process-extraction.ts";
import { testEngines } from "../adapters/store/engine/open-test-database.ts";
import { addIncoming, newId, openTestStore } from "../support/store-fixture.ts";
import { addFile } from "../support/text-fixture.ts";
import { parseSearch } from "../../src/domain/text/search-query.ts";
import { corpusFolder, hasCorpus } from "./gold.ts";

const mediaTypeOf = (name: string): string | undefined =>
  Object.values(kinds).find(({ extensions }) => extensions.some((one) => name.endsWith(`.${one}`)))
    ?.mediaType;

/** Truth is told without the product: letters without marks, đ as d, small. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/đ/gu, "d")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

describe("the text of real documents", () => {
  before(function () {
    if (hasCorpus) return;
    process.stdout.write("    the corpus is not beside the repository: skipped\n");
    this.skip();
  });

  it("is read or told to be a scan, file by file, and every word of it finds its document in any spelling", async () => {
    const opened = await openTestStore(testEngines[0] ?? assert.fail());
    const { store } = opened;
    const extraction = createProcessExtraction();
    const agencyId = newId();
    const scope = { agencyId, wholeAgency: true, principals: [], received: null, types: null };
    const kept = new Map<string, string>();
    let scans = 0;
    for (const name of await readdir(corpusFolder)) {
      const mediaType = mediaTypeOf(name);
      if (mediaType === undefined || name.endsWith(".tsv")) continue;
      const { lines, folded, hasText } = await extraction.extract({
        path: path.join(corpusFolder, name),
        mediaType,
      });
      if (!hasText) scans += 1;
      else
        await store.transaction(async (records) => {
          const { id } = await addIncoming(records, agencyId, { fields: { abstract: "Văn bản" } });
          const standing = { state: "found", reason: null, isCut: false } as const;
          await records.texts.settle(await addFile(records, { agencyId, id }), standing, { lines, folded });
          kept.set(id, lines.join("\n"));
        });
    }
    await extraction.close();
    assert.ok(kept.size > 30 && scans > 50);
    for (const [id, text] of kept) {
      const words = [...new Set(wordsOf(text))].filter((word) => word.length > 1);
      for (let at = 0; at < words.length; at += Math.ceil(words.length / 5)) {
        const typed = words.slice(at, at + 3).join(" ");
        const query = parseSearch(`${typed.toUpperCase()} `);
        const hits = await store.read.search.byText("incoming", { scope }, query, {
          asPhrase: false,
          limit: 200,
        });
        assert.ok(
          hits.some((hit) => hit.documentId === id),
          "a document is not found by its own words",
        );
      }
    }
    process.stdout.write(`    ${kept.size} files with text, ${scans} scans\n`);
    await opened.drop();
  }).timeout(120_000);
});
