import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { truncate } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Blob, Blobs } from "./blobs.ts";
import type { DriveModel, Item } from "./drive-model.ts";
import { GraphFault } from "./graph-fault.ts";
import type { Trouble } from "./planned-faults.ts";

interface UploadSession {
  readonly drive: DriveModel;
  readonly parent: string;
  readonly name: string;
  readonly file: string;
  readonly conflict: string;
  received: number;
  endsAt: number;
  /** The fragment that is coming, or was last. */
  coming: Promise<unknown>;
}

const unit = 327_680;
const longest = 60 * 1024 * 1024;

/** The host that takes fragments and gives downloads: its addresses are rights by themselves, a token is refused. */
export class BytesDouble {
  readonly sessions = new Map<string, UploadSession>();
  readonly blobs: Blobs;
  readonly addresses = new Map<string, { readonly find: () => Blob; readonly endsAt: number }>();
  readonly asShape: (drive: DriveModel, item: Item) => unknown;
  origin = "";
  sessionMs = 86_400_000;
  addressMs = 3_600_000;
  /** Spoils the bytes of the next file that arrives. */
  spoilsNext = false;

  constructor(blobs: Blobs, asShape: (drive: DriveModel, item: Item) => unknown) {
    this.blobs = blobs;
    this.asShape = asShape;
  }

  begin(drive: DriveModel, parent: Item, name: string, conflict: string): Record<string, unknown> {
    const id = randomUUID();
    const endsAt = Date.now() + this.sessionMs;
    const file = this.blobs.newFile();
    const session = {
      drive,
      parent: parent.id,
      name,
      file,
      conflict,
      received: 0,
      endsAt,
      coming: Promise.resolve(),
    };
    this.sessions.set(id, session);
    return { uploadUrl: `${this.origin}/upload/${id}?tempauth=${randomUUID()}`, ...this.statusOf(session) };
  }

  addressOf(find: () => Blob): string {
    const id = randomUUID();
    this.addresses.set(id, { find, endsAt: Date.now() + this.addressMs });
    return `${this.origin}/download/${id}?tempauth=${randomUUID()}`;
  }

  private statusOf({ received, endsAt }: UploadSession): Record<string, unknown> {
    return { expirationDateTime: new Date(endsAt).toISOString(), nextExpectedRanges: [`${received}-`] };
  }

  async answer(request: IncomingMessage, response: ServerResponse, trouble: Trouble | null): Promise<void> {
    if (request.headers.authorization !== undefined) throw new GraphFault(401, "unauthenticated");
    const [, kind, id = ""] = new URL(request.url ?? "/", this.origin).pathname.split("/");
    if (kind === "download") return this.download(request, response, id, trouble);
    const session = this.sessions.get(id);
    if (session === undefined || session.endsAt < Date.now()) throw new GraphFault(404, "itemNotFound");
    if (request.method === "DELETE") {
      this.sessions.delete(id);
      response.writeHead(204).end();
      return;
    }
    const [status, body] =
      request.method === "PUT"
        ? await this.take(request, session, id, trouble)
        : ([200, this.statusOf(session)] as const);
    if (trouble?.kind === "loseAnswer") request.socket.destroy();
    else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }

  private async take(
    request: IncomingMessage,
    session: UploadSession,
    id: string,
    trouble: Trouble | null,
  ): Promise<readonly [number, unknown]> {
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(request.headers["content-range"] ?? "");
    const [start, end, total] = (range?.slice(1) ?? []).map(Number);
    // One whose sender has died ends when its connection is found dead.
    await session.coming;
    if (start === undefined || end === undefined || total === undefined)
      throw new GraphFault(400, "invalidRequest");
    const length = end - start + 1;
    if (length !== Number(request.headers["content-length"]) || length >= longest)
      throw new GraphFault(400, "invalidRequest");
    if (start !== session.received) throw new GraphFault(416, "invalidRange");
    if (end + 1 < total && length % unit !== 0) throw new GraphFault(400, "invalidRequest");
    const writing = this.write(request, session, trouble);
    session.coming = writing.catch(() => undefined);
    await writing;
    session.received = end + 1;
    session.endsAt = Date.now() + this.sessionMs;
    if (session.received < total) return [202, this.statusOf(session)];
    if (trouble?.kind === "makeLater") {
      request.socket.destroy();
      await sleep(trouble.afterMs);
    }
    return this.complete(session, id);
  }

