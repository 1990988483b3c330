import { joinSymbol } from "../numbering/symbol.ts";
import { foldSymbol, foldWords } from "../text/fold.ts";
import type { IncomingDocument } from "./incoming-document.ts";

/** The folded words that quick search finds a document by: number, symbol, agency, abstract, type and signer (R48). */
export function searchTextOf({
  arrivalNumber,
  fields,
}: Pick<IncomingDocument, "arrivalNumber" | "fields">): string {
  const symbol = joinSymbol(fields.codeNumber, fields.codeNotation);
  const words = foldWords(
    [arrivalNumber, symbol, fields.senderName, fields.typeName, fields.abstract, fields.signerName].join(" "),
  );
  // The symbol also in one piece, as people type it without dashes: 1837qdubnd.
  return [...new Set([...words, ...foldWords(foldSymbol(symbol))])].join(" ");
}
