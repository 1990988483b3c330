import type { ImportJob } from "../../domain/imports/import-job.ts";
import type { ImportedEntry } from "../../domain/imports/imported-entry.ts";
import { placeOfSuffix, suffixRank } from "../../domain/imports/read-number.ts";
import { searchTextOf as incomingSearchText } from "../../domain/incoming/search-text.ts";
import { sortKeyOf } from "../../domain/incoming/sort-key.ts";
import { searchTextOf as outgoingSearchText } from "../../domain/outgoing/search-text.ts";
import { instantAt } from "../../domain/time/local-date.ts";
import type { NewImported } from "../../ports/records/import-records.ts";

/** An entry that is new in its register, with what the store needs beside the document. */
export interface Placed {
  readonly entry: ImportedEntry;
  readonly row: number;
  readonly rowHash: string;
  readonly register: { readonly id: string; readonly key: string; readonly ordinal: number };
}

/** Null where the register cannot put the number in order (`placeOfSuffix`). */
export function sortKeyIn({ entry, register }: Pick<Placed, "entry" | "register">): number | null {
  const place = placeOfSuffix(register.ordinal, suffixRank(entry.suffix) ?? 0);
  return place === null ? null : sortKeyOf(entry.year, entry.number, place);
}

/**
 * The document that an entry of an old register becomes. It was registered on the day that the book says, by whoever
 * answers for the import; the import itself is told by its provenance.
 */
export function importedDocument(
  job: Pick<ImportJob, "agencyId" | "startedBy" | "mapping">,
  { entry, row, rowHash, register }: Placed,
  { id, sortKey }: { readonly id: string; readonly sortKey: number },
): NewImported {
  const common = {
    id,
    agencyId: job.agencyId,
    registerId: register.id,
    registerKey: register.key,
    year: entry.year,
    ...(entry.suffix === "" ? {} : { numberSuffix: entry.suffix }),
    registeredBy: job.startedBy,
    version: 1,
  };
  const beside = { sortKey, requestKey: id, row, rowHash, book: entry.book };
  if (entry.direction === "outgoing") {
    const document = {
      ...common,
      number: entry.number,
      symbol: entry.symbol,
      fields: entry.fields,
      state: "issued" as const,
      registeredAt: instantAt(entry.fields.issuedDate, "00:00"),
    };
    return { ...beside, document, searchText: outgoingSearchText(document) };
  }
  const { arrivedAt, dueDate } = entry.fields;
  const isOpen = job.mapping.state === "registered";
  const document = {
    ...common,
    arrivalNumber: entry.number,
    fields: entry.fields,
    state: job.mapping.state,
    submittedTo: null,
    deadlineAt: isOpen && dueDate !== null ? instantAt(dueDate, "17:00") : null,
    late: null,
    registeredAt: arrivedAt,
  };
  return { ...beside, document, searchText: incomingSearchText(document) };
}
