import type { PossibleDuplicate } from "../../contract/incoming.ts";
import { duplicateReasons } from "../../domain/incoming/duplicate.ts";
import type { IncomingFields } from "../../domain/incoming-fields.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import { fold, foldSymbol } from "../../domain/text/fold.ts";
import type { Records } from "../../ports/store.ts";

/** Documents of the agency's registers that may be this one, newest first, with what they share. */
export async function findDuplicates(
  records: Records,
  agencyId: string,
  fields: Pick<IncomingFields, "documentCode" | "codeNumber" | "codeNotation" | "senderName" | "issuedDate">,
  sha256s: readonly string[],
): Promise<PossibleDuplicate[]> {
  const symbol = joinSymbol(fields.codeNumber, fields.codeNotation);
  const candidates = await records.incoming.duplicates({
    agencyId,
    documentCode: fields.documentCode,
    symbolFolded: fields.codeNumber === null ? null : foldSymbol(symbol),
    senderFolded: fold(fields.senderName),
    sha256s,
  });
  return candidates.flatMap(({ document, sharesFile, mainFileId, registeredByName }) => {
    const why = duplicateReasons(fields, document.fields, sharesFile);
    if (why.length === 0) return [];
    return [
      {
        id: document.id,
        arrivalNumber: document.arrivalNumber,
        year: document.year,
        symbol: joinSymbol(document.fields.codeNumber, document.fields.codeNotation),
        issuedDate: document.fields.issuedDate,
        senderName: document.fields.senderName,
        typeName: document.fields.typeName,
        abstract: document.fields.abstract,
        registeredAt: document.registeredAt.toISOString(),
        registeredBy: registeredByName,
        why,
        mainFileId,
      },
    ];
  });
}
