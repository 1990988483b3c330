import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayOnAssignment, type AssignmentAction } from "../../domain/policies/may-on-incoming.ts";
import type { Assignment } from "../../domain/routing/assignment.ts";
import type { Act, RoutingChange } from "../../domain/routing/change.ts";
import type { Records } from "../../ports/store.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { loadAssignedMatter, refuseStale, type ReadableMatter } from "../routing/load-matter.ts";
import { actBy, saveChange } from "../routing/save-change.ts";

export interface AssignmentAct {
  readonly action: AssignmentAction;
  readonly assignmentId: string;
  /** The version of the assignment that the person saw. */
  readonly version: number;
  decide(
    matter: ReadableMatter,
    assignment: Assignment,
    act: Act,
    records: Records,
  ): RoutingChange | Promise<RoutingChange>;
}

/** The one way to act on an assignment: load, ask, decide, save, all in one transaction. */
export function actOnAssignment(deps: RoutingDeps, actor: Actor, it: AssignmentAct): Promise<ActDone> {
  return deps.store.transaction(async (records) => {
    const { matter, assignment } = await loadAssignedMatter(records, actor, it.assignmentId);
    refuseStale(assignment, it.version);
    demand(mayOnAssignment(actor, it.action, assignment, matter));
    const act = actBy(deps, actor);
    return saveChange(deps, records, matter, await it.decide(matter, assignment, act, records), act);
  });
}
