import { documentTypeOf } from "../document-types.ts";
import { foldSymbol, foldWords } from "../text/fold.ts";
import type { OutgoingDocument } from "./outgoing-document.ts";

/** The folded words that search finds an outgoing document by, in the order in which they stand (R48). */
export function searchTextOf({
  number,
  symbol,
  fields,
}: Pick<OutgoingDocument, "number" | "symbol" | "fields">): string {
  const type = documentTypeOf(fields.typeCode)?.vi ?? "";
  const recipients = fields.recipients.map(({ name }) => name);
  // The number also without its zero: `5/sxd` for 05/SXD-VP.
  const words = foldWords(
    [number, symbol, fields.abstract, type, fields.signerName, ...recipients].join(" "),
  );
  // The symbol also in one piece, as people type it without strokes: 5sxdvp.
  return [...foldWords(foldSymbol(symbol)), ...words].join(" ");
}
