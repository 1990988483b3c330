import type { Actor } from "../../domain/people/actor.ts";
import { readableIncoming } from "../../domain/policies/readable-documents.ts";
import { mayRead, readScope, type Principal } from "../../domain/policies/read-scope.ts";
import type { Assignment } from "../../domain/routing/assignment.ts";
import type { Matter } from "../../domain/routing/change.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";

/** A document with its slip, as somebody who may read it loads it. */
export interface ReadableMatter extends Matter {
  readonly access: readonly Principal[];
}

/**
 * Loads what the actor may read. What is not there and what is not to be seen end in the same `document.absent`,
 * after the same queries, so that nobody learns the difference.
 */
export async function loadMatter(
  records: Records,
  actor: Actor,
  documentId: string,
): Promise<ReadableMatter> {
  const document = await records.incoming.get(documentId);
  const access = await records.incoming.access(documentId);
  const slip = await records.routing.slip(documentId);
  if (document === null || !mayRead(readScope(actor), readableIncoming(document, access))) {
    throw new RuleBroken("document.absent");
  }
  return { document, slip, access };
}

/** The same by one of its assignments. */
export async function loadAssignedMatter(
  records: Records,
  actor: Actor,
  assignmentId: string,
): Promise<{ matter: ReadableMatter; assignment: Assignment }> {
  const found = await records.routing.assignment(assignmentId);
  // A made-up id goes the same way as a real one of somebody else.
  const matter = await loadMatter(records, actor, found?.documentId ?? assignmentId);
  const assignment = matter.slip.assignments.find((it) => it.id === assignmentId);
  if (assignment === undefined) throw new RuleBroken("document.absent");
  return { matter, assignment };
}

/** Two people at once: the second is told, and nothing is overwritten. */
export function refuseStale(current: { readonly version: number }, seen: number): void {
  if (current.version !== seen) throw new RuleBroken("document.changed");
}
