import type { Guest } from "../../domain/people/guest.ts";
import { readSentFile, type FileToRead } from "../files/read-file.ts";
import { recordGuestAct } from "./record-guest-act.ts";

/**
 * A file of what was sent to the agency outside; the history says who opened it, and which (R66). Throws as `readSentFile`
 * does. `isBeginning`: false for a later part of one that is being read.
 */
export async function openSentFile(
  services: Parameters<typeof readSentFile>[0],
  guest: Guest,
  id: string,
  { isBeginning }: { readonly isBeginning: boolean },
): Promise<FileToRead> {
  const found = await readSentFile(services, guest, id);
  const { id: subjectId, documentId, name } = found.file;
  const at = services.clock.now();
  const act = { action: "outgoing.fileOpened", documentId, subjectId, at, data: { name } } as const;
  if (isBeginning)
    await services.store.transaction((records) => recordGuestAct(services, records, guest, act));
  return found;
}
