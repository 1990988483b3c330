import { createReadStream } from "node:fs";
import { CsvError, parse } from "csv-parse";
import { parse as parseWhole } from "csv-parse/sync";
import type { SheetRow } from "../../domain/imports/cell.ts";
import type { CsvForm } from "../../domain/imports/mapping.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { SheetFile } from "../../ports/sheet-reader.ts";
import { csvFormOf, delimiterOf, sepLine } from "./csv-form.ts";
import { rowsInPiece, sheetLimits } from "./limits.ts";

/** Opens a file of values between delimiters; `head` is its beginning. */
export function openCsv(path: string, head: Uint8Array): SheetFile {
  const own = csvFormOf(head);
  return {
    kind: "csv",
    sheets: [null],
    csv: own,
    async head(_sheet, count, csv) {
      const rows: SheetRow[] = [];
      for await (const piece of csvRows(path, csv ?? own)) {
        rows.push(...piece);
        if (rows.length >= count) break;
      }
      return rows.slice(0, count);
    },
    rows: (_sheet, csv) => csvRows(path, csv ?? own),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** The rows of a text that is short enough to be held as a whole. */
export function rowsOfText(text: string): SheetRow[] {
  const plain = text.replace(/^\uFEFF/u, "").replace(sepLine, "");
  if (plain.trim() === "") throw new RuleBroken("sheet.empty");
  const rows: string[][] = parseWhole(plain, {
    delimiter: delimiterOf(text),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  });
  return rows.map((cells, i) => ({ number: i + 1, cells }));
}

async function* csvRows(path: string, form: CsvForm): AsyncGenerator<readonly SheetRow[]> {
  const records = parse({
    delimiter: form.delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: sheetLimits.csvRecord,
  });
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 });
  const fed = feed(records, bytes, form.charset);
  let number = 0;
  let piece: SheetRow[] = [];
  try {
    for await (const record of records as AsyncIterable<readonly string[]>) {
      number += 1;
      piece.push({ number, cells: record.slice(0, sheetLimits.columns).map(unwrapped) });
      if (piece.length < rowsInPiece) continue;
      yield piece;
      piece = [];
    }
    await fed;
  } catch (error) {
    throw refusalOf(error, number + 1);
  } finally {
    bytes.destroy();
    records.destroy();
  }
  if (piece.length > 0) yield piece;
}

/** Excel writes `="0015"` where a text must not become a number. */
const unwrapped = (cell: string): string | null =>
  cell === "" ? null : (/^="(.*)"$/su.exec(cell)?.[1] ?? cell);

async function feed(
  records: ReturnType<typeof parse>,
  bytes: AsyncIterable<Uint8Array>,
  charset: CsvForm["charset"],
): Promise<void> {
  const decoder = new TextDecoder(charset, { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of bytes) {
      const decoded = decoder.decode(chunk, { stream: true });
      const text = isFirst ? decoded.replace(sepLine, "") : decoded;
      isFirst = false;
      if (text !== "" && !records.write(text)) await drained(records);
    }
    records.end(decoder.decode());
  } catch (error) {
    records.destroy(error instanceof Error ? error : new Error("The file cannot be read."));
  }
}

/** Resolves also when whoever reads has gone. */
async function drained(records: ReturnType<typeof parse>): Promise<void> {
  if (records.destroyed) return;
  await new Promise<void>((resolve) => {
    const settled = () => {
      records.off("drain", settled).off("close", settled);
      resolve();
    };
    records.on("drain", settled).on("close", settled);
  });
}

function refusalOf(error: unknown, row: number): unknown {
  if (error instanceof CsvError) return new RuleBroken("sheet.broken-csv", { params: { row } });
  if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return new RuleBroken("sheet.wrong-charset", { params: { row } });
  return error;
}
