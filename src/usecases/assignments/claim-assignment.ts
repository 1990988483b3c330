import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayClaim } from "../../domain/policies/may-on-channel.ts";
import { leadAt, type Assignment } from "../../domain/routing/assignment.ts";
import type { Matter } from "../../domain/routing/change.ts";
import { claim } from "../../domain/routing/claim.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";
import { unitsWithin } from "../channels/unit-at-work.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { refuseStale } from "../routing/load-matter.ts";
import { actBy, saveChange } from "../routing/save-change.ts";

/**
 * Somebody of a unit takes what was posted in the unit's channel. They need not read the document before: the channel
 * offers it, and only what stands there is offered. Throws `document.absent` for anything else,
 * `access.unit-members-only`, `routing.claimed-by` with who was first, and `document.changed` for a version gone by.
 */
export function claimAssignment(
  deps: RoutingDeps,
  actor: Actor,
  assignmentId: string,
  { version }: { readonly version: number },
): Promise<ActDone> {
  return deps.store.transaction(async (records) => {
    const { matter, assignment } = await loadOffered(records, actor, assignmentId);
    const act = actBy(deps, actor);
    const { agencyId, assignee } = assignment;
    demand(
      mayClaim(actor, assignment, await unitsWithin(records, { agencyId, unitId: assignee.id }, act.at)),
    );
    await refuseTaken(records, matter, assignment);
    refuseStale(assignment, version);
    return saveChange(deps, records, matter, claim(matter, assignment, act), act);
  });
}

/** What stands in a channel that is still the unit's, of a document of which anything may be said. */
async function loadOffered(
  records: Records,
  actor: Actor,
  assignmentId: string,
): Promise<{ matter: Matter; assignment: Assignment }> {
  const post = await records.channels.postOf(assignmentId);
  const link = post && (await records.channels.get(post.unitChannelId));
  const documentId = post?.documentId ?? assignmentId;
  const document = await records.incoming.get(documentId);
  const slip = await records.routing.slip(documentId);
  const assignment = slip.assignments.find(({ id }) => id === assignmentId);
  const isOffered = link !== null && link.endedAt === null && document?.agencyId === actor.agencyId;
  const isWithheld = await records.sealings.hasOpenMark(documentId);
  if (!isOffered || isWithheld || assignment === undefined) throw new RuleBroken("document.absent");
  return { matter: { document, slip }, assignment };
}

async function refuseTaken(records: Records, { slip }: Matter, { id }: Assignment): Promise<void> {
  const lead = leadAt(slip, id);
  if (lead === null) return;
  const { assignee } = lead;
  const name =
    assignee.kind === "person"
      ? (await records.people.names([assignee.id])).get(assignee.id)
      : (await records.organisation.nodesById([assignee.id]))[0]?.name;
  throw new RuleBroken("routing.claimed-by", { params: { who: name ?? "…" } });
}
