import { joinSymbol } from "../numbering/symbol.ts";
import { fold, foldSymbol } from "../text/fold.ts";
import type { IncomingFields } from "../incoming-fields.ts";

export type DuplicateReason = "documentCode" | "symbol" | "file";

/**
 * Why two documents may be one: the same mã định danh; the same number, symbol and issuing agency (both NĐ 30, PL VI);
 * the same main file. A person decides, because two agencies may well send the same file.
 */
export function duplicateReasons(
  fields: Pick<IncomingFields, "documentCode" | "codeNumber" | "codeNotation" | "senderName" | "issuedDate">,
  other: Pick<IncomingFields, "documentCode" | "codeNumber" | "codeNotation" | "senderName" | "issuedDate">,
  sharesFile: boolean,
): DuplicateReason[] {
  const symbolOf = (it: typeof fields) => foldSymbol(joinSymbol(it.codeNumber, it.codeNotation));
  // Numbers begin anew each year: 01/QĐ-UBND of 2025 is another document than that of 2026.
  const sameYear =
    fields.issuedDate === null ||
    other.issuedDate === null ||
    fields.issuedDate.slice(0, 4) === other.issuedDate.slice(0, 4);
  const sameSymbol =
    fields.codeNumber !== null &&
    symbolOf(fields) === symbolOf(other) &&
    fold(fields.senderName) === fold(other.senderName) &&
    sameYear;
  return [
    ...(fields.documentCode !== null && fields.documentCode === other.documentCode
      ? ["documentCode" as const]
      : []),
    ...(sameSymbol ? ["symbol" as const] : []),
    ...(sharesFile ? ["file" as const] : []),
  ];
}
