import type { Language } from "../../contract/messages/message.ts";
import { hasRole, type Actor } from "../../domain/people/actor.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Records } from "../../ports/store.ts";
import { symbolOfFile } from "./malware-notice.ts";

/** `archive <file> <event>`: how the file stands is read when it is told. */
const eventForm = /^archive (\S+) /u;

/** Of a file that somebody changed or took away in the archive, for an administrator; null where it is gone meanwhile. */
export async function archiveNotice(
  read: Records,
  actor: Actor,
  { eventKey }: Pick<DeliveryRecord, "eventKey">,
  language: Language,
): Promise<Notice | null> {
  const fileId = eventForm.exec(eventKey)?.[1] ?? "";
  const [file, place] = [await read.files.get(fileId), await read.places.get(fileId)];
  if (file === null || place === null || file.agencyId !== actor.agencyId) return null;
  if (!hasRole(actor, "administrator")) return null;
  return {
    kind: "archive",
    language,
    readerId: actor.personId,
    fileName: file.name,
    symbol: await symbolOfFile(read, file),
    state: place.state === "changed" || place.state === "missing" ? place.state : "restored",
  };
}
