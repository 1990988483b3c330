import { foldSymbol, foldWords } from "./fold.ts";

const symbols = /\p{N}+(?:\/\p{N}{4})?\/\p{L}[\p{L}\p{M}\p{N}-]*/gu;

/**
 * A line of a file as the search knows it: its folded words, then the symbols in it in one piece, as people type them
 * without dashes (`1837qdubnd`), after the words so that phrases stay whole.
 */
export function foldLine(line: string): string {
  const joined = Array.from(line.normalize("NFC").matchAll(symbols), ([symbol]) =>
    foldWords(foldSymbol(symbol)),
  );
  return [...foldWords(line), ...joined.flat()].join(" ");
}
