import type { HistoryEntry } from "../../contract/history.ts";
import type { ImportedFrom } from "../../contract/imports.ts";
import { historyMessages } from "../../contract/messages/history.ts";
import { filledInBoth } from "../../contract/messages/message.ts";
import type { Records } from "../../ports/store.ts";

/** Where an imported document came from, and how its history begins; null for one that was registered here. */
export async function originOf(
  records: Records,
  documentId: string,
): Promise<{ readonly imported: ImportedFrom; readonly entry: HistoryEntry } | null> {
  const origin = (await records.imports.origins([documentId])).get(documentId);
  if (origin === undefined) return null;
  const { importId, fileName, row, book } = origin;
  const by = (await records.people.names([origin.startedBy])).get(origin.startedBy) ?? "";
  const at = origin.at.toISOString();
  return {
    imported: { importId, fileName, row, at, by, ...book },
    entry: {
      at,
      action: "import.row",
      who: by,
      whoId: origin.startedBy,
      onBehalfOf: null,
      sentence: filledInBoth(historyMessages["import.row"], { fileName, row }),
      text: null,
    },
  };
}
