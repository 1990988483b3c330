import type { Language } from "../../contract/messages/message.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { maySeeFreezes } from "../../domain/policies/may-on-accounts.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Records } from "../../ports/store.ts";
import { freezeEvent } from "../accounts/freeze-account.ts";

/** Of an account that was frozen; null where it was opened again meanwhile, or is none of the reader's business any more. */
export async function accountNotice(
  read: Records,
  actor: Actor,
  { eventKey }: Pick<DeliveryRecord, "eventKey">,
  language: Language,
): Promise<Notice | null> {
  const freeze = await read.freezes.get(eventKey.slice(freezeEvent.length + 1));
  if (freeze === null || freeze.lifted !== null || !maySeeFreezes(actor).allowed) return null;
  const names = await read.people.names([freeze.personId, freeze.frozenBy]);
  return {
    kind: "accountFrozen",
    language,
    readerId: actor.personId,
    personName: names.get(freeze.personId) ?? "…",
    frozenBy: names.get(freeze.frozenBy) ?? "…",
    frozenAt: freeze.frozenAt.toISOString(),
    reason: freeze.reason,
  };
}
