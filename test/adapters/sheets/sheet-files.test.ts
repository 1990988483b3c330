import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { sheetFiles } from "../../../src/adapters/sheets/sheet-files.ts";
import { textOf, type Cell } from "../../../src/domain/imports/cell.ts";
import type { CsvForm } from "../../../src/domain/imports/mapping.ts";
import { toTcvn3 } from "../../support/legacy-text.ts";
import { writeWorkbook, type FixtureCell, type FixtureWorkbook } from "../../support/workbook-fixture.ts";
import { makeZip } from "../../support/zip-fixture.ts";

describe("A file of cells", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-sheets-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function read(file: string, sheet: string | null = null, form: CsvForm | null = null) {
    await using opened = await sheetFiles.open(file);
    const rows: (readonly Cell[])[] = [];
    const numbers: number[] = [];
    for await (const piece of opened.rows(sheet, form))
      for (const row of piece) {
        rows.push(row.cells);
        numbers.push(row.number);
      }
    const head = await opened.head(sheet, 5, form);
    return { rows, numbers, head: head.map(({ cells }) => cells), sheets: opened.sheets, csv: opened.csv };
  }
  const place = (name: string) => path.join(folder, name);

  async function workbook(rows: readonly (readonly FixtureCell[])[], more: Partial<FixtureWorkbook> = {}) {
    const file = place("book.xlsx");
    await writeWorkbook(file, { sheets: [{ name: "Sổ đến", rows }], ...more });
    return file;
  }
  async function csv(content: string | Uint8Array, name = "book.csv") {
    await writeFile(place(name), content);
    return read(place(name));
  }
  const refused = (file: string) =>
    read(file).then(
      () => "read",
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );

  describe("that is a workbook", () => {
    it("gives shared and inline texts, numbers, dates, flags, what formulas last gave, and faults as texts", async () => {
      const { rows, numbers } = await read(
        await workbook([
          ["Số đến", 15, { serial: 45_296 }, { serial: 45_296.5 }, true],
          [],
          [
            { inline: "a & <b>" },
            null,
            { formula: "B1+1", value: 16 },
            { formula: "x", value: "chữ" },
            { fault: "#N/A" },
          ],
        ]),
      );
      assert.deepEqual(rows, [
        ["Số đến", 15, { date: "2024-01-05", time: null }, { date: "2024-01-05", time: "12:00" }, "1"],
        ["a & <b>", null, 16, "chữ", "#N/A"],
      ]);
      assert.deepEqual(numbers, [1, 3]);
    });

    it("counts days from 1904 where it says so", async () => {
      const { rows } = await read(await workbook([[{ serial: 43_834 }]], { is1904: true }));
      assert.deepEqual(rows, [[{ date: "2024-01-05", time: null }]]);
    });

    it("has its sheets offered, hidden ones last, and read by their names", async () => {
      const file = place("sheets.xlsx");
      const sheets = [
        { name: "Danh mục", rows: [["x"]], isHidden: true },
        { name: "Sổ & đến", rows: [["y"]] },
      ];
      await writeWorkbook(file, { sheets });
      assert.deepEqual((await read(file)).sheets, ["Sổ & đến", "Danh mục"]);
      assert.deepEqual((await read(file, "Danh mục")).rows, [["x"]]);
    });

    it("is read to its end with more shared texts than are held in memory", async () => {
      const rows = Array.from({ length: 2000 }, (_, i) => [i, `${i} ${"ă".repeat(9_000)}`]);
      const all = (await read(await workbook(rows))).rows;
      assert.deepEqual(all[1999], rows[1999]);
      assert.deepEqual(all[1], rows[1]);
    }).timeout(30_000);

    it("is refused when it is cut off, of an old form, protected, or no table at all", async () => {
      const file = await workbook([["x"]]);
      const bytes = await (await import("node:fs/promises")).readFile(file);
      await writeFile(place("cut.xlsx"), bytes.subarray(0, bytes.length - 40));
      assert.equal(await refused(place("cut.xlsx")), "sheet.broken");
      await writeFile(place("old.xls"), Buffer.from("d0cf11e0a1b11ae1", "hex"));
      assert.equal(await refused(place("old.xls")), "sheet.old-form");
      await writeFile(place("text.zip"), makeZip([{ name: "a.txt", content: "x" }]));
      assert.equal(await refused(place("text.zip")), "sheet.unknown-kind");
      await writeFile(place("a.pdf"), "%PDF-1.7\n");
      assert.equal(await refused(place("a.pdf")), "sheet.unknown-kind");
      await writeFile(place("empty.csv"), "");
      assert.equal(await refused(place("empty.csv")), "sheet.empty");
    });

    it("is refused when it is a bomb: of zeros, of entities, of one endless text, of depth", async () => {
      const bombs = [
        `<worksheet><sheetData>${" ".repeat(90_000_000)}</sheetData></worksheet>`,
        `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>`,
        `<worksheet><sheetData><row><c t="str"><v>${"x".repeat(3_000_000)}</v></c></row></sheetData></worksheet>`,
        `<worksheet>${"<a>".repeat(1000)}${"</a>".repeat(1000)}</worksheet>`,
      ];
      for (const rawSheet of bombs) {
        const said = await refused(await workbook([["x"]], { rawSheet }));
        assert.match(said, /^sheet\.(?:bomb|broken)$/u, rawSheet.slice(0, 60));
      }
    }).timeout(30_000);
  });

  describe("that has values between delimiters", () => {
    const lines = [
      ["Số đến", "Tác giả", "Trích yếu"],
      ["1", "Sở Nội vụ", 'Báo cáo "năm";\nphần hai'],
      ["2", "Công an tỉnh", "Kế hoạch, đợt 1"],
    ];
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const written = (delimiter: string) => lines.map((row) => row.map(quoted).join(delimiter)).join("\r\n");

    it("is read whichever delimiter it has, quotes and line breaks in cells included", async () => {
      for (const delimiter of [";", ",", "\t", "|"]) {
        const found = await csv(written(delimiter));
        assert.deepEqual(found.rows, lines, delimiter);
        assert.equal(found.csv?.delimiter, delimiter);
      }
    });

    it("is read in UTF-8 and UTF-16 with their marks, and in windows-1258", async () => {
      const text = written(";");
      assert.deepEqual((await csv(`\uFEFF${text}`)).rows, lines);
      const little = Buffer.from(`\uFEFF${text}`, "utf16le");
      assert.deepEqual((await csv(little)).rows, lines);
      assert.deepEqual((await csv(Buffer.from(little).swap16())).rows, lines);
      const found = await csv(in1258(text));
      assert.equal(found.csv?.charset, "windows-1258");
      assert.deepEqual(
        found.rows.map((row) => row.map((cell) => textOf(cell).normalize("NFC"))),
        lines,
      );
    });

    it("in TCVN3 is Western to a program, and its letters stay as they are", async () => {
      const text = toTcvn3("Số đến;Tác giả\n1;Sở Nội vụ tỉnh Hoa Lư\n2;Bộ Xây dựng");
      const found = await csv(Buffer.from(text, "latin1"));
      assert.equal(found.csv?.charset, "windows-1252");
      assert.equal(found.rows[1]?.[1], toTcvn3("Sở Nội vụ tỉnh Hoa Lư"));
    });

    it("may name its delimiter in its first line, which is no row", async () => {
      const found = await csv(`sep=|\r\n${written("|")}`);
      assert.deepEqual(found.rows, lines);
      assert.deepEqual(found.numbers, [1, 2, 3]);
    });

    it("has empty cells as nothing, and texts that Excel protects as their texts", async () => {
      const { rows } = await csv('Số;Ngày\n="0015";\n;5/1/2024');
      assert.deepEqual(rows.slice(1), [
        ["0015", null],
        [null, "5/1/2024"],
      ]);
    });

    it("is refused at the row where a quote is never closed, or its charset ends", async () => {
      await writeFile(place("open.csv"), `a;b\n1;2\n3;"${"x\n".repeat(400_000)}`);
      assert.equal(await refused(place("open.csv")), "sheet.broken-csv");
      const bytes = Buffer.concat([Buffer.from("a;b\n".repeat(100_000)), Buffer.from([0xff, 0xfe, 0xff])]);
      await writeFile(place("charset.csv"), bytes);
      assert.equal(await refused(place("charset.csv")), "sheet.wrong-charset");
    });

    it("is read as it was written, whatever stands in its cells", async () => {
      const cell = fc.string({
        unit: fc.constantFrom("a", "ế", '"', ";", ",", "\n", " ", "1"),
        maxLength: 8,
      });
      const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(table, async (rows) => {
          await writeFile(place("any.csv"), rows.map((row) => row.map(quoted).join(";")).join("\r\n"));
          const form = { charset: "utf-8", delimiter: ";" } as const;
          const found = (await read(place("any.csv"), null, form)).rows;
          assert.deepEqual(
            found.map((row) => row.map((one) => one ?? "")),
            rows,
          );
        }),
        { numRuns: 40 },
      );
    });
  });
});

/** Windows-1258: a letter with its hat, then the mark of its tone. */
function in1258(text: string): Buffer {
  const decoder = new TextDecoder("windows-1258");
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  const bytes: number[] = [];
  for (const letter of text.normalize("NFC")) {
    const [base = "", ...marks] = letter.normalize("NFD");
    const hats = marks.filter((mark) => !codes.has(mark));
    const whole = (base + hats.join("")).normalize("NFC");
    for (const one of codes.has(letter) ? [letter] : [whole, ...marks.filter((mark) => codes.has(mark))])
      bytes.push(codes.get(one) ?? 63);
  }
  return Buffer.from(bytes);
}
