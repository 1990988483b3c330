// Run by memory.test.ts in a process of its own: prints a book and tells how much memory stayed in use on the way.
import { createWriteStream } from "node:fs";
import { devNull } from "node:os";
import { createPrintedForms } from "../../../src/adapters/forms/pdf-and-xlsx-forms.ts";
import { incomingRegister, type IncomingRegisterRow } from "../../../src/domain/forms/incoming-register.ts";
import { heading, incomingRow, rowsOf } from "./sample-register.ts";

const [kind, count] = [process.argv[2], Number(process.argv[3])];
const marks: number[] = [];

async function* measured(): AsyncGenerator<IncomingRegisterRow> {
  for await (const row of rowsOf(incomingRow, count)) {
    if (row.arrivalNumber % (count / 5) === 0) {
      globalThis.gc?.();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      marks.push((heapUsed + arrayBuffers) / 1_048_576);
    }
    yield row;
  }
}

const forms = createPrintedForms();
const method = kind === "xlsx" ? "registerXlsx" : "registerPdf";
await forms[method](incomingRegister, heading, measured(), createWriteStream(devNull));
process.stdout.write(JSON.stringify({ marks, peak: process.resourceUsage().maxRSS / 1024 }));
