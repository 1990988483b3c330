import type { Language } from "../../contract/messages/message.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import { listLeftWork } from "../handovers/list-left-work.ts";

/** That work of one person waits for the reader; null once it was given on, or is another's to give. */
export async function leftWorkNotice(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  { eventKey }: Pick<DeliveryRecord, "eventKey">,
  language: Language,
): Promise<Notice | null> {
  const [, departureId = ""] = eventKey.split(" ");
  const departure = await deps.store.read.leftWork.departure(departureId);
  if (departure === null) return null;
  const { groups } = await listLeftWork(deps, actor);
  const group = groups.find(
    ({ person, unit }) => person.id === departure.personId && (unit?.id ?? null) === departure.unitId,
  );
  if (group === undefined) return null;
  return {
    kind: "workLeft",
    language,
    readerId: actor.personId,
    fromName: group.person.name,
    unitName: group.unit?.name ?? null,
    count: group.items.length,
  };
}
