import type { Upload } from "../../contract/files.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { ownUpload, uploadView } from "./own-upload.ts";
import { settleUpload, type Sender, type SettlingServices } from "./settle-upload.ts";

/** How many bytes are held, for a sender who goes on. Throws `upload.not-found`. */
export async function readUploadOffset(
  services: Pick<Services, "store" | "clock" | "files">,
  actor: Sender,
  id: string,
): Promise<{ upload: UploadRecord; received: number }> {
  const upload = await ownUpload(services, actor, id);
  const received = upload.state !== "receiving" ? upload.size : await services.files.size(id);
  if (received === null) throw new RuleBroken("upload.not-found");
  return { upload, received };
}

/**
 * What is known of the file. Where the last byte is in and nobody has looked (the server was stopped in between), it is
 * looked at now. Throws `upload.not-found` and `intake.…`.
 */
export async function readUpload(services: SettlingServices, actor: Sender, id: string): Promise<Upload> {
  const { upload, received } = await readUploadOffset(services, actor, id);
  if (upload.state !== "receiving" || received < upload.size) return uploadView(upload, received);
  return uploadView(await settleUpload(services, actor, upload), received);
}
