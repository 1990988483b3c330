import type { Guest } from "../../domain/people/guest.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import { makeRoom, type BeginUpload } from "../files/begin-upload.ts";
import { senderOf } from "./record-guest-act.ts";

/**
 * Makes room for a file of a document that is to be sent: through the same gate as a clerk's. Neither versions of drafts nor
 * registers come from outside. Throws `upload.bad-request` and as `beginUpload`.
 */
export async function beginGuestUpload(
  services: Parameters<typeof makeRoom>[0],
  guest: Guest,
  input: BeginUpload,
): Promise<UploadRecord> {
  if (input.role !== "main" && input.role !== "attachment")
    throw new RuleBroken("upload.bad-request", { field: "role" });
  return makeRoom(services, senderOf(guest), input);
}
