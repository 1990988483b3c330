import type { Language } from "../../contract/messages/message.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Records } from "../../ports/store.ts";

/** What came while the person rested, by document and reason; each is read with the rights of whoever opens it. */
export async function heldNotice(
  read: Records,
  { id, personId }: Pick<DeliveryRecord, "id" | "personId">,
  language: Language,
): Promise<Notice | null> {
  const items = await read.deliveries.toldIn(id);
  if (items.length === 0) return null;
  return {
    kind: "held",
    language,
    readerId: personId,
    items: items.map(({ reason, symbol, documentId, createdAt }) => ({
      reason,
      symbol,
      documentId,
      at: createdAt.toISOString(),
    })),
  };
}
