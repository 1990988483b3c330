import type { Actor } from "../../domain/people/actor.ts";
import { acknowledge } from "../../domain/routing/handle.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { actOnAssignment } from "./act-on-assignment.ts";

/** Read and accepted, with a time (R14). */
export function acknowledgeAssignment(
  deps: RoutingDeps,
  actor: Actor,
  assignmentId: string,
  { version }: { version: number },
): Promise<ActDone> {
  return actOnAssignment(deps, actor, { action: "acknowledge", assignmentId, version, decide: acknowledge });
}
