import type { z } from "zod";
import type { deliveries, deliveriesQuery } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayInspect } from "../../domain/policies/may-administer.ts";
import type { Services } from "../../ports/services.ts";

/** More are not counted one by one: a list of a hundred thousand is no longer than one of ten. */
const mostCounted = 1000;

/** The ledger: what was brought to whom, and who was not reached and why. */
export async function listDeliveries(
  deps: Pick<Services, "store">,
  actor: Actor,
  query: z.output<typeof deliveriesQuery>,
): Promise<z.infer<typeof deliveries>> {
  demand(mayInspect(actor, "deliveries", actor.agencyId));
  const { read } = deps.store;
  const found = await read.deliveries.list(actor.agencyId, {
    outcome: query.outcome,
    after: query.cursor ?? null,
    limit: query.limit,
  });
  return {
    counts: await read.deliveries.counts(actor.agencyId, mostCounted),
    items: found.map((it) => ({
      id: it.id,
      at: it.createdAt.toISOString(),
      person: it.personName,
      card: it.reason,
      document: it.symbol,
      documentId: it.documentId,
      kind: it.kind,
      outcome: it.outcome,
      reason: it.why,
      attempts: it.attempts,
      mayHaveComeTwice: it.outcome === "sent" && it.attempts - it.answers > 0,
    })),
    next: found.length === query.limit ? (found.at(-1)?.id ?? null) : null,
  };
}
