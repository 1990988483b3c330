import type { Actor } from "../../domain/people/actor.ts";
import { report } from "../../domain/routing/handle.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { actOnAssignment } from "./act-on-assignment.ts";

/** How far the work is, for who assigned it and, from supporting people, for the lead (R39). */
export function reportProgress(
  deps: RoutingDeps,
  actor: Actor,
  assignmentId: string,
  { version, text }: { version: number; text: string },
): Promise<ActDone> {
  return actOnAssignment(deps, actor, {
    action: "report",
    assignmentId,
    version,
    decide: (matter, assignment, act) => report(matter, assignment, text, act),
  });
}
