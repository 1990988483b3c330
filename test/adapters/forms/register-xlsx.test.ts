import assert from "node:assert/strict";
import * as fc from "fast-check";
import { createPrintedForms } from "../../../src/adapters/forms/pdf-and-xlsx-forms.ts";
import { columnLetters, escapeXml, serialOf, textCell } from "../../../src/adapters/forms/spreadsheet-xml.ts";
import { incomingRegister, type IncomingRegisterRow } from "../../../src/domain/forms/incoming-register.ts";
import { trackingRegister } from "../../../src/domain/forms/tracking-register.ts";
import { collector, unzip } from "./read-print.ts";
import { heading, incomingRow, rowsOf, trackingRow } from "./sample-register.ts";

const forms = createPrintedForms();

async function sheetOf(
  make: (index: number) => IncomingRegisterRow,
  count: number,
): Promise<Map<string, string>> {
  const { out, bytes } = collector();
  await forms.registerXlsx(incomingRegister, heading, rowsOf(make, count), out);
  return unzip(bytes());
}

const unescape = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

interface Cell {
  readonly style: number;
  readonly value: string;
  readonly text: boolean;
}

/** The cells of the sheet by reference, read without the writer's own code. */
function cellsOf(sheet: string): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const pattern = /<c r="([A-Z]+\d+)" s="(\d+)"(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs;
  for (const [, reference = "", style, type, inside = ""] of sheet.matchAll(pattern)) {
    const value = unescape(inside.replaceAll(/<[^>]+>/g, ""));
    cells.set(reference, { style: Number(style), value, text: type === "inlineStr" });
  }
  return cells;
}

/** Every element that opens closes, in order. */
function assertWellFormed(name: string, xml: string): void {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^>]*\?>\s*/, "");
  for (const [tag, close, element = "", alone] of body.matchAll(
    /<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*(\/?)>/g,
  )) {
    if (close === "/") assert.equal(open.pop(), element, `${name}: ${tag}`);
    else if (alone !== "/") open.push(element);
  }
  assert.deepEqual(open, [], name);
  assert.equal(body.replaceAll(/<\/?[\w:]+(?:\s+[\w:]+="[^"<]*")*\/?>/g, "").match(/[<>]/), null, name);
}

describe("a register as a workbook", () => {
  it("is an archive of well-formed parts", async () => {
    const parts = await sheetOf(incomingRow, 200);
    assert.deepEqual([...parts.keys()].sort(), [
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    for (const [name, xml] of parts) assertWellFormed(name, xml);
  });

  it("has the titles, the headings, the column numbers and every entry with its own type", async () => {
    const cells = cellsOf((await sheetOf(incomingRow, 200)).get("xl/worksheets/sheet1.xml") ?? "");
    assert.equal(cells.get("A3")?.value, "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN");
    assert.deepEqual(
      incomingRegister.columns.map((_, index) => cells.get(`${columnLetters(index)}6`)?.value),
      incomingRegister.columns.map((column) => column.heading),
    );
    assert.equal(cells.get("J7")?.value, "(10)");
    for (let index = 1; index <= 200; index += 1) {
      const row = incomingRow(index);
      assert.deepEqual(cells.get(`B${index + 7}`), { style: 10, value: String(index), text: false });
      assert.deepEqual(cells.get(`F${index + 7}`), { style: 7, value: row.typeAndAbstract, text: true });
      assert.deepEqual(cells.get(`A${index + 7}`), {
        style: 11,
        value: String(serialOf(row.arrivedOn)),
        text: false,
      });
    }
    assert.equal(cells.get("A209")?.value, "Người in: Nguyễn Thị Hạnh, lúc 08:15 ngày 22/11/2026.");
  });

  it("freezes and repeats the head, filters the entries, prints A4 across", async () => {
    const parts = await sheetOf(incomingRow, 200);
    const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
    const workbook = parts.get("xl/workbook.xml") ?? "";
    assert.ok(sheet.includes('<pane ySplit="7" topLeftCell="A8" activePane="bottomLeft" state="frozen"/>'));
    assert.ok(sheet.includes('<autoFilter ref="A7:J207"/>'));
    assert.ok(
      sheet.includes('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'),
    );
    assert.ok(workbook.includes("'Văn bản đến'!$6:$7"));
    assert.ok(workbook.includes("'Văn bản đến'!$A$7:$J$207"));
    assert.ok(parts.get("xl/styles.xml")?.includes('formatCode="dd/mm/yyyy"'));
  });

  it("writes a deadline with its hour as a date with an hour", async () => {
    const { out, bytes } = collector();
    await forms.registerXlsx(trackingRegister, heading, rowsOf(trackingRow, 2), out);
    const cells = cellsOf((await unzip(bytes())).get("xl/worksheets/sheet1.xml") ?? "");
    assert.equal(cells.get("D8")?.style, 11);
    assert.equal(cells.get("D9")?.style, 12);
    assert.equal(Math.round((Number(cells.get("D9")?.value) % 1) * 24 * 60), 17 * 60);
  });

  it("keeps as quoted text what a spreadsheet would take for a formula", async () => {
    const hostile = ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1"];
    for (const typeAndAbstract of hostile) {
      const parts = await sheetOf((index) => ({ ...incomingRow(index), typeAndAbstract }), 1);
      const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
      assert.ok(!sheet.includes("<f"), typeAndAbstract);
      const cell = cellsOf(sheet).get("F8");
      assert.equal(cell?.text, true);
      const formats =
        parts
          .get("xl/styles.xml")
          ?.split("<cellXfs")[1]
          ?.match(/<xf [^>]*>/g) ?? [];
      assert.match(formats[cell?.style ?? 0] ?? "", /quotePrefix="1"/);
    }
  });

  it("gives any text back as it was, composed and without control characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const xml = textCell("A1", text, 7);
        assertWellFormed("cell", xml);
        assert.equal(unescape(escapeXml(text)), unescape(escapeXml(unescape(escapeXml(text)))));
      }),
    );
    assert.equal(escapeXml("a_x0041_b"), "a_x005F_x0041_b");
    assert.equal(escapeXml("Ti\u0301ch\u0000 <&>"), "Tích &lt;&amp;&gt;");
  });

  it("counts days as Excel does, and leaves to text what Excel has no date for", () => {
    assert.equal(serialOf("1900-03-01"), 61);
    assert.equal(serialOf("2026-01-01"), 46_023);
    assert.equal(serialOf("1899-12-31"), null);
    assert.equal(serialOf("không rõ"), null);
  });

  it("has a workbook also for a register without entries", async () => {
    const parts = await sheetOf(incomingRow, 0);
    assert.ok(parts.get("xl/worksheets/sheet1.xml")?.includes('<autoFilter ref="A7:J7"/>'));
  });
});
