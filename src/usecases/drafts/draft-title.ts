import { typeNameOf } from "../../domain/document-types.ts";
import type { Records } from "../../ports/store.ts";

/** By which people name a draft, which has no number yet: `Dự thảo Tờ trình`; null where it is gone. */
export async function draftTitle(read: Pick<Records, "drafts">, draftId: string): Promise<string | null> {
  const draft = await read.drafts.get(draftId);
  return draft === null ? null : `Dự thảo ${typeNameOf(draft.typeCode)}`;
}
