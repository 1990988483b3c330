import { parseSymbol } from "../../../src/domain/numbering/parse-symbol.ts";

export interface SplitSymbol {
  readonly codeNumber: string;
  readonly codeNotation: string;
}

/**
 * Takes apart a whole symbol that was typed or pasted into one field: `Số: 1837/QĐ-UBND` is 1837 and `QĐ-UBND`. Null
 * while it is no whole symbol, so that plain typing of a number is left alone.
 */
export function splitSymbol(text: string): SplitSymbol | null {
  const parsed = parseSymbol(text);
  if (!parsed?.codeNumber || !parsed.codeNotation) return null;
  return { codeNumber: parsed.codeNumber, codeNotation: parsed.codeNotation };
}
