import type { NotSecret } from "../../contract/sealing.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { refreshInChannels } from "../channels/offer-in-channels.ts";

/**
 * The marks of a document were looked at, with the clerk, and are none: a table that names grades, a quotation. The alarm
 * ends, and the history says who ended it and why. Throws `access.administrators-only`, `sealing.reason-missing`,
 * `sealing.no-open-mark`.
 */
export async function settleMarks(
  { store, clock, ids }: Pick<Services, "store" | "clock" | "ids">,
  actor: Actor,
  documentId: string,
  input: NotSecret,
): Promise<{ readonly documentId: string }> {
  demand(mayAdminister(actor, actor.agencyId));
  const reason = input.reason.normalize("NFC").trim();
  if (reason === "") throw new RuleBroken("sealing.reason-missing", { field: "reason" });
  const at = clock.now();
  await store.transaction(async (records) => {
    const had = await records.sealings.settleMarks(documentId, actor.agencyId, actor.personId, at);
    if (!had) throw new RuleBroken("sealing.no-open-mark");
    const { agencyId } = actor;
    await refreshInChannels({ ids }, records, { documentId, agencyId, cause: `settled ${ids.next()}`, at });
    await records.audit.append(actor.agencyId, [
      {
        id: ids.next(),
        at,
        actorId: actor.personId,
        onBehalfOf: actor.onBehalfOf?.personId ?? null,
        action: "secrecy.settled",
        documentId,
        subjectId: null,
        data: { reason },
      },
    ]);
  });
  return { documentId };
}
