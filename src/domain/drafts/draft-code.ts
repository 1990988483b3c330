const digits = 8;

/** By which people name a draft that has no number yet: `DT-9F3A12CD`, of the end of its id, which is random. */
export const draftCode = (draftId: string): string => `DT-${draftId.slice(-digits).toUpperCase()}`;

/** The end of the id of the draft that is meant, however it was typed; null for what is no such code. */
export function endOfDraftId(code: string): string | null {
  const found = /^(?:DT-?)?([\dA-F]{8})$/iu.exec(code.replace(/\s/gu, ""));
  return found?.[1]?.toLowerCase() ?? null;
}
