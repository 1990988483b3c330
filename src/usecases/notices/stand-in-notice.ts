import type { Language } from "../../contract/messages/message.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import { listWork } from "../work/list-work.ts";

/** So much is looked through for what is urgent; the list is in that order. */
const mostLooked = 50;

/** In the giver's place: `actor` acts for them. Null where nothing waits. */
export async function standInNotice(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  { eventKey }: Pick<DeliveryRecord, "eventKey">,
  language: Language,
): Promise<Notice | null> {
  const [, delegationId = ""] = eventKey.split(" ");
  const delegation = await deps.store.read.delegations.get(delegationId);
  const work = await listWork(deps, actor, { bucket: "toHandle", limit: mostLooked });
  const { onBehalfOf } = actor;
  if (delegation === null || onBehalfOf === null || work.counts.toHandle === 0) return null;
  return {
    kind: "standIn",
    language,
    readerId: actor.personId,
    giver: { id: onBehalfOf.personId, name: onBehalfOf.name },
    until: delegation.validTo,
    count: work.counts.toHandle,
    urgent: work.items.filter(
      ({ priority, deadline }) =>
        priority > 0 || deadline?.severity === "overdue" || deadline?.severity === "today",
    ),
  };
}
