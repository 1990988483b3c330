import type { Services } from "../../ports/services.ts";
import { ownUpload } from "./own-upload.ts";
import { discardUpload, type Sender } from "./settle-upload.ts";

/** Forgets an upload and its bytes. Throws `upload.not-found`. */
export async function cancelUpload(
  services: Pick<Services, "store" | "clock" | "files">,
  actor: Sender,
  id: string,
): Promise<void> {
  const upload = await ownUpload(services, actor, id);
  // What was found stays for who answers for security; for its sender it is gone all the same.
  if (upload.scan.state === "infected") return;
  await discardUpload(services, id);
}
