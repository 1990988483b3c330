import type { AuditAction, AuditValue } from "../../domain/audit/audit-entry.ts";
import type { Guest } from "../../domain/people/guest.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import type { Sender } from "../files/settle-upload.ts";

interface GuestAct {
  readonly action: AuditAction;
  readonly documentId: string | null;
  readonly subjectId: string | null;
  readonly at: Date;
  readonly data: Readonly<Record<string, AuditValue>>;
}

/** In the chain of the agency here: the person did it, on behalf of the agency outside (R20, R22, R66). */
export async function recordGuestAct(
  { ids }: Pick<Services, "ids">,
  records: Records,
  guest: Guest,
  act: GuestAct,
): Promise<void> {
  const entry = { id: ids.next(), actorId: guest.personId, onBehalfOf: guest.outside.id, ...act };
  await records.audit.append(guest.agencyId, [entry]);
}

/** Whose uploads a guest's are: the person's, on their way to the agency here. */
export function senderOf({ agencyId, personId, outside }: Guest): Sender {
  return { agencyId, personId, onBehalfOf: { personId: outside.id, name: outside.name, types: null } };
}
