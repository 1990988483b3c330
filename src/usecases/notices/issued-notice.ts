import type { Language } from "../../contract/messages/message.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { Records } from "../../ports/store.ts";
import { sentence } from "../signatures/present-legal-value.ts";

/** Of an issued document whose signatures did not hold, as it stands now; null where it is another agency's or was never judged. */
export async function issuedNotice(
  read: Records,
  { personId: readerId, agencyId }: Actor,
  documentId: string,
  language: Language,
): Promise<Notice | null> {
  const document = await read.outgoing.get(documentId);
  const judged = await read.signatures.legalValue(documentId);
  if (document?.agencyId !== agencyId || judged === null) return null;
  return {
    kind: "issued",
    language,
    readerId,
    outgoingId: documentId,
    symbol: document.symbol,
    value: judged.value,
    reasons: judged.reasons.map(sentence),
  };
}
