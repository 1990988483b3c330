import type { Language } from "../../contract/messages/message.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { mayConfirm } from "../../domain/policies/may-confirm-rights.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Records } from "../../ports/store.ts";
import { arrivalEvent } from "../guests/send-document.ts";
import { rightsEvent } from "../rights/ask-for-rights.ts";
import { placesOf, wantedInWords } from "../rights/list-rights.ts";

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
    personName: change.wanted.kind === "secondPersonOff" ? null : (names.get(change.personId) ?? "…"),
    askedBy: names.get(change.askedBy) ?? "…",
    what: wantedInWords(change, await placesOf(read, [change]))[language],
  };
}

/** That an agency outside sent a document; null once somebody registered or refused it. */
export async function arrivedNotice(
  read: Records,
  actor: Actor,
  { eventKey }: Pick<DeliveryRecord, "eventKey">,
  language: Language,
): Promise<Notice | null> {
  const arrival = await read.arrivals.get(eventKey.slice(arrivalEvent.length + 1));
  if (arrival?.state !== "waiting" || !mayRegister(actor, arrival.agencyId).allowed) return null;
  const names = await read.people.names([arrival.sentBy]);
  const { typeName, abstract, codeNumber, codeNotation } = arrival.fields;
  return {
    kind: "arrived",
    language,
    readerId: actor.personId,
    outside: (await read.organisation.node(arrival.outsideId))?.name ?? "…",
    sentBy: names.get(arrival.sentBy) ?? "…",
    what: [typeName, joinSymbol(codeNumber, codeNotation), abstract]
      .filter((part) => part !== "")
      .join(" · "),
  };
}
