import { pipeline } from "node:stream/promises";
import type { PrintedForms } from "../../ports/printed-forms.ts";
import { registerPages } from "./register-pdf.ts";
import { registerWorkbook } from "./register-xlsx.ts";
import { slipPages } from "./slip-pdf.ts";
import { streamRows } from "./streamed.ts";

/** The printed forms as PDF, with the fonts inside, and as XLSX. Needs nothing and keeps nothing between calls. */
export function createPrintedForms(): PrintedForms {
  return {
    async registerPdf(form, heading, rows, out, signal) {
      let pages = 0;
      await streamRows(rows, out, signal, async function* (source) {
        pages = yield* registerPages(form, heading, source);
      });
      return { pages };
    },
    async registerXlsx(form, heading, rows, out, signal) {
      await streamRows(rows, out, signal, (source) => registerWorkbook(form, heading, source));
    },
    async slipPdf(slip, out, signal) {
      const { bytes, pages } = await slipPages(slip);
      await pipeline([bytes], out, signal === undefined ? {} : { signal });
      return { pages };
    },
  };
}
