import { createHash } from "node:crypto";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { AppendRefused } from "../../ports/file-store.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Upload } from "../../contract/files.ts";
import { ownUpload, uploadView } from "./own-upload.ts";
import { discardUpload, settleUpload, type SettlingServices } from "./settle-upload.ts";

export interface AppendUpload {
  readonly id: string;
  /** Bytes that the sender believes are held. */
  readonly offset: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Takes the next bytes of an upload as they come; what came before a broken connection is kept. With the last byte the
 * file is looked at (`settleUpload`). Throws `upload.not-found`, `upload.offset`, `upload.busy`,
 * `upload.longer-than-announced`, `intake.…`, and the error of `bytes`.
 */
export async function appendUpload(
  services: SettlingServices,
  actor: Actor,
  { id, offset, bytes }: AppendUpload,
): Promise<Upload> {
  const upload = await ownUpload(services, actor, id);
  if (upload.state === "ready") {
    if (offset === upload.size) return uploadView(upload, upload.size);
    throw new RuleBroken("upload.offset", { params: { received: upload.size } });
  }
  const hash = createHash("sha256");
  const received = await append(services, upload, offset, hashing(bytes, hash));
  if (received < upload.size) return uploadView(upload, received);
  const wholeInOneGo = offset === 0 ? hash.digest("hex") : undefined;
  return uploadView(await settleUpload(services, actor, upload, wholeInOneGo), received);
}

async function* hashing(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
}

async function append(
  services: SettlingServices,
  { id, size }: UploadRecord,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  try {
    return await services.files.append(id, bytes, offset, size);
  } catch (error) {
    if (!(error instanceof AppendRefused)) throw error;
    const params = { received: error.held };
    switch (error.reason) {
      case "busy":
        throw new RuleBroken("upload.busy");
      case "offset":
      case "finished":
        throw new RuleBroken("upload.offset", { params });
      case "full":
        // Nobody can say which of these bytes are the file.
        await discardUpload(services, id);
        throw new RuleBroken("upload.longer-than-announced");
      case "missing":
        throw new RuleBroken("upload.not-found");
    }
  }
}
