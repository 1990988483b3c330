import type { Tour } from "../../contract/help.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Services } from "../../ports/services.ts";

/** The person was shown around in this role, or does not wish to be: it is not offered again by itself. */
export async function markTourSeen(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
  tour: Tour,
): Promise<{ toursSeen: string[] }> {
  await store.transaction(({ help }) => help.markTourSeen(actor.personId, tour, clock.now()));
  return { toursSeen: await store.read.help.toursSeen(actor.personId) };
}