  /** A fragment that did not come whole is forgotten. */
  private async write(
    request: IncomingMessage,
    session: UploadSession,
    trouble: Trouble | null,
  ): Promise<void> {
    const out = createWriteStream(session.file, {
      flags: session.received === 0 ? "w" : "r+",
      start: session.received,
    });
    let came = 0;
    try {
      for await (const piece of request as AsyncIterable<Buffer>) {
        came += piece.length;
        if (trouble?.kind === "cutQuestion" && came >= trouble.afterBytes) {
          request.socket.destroy();
          throw new GraphFault(400, "cut");
        }
        if (!out.write(piece)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
      }
    } finally {
      await new Promise<void>((resolve) => out.end(() => resolve()));
      if (came !== Number(request.headers["content-length"])) await truncate(session.file, session.received);
    }
  }

  private async complete(session: UploadSession, id: string): Promise<readonly [number, unknown]> {
    const { drive, name } = session;
    const blob = await this.arrived(await this.blobs.measure(session.file));
    const parent = drive.get(session.parent);
    if (blob.size > drive.remaining) throw new GraphFault(507, "insufficientStorage");
    const taken = drive.childNamed(parent, name);
    if (taken !== null && session.conflict === "fail") throw new GraphFault(409, "nameAlreadyExists");
    this.sessions.delete(id);
    const item = taken ?? drive.add(parent, name, false);
    drive.setContent(item, blob);
    return [taken === null ? 201 : 200, this.asShape(drive, item)];
  }

  async arrived(blob: Blob): Promise<Blob> {
    if (!this.spoilsNext) return blob;
    this.spoilsNext = false;
    return this.blobs.spoil(blob);
  }

  private async download(
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
    trouble: Trouble | null,
  ): Promise<void> {
    const address = this.addresses.get(id);
    if (address === undefined || address.endsAt < Date.now()) throw new GraphFault(401, "unauthenticated");
    const blob = address.find();
    const range = /^bytes=(\d+)-(\d*)$/u.exec(request.headers.range ?? "");
    const start = Number(range?.[1] ?? 0);
    const end = Math.min(blob.size - 1, range?.[2] ? Number(range[2]) : blob.size - 1);
    if (range !== null && start >= blob.size) throw new GraphFault(416, "invalidRange");
    response.writeHead(range === null ? 200 : 206, {
      "content-type": "application/octet-stream",
      "content-length": end - start + 1,
      "accept-ranges": "bytes",
      etag: `"${blob.quickXor}"`,
      ...(range === null ? {} : { "content-range": `bytes ${start}-${end}/${blob.size}` }),
    });
    let left =
      trouble?.kind === "cutAnswer" || trouble?.kind === "stallAnswer" ? trouble.afterBytes : Infinity;
    if (blob.size > 0)
      for await (const piece of createReadStream(blob.file, { start, end }) as AsyncIterable<Buffer>) {
        const part = piece.subarray(0, left);
        if (!response.write(part)) await drained(response);
        left -= part.length;
        if (left <= 0 || response.destroyed) break;
      }
    if (left > 0) response.end();
    else if (trouble?.kind === "stallAnswer") await closed(response);
    else {
      await sleep(20);
      response.destroy();
    }
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.on("drain", done).on("close", done);
    if (response.destroyed) done();
  });
}

function closed(response: ServerResponse): Promise<void> {
  return response.destroyed ? Promise.resolve() : new Promise((resolve) => response.once("close", resolve));
}
