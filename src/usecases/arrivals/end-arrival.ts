import type { RefuseArrival } from "../../contract/arrivals.ts";
import type { Arrival } from "../../domain/arrivals/arrival.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { tellGuests } from "../guests/tell-guests.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";

/**
 * The clerk does not take it in, and says why to who sent it; nothing of its files stays. Throws `arrival.not-found`,
 * `arrival.changed`, `access.clerks-only`.
 */
export async function refuseArrival(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, reason: said }: RefuseArrival,
): Promise<{ readonly id: string; readonly version: number }> {
  demand(mayRegister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const arrival = await findArrival(records, actor, id);
    const reason = tidyLine(said);
    const decided = { by: actor.personId, at: deps.clock.now(), reason };
    if (!(await records.arrivals.decide({ ...arrival, state: "refused", decided }, version)))
      throw new RuleBroken("arrival.changed");
    await records.files.forget(id);
    await recordChange(deps, records, actor, {
      action: "arrival.refused",
      subjectId: id,
      data: { reason, outsideId: arrival.outsideId },
    });
    await tellSender(deps, records, arrival, "guestRefused", decided.at);
    return { id, version: version + 1 };
  });
}

/**
 * What waits, and is to be registered with these files: every byte that was sent must be among them. Throws
 * `arrival.not-found`, `arrival.changed`, `arrival.file-missing`.
 */
export async function arrivalToRegister(
  records: Records,
  actor: Actor,
  id: string,
  files: readonly StoredFileRecord[],
): Promise<Arrival> {
  const arrival = await findArrival(records, actor, id);
  if (arrival.state !== "waiting") throw new RuleBroken("arrival.changed");
  const taken = new Set(files.map(({ sha256 }) => sha256));
  const missing = (await records.files.ofDocument(id)).find(({ sha256 }) => !taken.has(sha256));
  if (missing !== undefined)
    throw new RuleBroken("arrival.file-missing", { params: { name: missing.name }, field: "uploadIds" });
  return arrival;
}

/** It became a document, which has the same bytes as its own. Answers who sent it, for the history. */
export async function endAsRegistered(
  deps: Pick<Services, "ids">,
  records: Records,
  arrival: Arrival,
  { documentId, by, at }: { readonly documentId: string; readonly by: string; readonly at: Date },
): Promise<{ readonly arrivalId: string; readonly sentBy: string }> {
  const registered = {
    ...arrival,
    state: "registered",
    decided: { by, at, reason: null },
    documentId,
  } as const;
  if (!(await records.arrivals.decide(registered, arrival.version))) throw new RuleBroken("arrival.changed");
  await records.files.forget(arrival.id);
  await tellSender(deps, records, arrival, "guestRegistered", at);
  const names = await records.people.names([arrival.sentBy]);
  const outside = await records.organisation.node(arrival.outsideId);
  const sentBy = `${names.get(arrival.sentBy) ?? "…"} thay mặt ${outside?.name ?? "…"}`;
  return { arrivalId: arrival.id, sentBy };
}

function tellSender(
  deps: Pick<Services, "ids">,
  records: Records,
  { id: subjectId, agencyId, accountId }: Arrival,
  reason: "guestRegistered" | "guestRefused",
  at: Date,
): Promise<void> {
  const about = { reason, agencyId, accountIds: [accountId], subjectId, documentId: null, at };
  return tellGuests(deps, records, about);
}

async function findArrival(records: Records, actor: Actor, id: string): Promise<Arrival> {
  const arrival = await records.arrivals.get(id);
  if (arrival === null || arrival.agencyId !== actor.agencyId) throw new RuleBroken("arrival.not-found");
  return arrival;
}
