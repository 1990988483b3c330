import { open } from "node:fs/promises";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { SheetReader } from "../../ports/sheet-reader.ts";
import { charsetOf } from "./csv-form.ts";
import { openCsv, rowsOfText } from "./csv-file.ts";
import { sheetLimits } from "./limits.ts";
import { openXlsx } from "./xlsx-file.ts";

/** Reads XLSX and CSV files from the local disk. */
export const sheetFiles: SheetReader = {
  async open(path) {
    const head = await beginningOf(path);
    const signature = Buffer.from(head.subarray(0, 8)).toString("latin1");
    if (signature.startsWith("PK")) return openXlsx(path);
    // The old binary form, and workbooks that a password protects, are both containers of this kind.
    if (signature === "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")
      throw new RuleBroken("sheet.old-form");
    if (head.length === 0) throw new RuleBroken("sheet.empty");
    if (isBinary(head)) throw new RuleBroken("sheet.unknown-kind");
    return openCsv(path, head);
  },
  readText: (text) => Promise.resolve(rowsOfText(text)),
};

async function beginningOf(path: string): Promise<Uint8Array> {
  await using file = await open(path, "r");
  const bytes = Buffer.alloc(sheetLimits.csvHead);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}

/** Text has no control characters; in UTF-16 any byte may be a half of a letter. */
function isBinary(head: Uint8Array): boolean {
  const text = new Set([9, 10, 12, 13]);
  const isWide = charsetOf(head).startsWith("utf-16");
  const controls = isWide ? [] : head.subarray(0, 4096).filter((byte) => byte < 0x20 && !text.has(byte));
  const latin = Buffer.from(head.subarray(0, 64)).toString("latin1");
  return controls.length > 8 || /^%PDF-|^\{\\rtf|^\s*<(?:!doctype html|html|\?xml)/iu.test(latin);
}
