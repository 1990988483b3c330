import type { SheetRow } from "../../domain/imports/cell.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { SheetFile } from "../../ports/sheet-reader.ts";
import { readSharedStrings, type SharedStrings } from "./shared-strings.ts";
import { readWorkbook } from "./workbook.ts";
import { rawRows, SharedText, withTexts, type RawRow } from "./xlsx-rows.ts";
import { openZip } from "./zip-parts.ts";

const noTexts: SharedStrings = { get: () => "", close: () => undefined };

/** Opens a workbook (Office Open XML). Throws `RuleBroken` `sheet.…`. */
export async function openXlsx(path: string): Promise<SheetFile> {
  const zip = await openZip(path);
  const workbook = await readWorkbook(zip).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  const { sharedStrings } = workbook;
  const partOf = (sheet: string | null): string => {
    const found = sheet === null ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === sheet);
    if (found === undefined) throw new RuleBroken("sheet.no-such-sheet", { params: { sheet: sheet ?? "" } });
    return found.part;
  };
  const texts = async (last?: number) =>
    sharedStrings === null ? noTexts : readSharedStrings(zip.stream(sharedStrings), last);

  return {
    kind: "xlsx",
    sheets: workbook.sheets.map(({ name }) => name),
    csv: null,
    async head(sheet, count) {
      const rows: RawRow[] = [];
      for await (const piece of rawRows(zip.stream(partOf(sheet)), workbook)) {
        rows.push(...piece);
        if (rows.length >= count) break;
      }
      const first = rows.slice(0, count);
      // Only the texts that these rows need: they stand at the beginning, since Excel numbers them as they come.
      const indices = first.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell instanceof SharedText ? [cell.index] : [])),
      );
      const found = await texts(indices.reduce((most, index) => Math.max(most, index), 0));
      try {
        return first.map((row) => withTexts(row, found));
      } finally {
        found.close();
      }
    },
    async *rows(sheet): AsyncGenerator<readonly SheetRow[]> {
      const part = partOf(sheet);
      const found = await texts();
      try {
        for await (const piece of rawRows(zip.stream(part), workbook))
          yield piece.map((row) => withTexts(row, found));
      } finally {
        found.close();
      }
    },
    async [Symbol.asyncDispose]() {
      zip.close();
    },
  };
}
