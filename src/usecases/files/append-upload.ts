import { createHash } from "node:crypto";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { AppendRefused } from "../../ports/file-store.ts";
import { StoreUnavailable } from "../../ports/store-errors.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Upload } from "../../contract/files.ts";
import { ownUpload, uploadView } from "./own-upload.ts";
import { discardUpload, settleUpload, type Sender, type SettlingServices } from "./settle-upload.ts";

export interface AppendUpload {
  readonly id: string;
  /** Bytes that the sender believes are held. */
  readonly offset: number;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Told of each piece of them that is not needed any more. */
  readonly written?: (piece: Uint8Array) => void;
}

type AppendingServices = SettlingServices & Pick<Services, "instance">;

/**
 * Takes the next bytes of an upload as they come; what came before a broken connection is kept. With the last byte the
 * file is looked at (`settleUpload`). One append runs at a time, on whichever server it is; that of a server which died
 * no longer counts. Throws `upload.not-found`, `upload.offset`, `upload.busy`, `upload.longer-than-announced`,
 * `intake.…`, and the error of `bytes`.
 */
export async function appendUpload(
  services: AppendingServices,
  actor: Sender,
  input: AppendUpload,
): Promise<Upload> {
  const upload = await ownUpload(services, actor, input.id);
  if (upload.state !== "receiving") {
    if (input.offset === upload.size) return uploadView(upload, upload.size);
    throw new RuleBroken("upload.offset", { params: { received: upload.size } });
  }
  const { store, instance } = services;
  const hold = instance.newHold();
  if (!(await store.transaction(({ uploads }) => uploads.beginAppend(upload.id, hold)))) {
    throw new RuleBroken("upload.busy");
  }
  try {
    return await appendHeld(services, actor, upload, input);
  } finally {
    await store
      .transaction(({ uploads }) => uploads.endAppend(upload.id, hold))
      .catch((error: unknown) => {
        // The next append on this server takes it all the same, and others when this server is gone.
        if (!(error instanceof StoreUnavailable)) throw error;
      });
  }
}

async function appendHeld(
  services: AppendingServices,
  actor: Sender,
  upload: UploadRecord,
  { offset, bytes, written }: AppendUpload,
): Promise<Upload> {
  const { lost } = services.instance;
  const hash = createHash("sha256");
  const { id, size } = upload;
  const received = await orRefused(services, id, () =>
    services.files.append(id, hashing(bytes, hash), offset, size, written),
  );
  if (received < upload.size) return uploadView(upload, received);
  // Where others took this server for dead they may have written too: what counts is what lies there.
  const wholeInOneGo = offset === 0 && !lost.aborted ? hash.digest("hex") : undefined;
  return uploadView(await settleUpload(services, actor, upload, wholeInOneGo), received);
}

async function* hashing(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
}

/** What the file store refuses, in the words of an upload. */
async function orRefused(
  services: SettlingServices,
  id: string,
  append: () => Promise<number>,
): Promise<number> {
  try {
    return await append();
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
