import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayOnIncoming, type IncomingAction } from "../../domain/policies/may-on-incoming.ts";
import type { Act, RoutingChange } from "../../domain/routing/change.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadMatter, refuseStale, type ReadableMatter } from "./load-matter.ts";
import { actBy, saveChange } from "./save-change.ts";

export type RoutingDeps = Pick<Services, "store" | "clock" | "ids">;
export interface ActDone {
  readonly documentId: string;
  readonly version: number;
}

export interface DocumentAct {
  readonly action: IncomingAction;
  readonly documentId: string;
  /** The version of the document that the person saw. */
  readonly version: number;
  /** The domain's answer; `records` for what must be looked up in the same transaction. */
  decide(matter: ReadableMatter, act: Act, records: Records): RoutingChange | Promise<RoutingChange>;
}

/** The one way to act on a document as a whole: load, ask, decide, save, all in one transaction. */
export function actOnDocument(deps: RoutingDeps, actor: Actor, it: DocumentAct): Promise<ActDone> {
  return deps.store.transaction(async (records) => {
    const matter = await loadMatter(records, actor, it.documentId);
    // First: who may no longer do it, because somebody else acted, is told of that.
    refuseStale(matter.document, it.version);
    demand(mayOnIncoming(actor, it.action, matter));
    const act = actBy(deps, actor);
    return saveChange(deps, records, matter, await it.decide(matter, act, records), act);
  });
}
