import assert from "node:assert/strict";
import { printedCell, type RegisterHeading } from "../../../src/domain/forms/register-form.ts";
import type { PrintedForms } from "../../../src/ports/printed-forms.ts";

const nobodyPrints = (): never => assert.fail("Nothing should be printed.");

/** Forms that keep the cells of each line as they print, by the form's own columns; they stop after `most`. */
export function keepingLines(most = Infinity) {
  const kept: { heading: RegisterHeading | null; lines: string[][] } = { heading: null, lines: [] };
  const registerPdf: PrintedForms["registerPdf"] = async (form, heading, rows) => {
    kept.heading = heading;
    for await (const row of rows) {
      kept.lines.push(form.columns.map((column) => printedCell(column, row)));
      if (kept.lines.length >= most) break;
    }
    return { pages: 1 };
  };
  const forms: PrintedForms = { registerPdf, registerXlsx: nobodyPrints, slipPdf: nobodyPrints };
  return { kept, forms };
}
