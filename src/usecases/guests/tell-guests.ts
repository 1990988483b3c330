import type { GuestReason } from "../../domain/notices/guest-reasons.ts";
import { actsOn } from "../../domain/people/guest.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { addDeliveries } from "../notices/tell-people.ts";

/** What happened, and through which accounts: `subjectId` is the document that was issued, or the arrival. */
interface ForGuests {
  readonly reason: GuestReason;
  readonly agencyId: string;
  readonly accountIds: readonly string[];
  readonly subjectId: string;
  /** Of the outgoing register; null for what says nothing of one any more, or never did. */
  readonly documentId: string | null;
  readonly at: Date;
}

/**
 * Writes, in the change's own transaction, one delivery for everybody who acts for these agencies outside today (R21, R24).
 * Whether they still do is asked again when it is brought.
 */
export async function tellGuests(
  deps: Pick<Services, "ids">,
  records: Records,
  { reason, agencyId, accountIds, subjectId, documentId, at }: ForGuests,
): Promise<void> {
  const named = await records.guests.representativesOf(accountIds);
  for (const accountId of accountIds) {
    const acting = named.filter(
      (it) => it.accountId === accountId && it.isActive && actsOn(it, localDateOf(at)),
    );
    const told = new Map(acting.map(({ personId }) => [personId, { reason, assignmentId: null }]));
    const eventKey = `${reason} ${subjectId} ${accountId}`;
    await addDeliveries(deps, records, { eventKey, agencyId, documentId, actorId: null, at }, told);
  }
}
