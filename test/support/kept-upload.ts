import { createHash } from "node:crypto";
import type { Actor } from "../../src/domain/people/actor.ts";
import type { UploadRecord } from "../../src/ports/records/upload-records.ts";
import type { Services } from "../../src/ports/services.ts";
import { readyUpload } from "./ready-upload.ts";

/** A ready upload with its bytes behind it; answers its id. */
export async function keptUpload(
  { store, files }: Pick<Services, "store" | "files">,
  actor: Actor,
  content: string | Buffer,
  more: Partial<UploadRecord> = {},
): Promise<string> {
  const bytes = Buffer.from(content);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const id = await readyUpload(store, actor, { size: bytes.length, sha256, ...more });
  await files.begin(id);
  await files.append(id, piece(bytes), 0, bytes.length);
  await files.finish(id);
  return id;
}

async function* piece(bytes: Buffer): AsyncIterable<Uint8Array> {
  yield bytes;
}
