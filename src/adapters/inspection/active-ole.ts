import type { CFB$Container } from "cfb";
import { sortedKinds, type ActiveKind } from "../../domain/files/active-content.ts";

/** What in a DOC or XLS is active, by its storages (MS-DOC, MS-XLS) and, for Excel 4 macros, by its sheets. */
export function activeInOle(container: CFB$Container, workbook: Buffer | null): ActiveKind[] {
  const found = new Set<ActiveKind>();
  for (const path of container.FullPaths) {
    if (/\/(?:VBA|_VBA_PROJECT(?:_CUR)?|Macros)(?:\/|$)/iu.test(path)) found.add("macros");
    if (/\/ObjectPool\/.|\/MBD[\dA-F]{8}\/|Ole10Native$/iu.test(path)) found.add("objects");
  }
  if (workbook !== null && hasMacroSheet(workbook)) found.add("macros");
  return sortedKinds(found);
}

const boundSheet = 0x85;
const macroSheet = 1;
const mostRecords = 20_000;

/** A sheet of Excel 4 macros, which its list of sheets announces (MS-XLS, BoundSheet8: `dt` 1). */
function hasMacroSheet(workbook: Buffer): boolean {
  let at = 0;
  for (let record = 0; record < mostRecords && at + 4 <= workbook.length; record += 1) {
    const length = workbook.readUInt16LE(at + 2);
    const isSheet = workbook.readUInt16LE(at) === boundSheet && length >= 6;
    if (isSheet && workbook[at + 4 + 5] === macroSheet) return true;
    at += 4 + length;
  }
  return false;
}
