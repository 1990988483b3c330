import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { createProcessInspection } from "../../../src/adapters/inspection/process-inspection.ts";
import { exclusionOf } from "../../../src/domain/exclusion/exclusion.ts";
import { detectLegacy } from "../../../src/domain/text/legacy-encodings.ts";
import { fold } from "../../../src/domain/text/fold.ts";

const folder = path.resolve(import.meta.dirname, "../../../../shared/corpus/documents");

interface Label {
  readonly files: readonly string[];
  readonly textLayer: string;
  readonly pages: number;
  readonly typeName: string;
  readonly abstract: string;
}

async function labels(): Promise<Label[]> {
  const [head = "", ...rows] = (await readFile(path.join(folder, "gold.tsv"), "utf8")).trimEnd().split("\n");
  const columns = head.split("\t");
  return rows.map((row) => {
    const cells = row.split("\t");
    const cell = (name: string) => cells[columns.indexOf(name)] ?? "";
    return {
      files: cell("file").split("|"),
      textLayer: cell("text_layer"),
      pages: Number(cell("pages")),
      typeName: cell("type"),
      abstract: cell("abstract"),
    };
  });
}

describe("real public documents", () => {
  before(function () {
    if (existsSync(folder)) return;
    process.stdout.write("    the corpus is not beside the repository: skipped\n");
    this.skip();
  });

  it("have abstracts that the gate lets in, also as file names (R10), and that are no TCVN3 or VNI (R15)", async () => {
    for (const { abstract, typeName } of await labels()) {
      const bare = fold(abstract);
      const fileNames = [`${abstract}.pdf`, `${bare}.pdf`, `${bare.replaceAll(" ", "_")}.pdf`];
      assert.equal(
        exclusionOf({ direction: "incoming", abstract, typeName, fileNames, on: "2026-11-23" }),
        null,
      );
      assert.equal(detectLegacy(abstract), null, abstract);
    }
  });

  it("are recognised, counted and let in, every one", async () => {
    const inspection = createProcessInspection({ processes: 1 });
    const known = new Map(
      (await labels()).flatMap((label) => label.files.map((file) => [file, label] as const)),
    );
    const names = (await readdir(folder)).filter((name) => /\.(?:pdf|docx?|jpg)$/u.test(name));
    for (const name of names) {
      const file = path.join(folder, name);
      const facts = await inspection.inspect({
        path: file,
        name,
        size: (await stat(file)).size,
        role: "main",
        refuses: [],
      });
      const label = known.get(name);
      assert.equal(facts.extension, path.extname(name).slice(1), name);
      if (facts.extension === "pdf" && label) {
        assert.equal(facts.pageCount, label.pages, name);
        assert.equal(facts.hasTextLayer, label.textLayer !== "scan", name);
      }
      const firstPages = facts.firstPage ? [facts.firstPage] : [];
      assert.equal(
        exclusionOf({ direction: "incoming", firstPages, fileNames: [name], on: "2026-11-23" }),
        null,
        name,
      );
    }
    await inspection.close();
    process.stdout.write(`    inspected ${names.length} real files\n`);
  }).timeout(120_000);
});
