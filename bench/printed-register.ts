// A year's register of incoming documents as PDF and XLSX, against the same text as plain CSV in the same run.
// node bench/printed-register.ts [rows]. Each writer runs in a process of its own, so that its peak memory is its own.
import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { devNull } from "node:os";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createPrintedForms } from "../src/adapters/forms/pdf-and-xlsx-forms.ts";
import { incomingRegister, type IncomingRegisterRow } from "../src/domain/forms/incoming-register.ts";
import { printedCell } from "../src/domain/forms/register-form.ts";
import { heading, incomingRow, rowsOf } from "../test/adapters/forms/sample-register.ts";

interface Outcome {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly detail: string;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

async function* csvLines(rows: AsyncIterable<IncomingRegisterRow>): AsyncGenerator<string> {
  for await (const row of rows) {
    yield `${incomingRegister.columns.map((column) => quoted(printedCell(column, row))).join(",")}\r\n`;
  }
}

const forms = createPrintedForms();

const writers: Readonly<Record<string, (count: number) => Promise<string>>> = {
  async csv(count) {
    await pipeline(Readable.from(csvLines(rowsOf(incomingRow, count))), createWriteStream(devNull));
    return "";
  },
  async xlsx(count) {
    await forms.registerXlsx(
      incomingRegister,
      heading,
      rowsOf(incomingRow, count),
      createWriteStream(devNull),
    );
    return "";
  },
  async pdf(count) {
    const out = createWriteStream(devNull);
    const { pages } = await forms.registerPdf(incomingRegister, heading, rowsOf(incomingRow, count), out);
    return `${pages} pages`;
  },
};

async function measure(writer: string, count: number): Promise<Outcome> {
  const started = performance.now();
  const detail = (await writers[writer]?.(count)) ?? "";
  const seconds = (performance.now() - started) / 1000;
  return { seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, detail };
}

function inOwnProcess(writer: string, count: number): Outcome {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), String(count), writer], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(child.stdout) as Outcome;
}

const count = Number(process.argv[2] ?? 100_000);
const writer = process.argv[3];
if (writer !== undefined) {
  process.stdout.write(JSON.stringify(await measure(writer, count)));
} else {
  const csv = inOwnProcess("csv", count);
  for (const name of ["csv", "xlsx", "pdf"]) {
    const { seconds, peakMegabytes, detail } = name === "csv" ? csv : inOwnProcess(name, count);
    const speed = Math.round(count / seconds).toLocaleString("en");
    const ratio = (csv.seconds / seconds).toFixed(3);
    console.log(
      `${name.padEnd(4)} ${speed.padStart(9)} rows/s  ${seconds.toFixed(1).padStart(6)} s  ` +
        `peak ${peakMegabytes.toFixed(0).padStart(4)} MB  speed against CSV ${ratio}  ${detail}`,
    );
  }
}
