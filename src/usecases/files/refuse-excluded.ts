import { refusalOf, type Exclusion } from "../../domain/exclusion/exclusion.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Services } from "../../ports/services.ts";

/**
 * Refuses what the regulations keep out (R07, R08). Of the refused file only the event is kept: who, when and which
 * rule; no name, no text. `uploadId` takes the upload's record away in the same transaction; the bytes go with it.
 */
export async function refuseExcluded(
  { store, clock, ids, files }: Pick<Services, "store" | "clock" | "ids" | "files">,
  actor: Pick<Actor, "agencyId" | "personId" | "onBehalfOf">,
  exclusion: Exclusion,
  uploadId?: string,
): Promise<never> {
  const entry = {
    id: ids.next(),
    at: clock.now(),
    actorId: actor.personId,
    onBehalfOf: actor.onBehalfOf?.personId ?? null,
    action: "intake.refused" as const,
    documentId: null,
    subjectId: null,
    data: { rule: exclusion.rule.id },
  };
  const isOurs = await store.transaction(async (records) => {
    const removed = uploadId !== undefined && (await records.uploads.remove(uploadId));
    if (removed || uploadId === undefined) await records.audit.append(actor.agencyId, [entry]);
    return removed;
  });
  if (isOurs && uploadId !== undefined) await files.remove(uploadId);
  throw refusalOf(exclusion);
}
