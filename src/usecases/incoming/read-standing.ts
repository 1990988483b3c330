import type { IncomingStanding } from "../../contract/incoming.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { standingOf, worthOf } from "../../domain/routing/standing.ts";
import type { Services } from "../../ports/services.ts";
import { loadMatter } from "../routing/load-matter.ts";

/** Where the document stands, so that an open page can ask often whether anybody acted, and read it again only then. */
export async function readStanding(
  { store }: Pick<Services, "store">,
  actor: Actor,
  documentId: string,
): Promise<IncomingStanding> {
  const { document, slip } = await loadMatter(store.read, actor, documentId);
  const { signatures } = store.read;
  const worth = worthOf({
    value: (await signatures.standing("incoming", documentId)) ?? "none",
    judgedAt: (await signatures.legalValue(documentId))?.judgedAt.toISOString() ?? null,
    isChecking: (await signatures.waitingOf(documentId)).length > 0,
  });
  return { standing: standingOf(document, slip.assignments), worth };
}
