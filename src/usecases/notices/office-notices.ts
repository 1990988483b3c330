import type { Language } from "../../contract/messages/message.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { mayConfirm } from "../../domain/policies/may-confirm-rights.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Records } from "../../ports/store.ts";
import { rightsEvent } from "../rights/ask-for-rights.ts";
import { unitsOf, wantedInWords } from "../rights/list-rights.ts";

/** That somebody's work was handed over to the reader: `handOver <from> <id>`. */
export async function handOverNotice(
  read: Records,
  actor: Actor,
  { eventKey }: Pick<DeliveryRecord, "eventKey">,
  language: Language,
): Promise<Notice> {
  const [, from = ""] = eventKey.split(" ");
  const names = await read.people.names([from]);
  return { kind: "workHandedOver", language, readerId: actor.personId, fromName: names.get(from) ?? "…" };
}

/** That a change of rights waits for a second administrator; null once it was decided. */
export async function rightsNotice(
  read: Records,
  actor: Actor,
  { eventKey }: Pick<DeliveryRecord, "eventKey">,
  language: Language,
): Promise<Notice | null> {
  const change = await read.rights.get(eventKey.slice(rightsEvent.length + 1));
  if (change === null || change.decided !== null || !mayConfirm(actor, change).allowed) return null;
  const names = await read.people.names([change.personId, change.askedBy]);
  return {
    kind: "rightsAsked",
    language,
    readerId: actor.personId,
    agencyId: change.agencyId,
    changeId: change.id,
    version: change.version,
    personName: change.wanted.kind === "appointment" ? (names.get(change.personId) ?? "…") : null,
    askedBy: names.get(change.askedBy) ?? "…",
    what: wantedInWords(change, await unitsOf(read, [change]))[language],
  };
}
