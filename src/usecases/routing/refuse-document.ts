import type { Actor } from "../../domain/people/actor.ts";
import { refuse } from "../../domain/routing/refuse.ts";
import { actOnDocument, type ActDone, type RoutingDeps } from "./act-on-document.ts";

/** The clerk refuses to take the document, with a reason that its sender is told. */
export function refuseDocument(
  deps: RoutingDeps,
  actor: Actor,
  documentId: string,
  { version, reason }: { version: number; reason: string },
): Promise<ActDone> {
  return actOnDocument(deps, actor, {
    action: "refuse",
    documentId,
    version,
    decide: (matter) => refuse(matter, reason),
  });
}
