import type { Actor } from "../../domain/people/actor.ts";
import { askExtension as decideWish } from "../../domain/routing/handle.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { actOnAssignment } from "./act-on-assignment.ts";

/** Asks who set the deadline for more time. */
export function askExtension(
  deps: RoutingDeps,
  actor: Actor,
  assignmentId: string,
  { version, until, reason }: { version: number; until: string; reason: string },
): Promise<ActDone> {
  return actOnAssignment(deps, actor, {
    action: "askExtension",
    assignmentId,
    version,
    decide: (matter, assignment, act) =>
      decideWish(matter, assignment, { until: new Date(until), reason }, act),
  });
}
