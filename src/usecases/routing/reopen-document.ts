import type { Actor } from "../../domain/people/actor.ts";
import { reopen } from "../../domain/routing/handle.ts";
import { actOnDocument, type ActDone, type RoutingDeps } from "./act-on-document.ts";

/** The leader has the lead go on with what was called done, for a reason. */
export function reopenDocument(
  deps: RoutingDeps,
  actor: Actor,
  documentId: string,
  { version, reason }: { version: number; reason: string },
): Promise<ActDone> {
  return actOnDocument(deps, actor, {
    action: "reopen",
    documentId,
    version,
    decide: (matter) => reopen(matter, reason),
  });
}
