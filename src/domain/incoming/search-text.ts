import { joinSymbol } from "../numbering/symbol.ts";
import { foldSymbol, foldWords } from "../text/fold.ts";
import type { IncomingDocument } from "./incoming-document.ts";

/**
 * The folded words that search finds a document by: number, symbol, agency, type, abstract and signer (R48), in the order
 * in which they stand, so that phrases are found.
 */
export function searchTextOf({
  arrivalNumber,
  numberSuffix = "",
  fields,
}: Pick<IncomingDocument, "arrivalNumber" | "numberSuffix" | "fields">): string {
  const symbol = joinSymbol(fields.codeNumber, fields.codeNotation);
  const words = foldWords(
    [
      arrivalNumber,
      numberSuffix === "" ? "" : `${arrivalNumber}${numberSuffix}`,
      symbol,
      fields.senderName,
      fields.typeName,
      fields.abstract,
      fields.signerName,
    ].join(" "),
  );
  // The symbol also in one piece, as people type it without dashes: 1837qdubnd.
  return [...foldWords(foldSymbol(symbol)), ...words].join(" ");
}
