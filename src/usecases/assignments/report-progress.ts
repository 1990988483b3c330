import type { Actor } from "../../domain/people/actor.ts";
import type { Assignment } from "../../domain/routing/assignment.ts";
import type { Act } from "../../domain/routing/change.ts";
import { report } from "../../domain/routing/handle.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";
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
    async decide(matter, assignment, act, records) {
      await refuseTheSame(records, { assignment, text, act });
      return report(matter, assignment, text, act);
    },
  });
}

/** Teams presses a button once more by itself where no answer came in time; the report is told once all the same. */
const sameWithinMs = 10 * 60_000;

async function refuseTheSame(
  { audit }: Records,
  { assignment, text, act }: { assignment: Assignment; text: string; act: Act },
): Promise<void> {
  const entries = await audit.ofDocument(assignment.documentId);
  const last = entries.findLast(
    ({ action, subjectId }) => action === "routing.reported" && subjectId === assignment.id,
  );
  const isSame = last !== undefined && last.actorId === act.by && last.data["text"] === text;
  if (isSame && act.at.getTime() - last.at.getTime() < sameWithinMs)
    throw new RuleBroken("routing.same-report");
}
