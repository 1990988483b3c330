import type { ImportPreview, PreviewImport } from "../../contract/imports.ts";
import { messageOf } from "../../contract/messages/all.ts";
import { isBlankRow, type SheetRow } from "../../domain/imports/cell.ts";
import type { ImportedEntry } from "../../domain/imports/imported-entry.ts";
import { missingFields, type ImportDirection, type ImportMapping } from "../../domain/imports/mapping.ts";
import { sampleOf } from "../../domain/imports/propose-mapping.ts";
import { readEntry } from "../../domain/imports/read-entry.ts";
import { numberText } from "../../domain/imports/read-number.ts";
import { rowReading, type RowRead } from "../../domain/imports/read-row.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { formatDate, localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { withSheetFile } from "./open-file.ts";
import { ownImport } from "./own-import.ts";
import { propose } from "./propose.ts";

type Needed = Pick<Services, "store" | "clock" | "files" | "sheets">;

const shownRows = 8;

/** The beginning of the file as a mapping reads it: the person's own, or the one that is proposed. */
export async function previewImport(
  services: Needed,
  actor: Actor,
  id: string,
  { mapping: own, sheet }: PreviewImport,
): Promise<ImportPreview> {
  const job = await ownImport(services.store.read, actor, id);
  return withSheetFile(services, job, async (file) => {
    const chosen = { sheet: own?.sheet ?? sheet, csv: own?.csv ?? null };
    const proposed = await propose(services, job, file, chosen);
    const mapping = own ?? proposed.mapping;
    return {
      sheets: file.sheets.flatMap((name) => name ?? []),
      mapping,
      isRemembered: proposed.isRemembered,
      headings: [...proposed.headings],
      sample: sampleOf(proposed.rows, mapping, shownRows).map(({ row, cells }) => ({
        row,
        cells: [...cells],
      })),
      readings: readingsOf(job.direction, mapping, proposed.rows, services.clock.now()),
      missing: missingFields(job.direction, mapping),
    };
  });
}

function readingsOf(
  direction: ImportDirection,
  mapping: ImportMapping,
  rows: readonly SheetRow[],
  now: Date,
): ImportPreview["readings"] {
  const reading = rowReading(direction, mapping, now);
  return rows
    .filter((row) => row.number > mapping.headingEnd && !isBlankRow(row))
    .slice(0, shownRows)
    .map((row) => ({ row: row.number, ...said(readEntry(reading, row)) }));
}

function said(read: RowRead): Pick<ImportPreview["readings"][number], "title" | "problems"> {
  const message = (code: string, params: Readonly<Record<string, string | number>> = {}) =>
    messageOf(code, params) ?? { vi: code, en: code };
  switch (read.kind) {
    case "entry":
      return { title: titleOf(read.entry), problems: [] };
    case "skipped":
      return { title: "", problems: [{ field: null, message: message("import.skipped") }] };
    case "excluded": {
      const { mark, rule } = read.exclusion;
      const params = { mark, ruleVi: rule.article.vi, ruleEn: rule.article.en };
      return { title: "", problems: [{ field: null, message: message("import.excluded", params) }] };
    }
    case "wrong":
      return {
        title: "",
        problems: read.problems.map(({ field, code, params }) => ({ field, message: message(code, params) })),
      };
  }
}

/** An entry in one line, as a person compares it with the paper. */
function titleOf(entry: ImportedEntry): string {
  const parts =
    entry.direction === "incoming"
      ? [
          numberText(entry),
          formatDate(localDateOf(entry.fields.arrivedAt)),
          joinSymbol(entry.fields.codeNumber, entry.fields.codeNotation),
          entry.fields.senderName,
          `${entry.fields.typeName}: ${entry.fields.abstract}`,
        ]
      : [entry.symbol, formatDate(entry.fields.issuedDate), entry.fields.abstract, entry.fields.signerName];
  return parts.filter((part) => part !== "").join(" · ");
}
