import type { Actor } from "../../domain/people/actor.ts";
import { decideExtension as decideAnswer } from "../../domain/routing/handle.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { actOnAssignment } from "./act-on-assignment.ts";

/** Who set the deadline grants or refuses more time; the first deadline stays visible. */
export function decideExtension(
  deps: RoutingDeps,
  actor: Actor,
  assignmentId: string,
  input: {
    version: number;
    granted: boolean;
    note?: string | null | undefined;
    confirmed?: readonly string[] | undefined;
  },
): Promise<ActDone> {
  const { version, granted, note = null, confirmed = [] } = input;
  return actOnAssignment(deps, actor, {
    action: "decideExtension",
    assignmentId,
    version,
    decide: (matter, assignment, act) => decideAnswer(matter, assignment, { granted, note, confirmed }, act),
  });
}
