import type { Actor } from "../../domain/people/actor.ts";
import { complete } from "../../domain/routing/handle.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { actOnAssignment } from "./act-on-assignment.ts";

/** Done, with a result and the number of the reply; the document is done when its lead is. */
export function completeAssignment(
  deps: RoutingDeps,
  actor: Actor,
  assignmentId: string,
  {
    version,
    result,
    replySymbol,
  }: { version: number; result: string; replySymbol?: string | null | undefined },
): Promise<ActDone> {
  return actOnAssignment(deps, actor, {
    action: "complete",
    assignmentId,
    version,
    decide: (matter, assignment, act) =>
      complete(
        matter,
        assignment,
        { result, replySymbol: replySymbol === "" ? null : (replySymbol ?? null) },
        act,
      ),
  });
}
