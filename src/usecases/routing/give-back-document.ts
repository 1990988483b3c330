import type { Actor } from "../../domain/people/actor.ts";
import { giveBack } from "../../domain/routing/submit.ts";
import { actOnDocument, type ActDone, type RoutingDeps } from "./act-on-document.ts";

/** The leader gives the document back to the clerks with a reason. */
export function giveBackDocument(
  deps: RoutingDeps,
  actor: Actor,
  documentId: string,
  { version, reason }: { version: number; reason: string },
): Promise<ActDone> {
  return actOnDocument(deps, actor, {
    action: "giveBack",
    documentId,
    version,
    decide: (matter) => giveBack(matter, reason),
  });
}
