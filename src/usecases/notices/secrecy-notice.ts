import type { Language } from "../../contract/messages/message.ts";
import { hasRole, type Actor } from "../../domain/people/actor.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Records } from "../../ports/store.ts";
import { toSeal } from "../sealing/find-to-seal.ts";

const most = 200;

/** Of a mark of secrecy about which nobody has decided yet; null afterwards. By the document's number alone. */
export async function secrecyNotice(
  read: Records,
  actor: Actor,
  { documentId }: Pick<DeliveryRecord, "documentId">,
  language: Language,
): Promise<Notice | null> {
  if (documentId === null) return null;
  const marks = await read.sealings.openMarks(actor.agencyId, most);
  const found = marks.find((it) => it.documentId === documentId);
  const document = await toSeal(read, actor.agencyId, documentId);
  if (found === undefined || document === null) return null;
  const { registerName, confirmation } = document.view;
  const administers = hasRole(actor, "administrator");
  const { mark, page } = found;
  return {
    kind: "secrecy",
    language,
    readerId: actor.personId,
    registerName,
    number: confirmation,
    mark,
    page,
    administers,
  };
}
