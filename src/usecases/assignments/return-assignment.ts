import type { Actor } from "../../domain/people/actor.ts";
import { returnAssignment as decideReturn } from "../../domain/routing/handle.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { actOnAssignment } from "./act-on-assignment.ts";

/** Given back to who assigned it, with a reason. */
export function returnAssignment(
  deps: RoutingDeps,
  actor: Actor,
  assignmentId: string,
  { version, reason }: { version: number; reason: string },
): Promise<ActDone> {
  return actOnAssignment(deps, actor, {
    action: "return",
    assignmentId,
    version,
    decide: (matter, assignment) => decideReturn(matter, assignment, reason),
  });
}
