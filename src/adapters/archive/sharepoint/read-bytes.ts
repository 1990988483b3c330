import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { ArchiveUnavailable, type ArchiveRef } from "../../../ports/archive.ts";
import type { ByteRange, OpenBytes } from "../../../ports/file-store.ts";
import { ConnectionBroken, headersOf } from "./bytes-host.ts";
import { itemPath, readItem } from "./drive-items.ts";
import { backoff, isThrottled, refusal, retryAfter, type GraphCall } from "./graph.ts";
import { orNull } from "./graph-refused.ts";
import type { SessionParts } from "./upload-session.ts";

/** Asks Graph for an address that gives the bytes for a while without a token; null where there is no such item. */
export type Address = () => Promise<string | null>;
/** What is needed to read from such an address. */
export type ReadingParts = Pick<SessionParts, "host" | "budget" | "tuning" | "urgent">;

/** The bytes of an item as they are now; null where it is gone. */
export function readBytes(
  parts: SessionParts,
  ref: ArchiveRef,
  range?: ByteRange,
): Promise<OpenBytes | null> {
  return openAt(
    parts,
    async () => {
      const item = await readItem(parts.graph, itemPath(ref));
      if (item === null || item["@microsoft.graph.downloadUrl"] !== undefined || item.file === undefined)
        return item?.["@microsoft.graph.downloadUrl"] ?? null;
      return redirected(parts, { path: `${itemPath(ref)}/content` });
    },
    range,
  );
}

/** The bytes of an earlier version. Graph gives those of the current one only as the item's own. */
export function readVersion(parts: SessionParts, ref: ArchiveRef, id: string): Promise<OpenBytes | null> {
  return openAt(parts, () =>
    redirected(parts, { path: `${itemPath(ref)}/versions/${encodeURIComponent(id)}/content` }),
  );
}

async function redirected({ graph }: SessionParts, call: GraphCall): Promise<string | null> {
  return (await orNull(graph.call(call)))?.headers.get("location") ?? null;
}

/** The bytes behind an address, read on where a connection breaks. Null where there is none. */
export async function openAt(
  parts: ReadingParts,
  address: Address,
  range?: ByteRange,
): Promise<OpenBytes | null> {
  const first = await connect(parts, address, range?.start ?? 0, range?.end ?? null);
  return first === null ? null : Readable.from(goingOn(parts, address, first, range), { objectMode: false });
}

/** Reads on where a connection broke. Bytes that changed in between are never mixed. */
async function* goingOn(parts: ReadingParts, address: Address, first: IncomingMessage, range?: ByteRange) {
  const tag = first.headers.etag ?? null;
  let at = range?.start ?? 0;
  let response = first;
  const end = lastByte(first, at);
  for (let failures = 0; ;) {
    try {
      for await (const piece of response as AsyncIterable<Buffer>) {
        at += piece.length;
        failures = 0;
        yield piece;
      }
      if (at > end) return;
      throw new Error("The connection ended early.");
    } catch (error) {
      failures += 1;
      if (failures >= parts.tuning.attempts)
        throw new ArchiveUnavailable("offline", "The download breaks again and again.", { cause: error });
      await sleep(backoff(parts.tuning, failures));
    } finally {
      response.destroy();
    }
    const next = await connect(parts, address, at, end);
    if (next === null || (next.headers.etag ?? null) !== tag) {
      next?.destroy();
      throw new ArchiveUnavailable("changed", "The item changed while it was read.");
    }
    response = next;
  }
}

/** The number of the last byte that this answer will give; unknown lengths end where they end. */
function lastByte({ headers }: IncomingMessage, start: number): number {
  const length = headers["content-length"];
  return length === undefined ? -1 : start + Number(length) - 1;
}

/** An answer that begins at `start`. Null where the item is gone. */
async function connect(
  parts: ReadingParts,
  address: Address,
  start: number,
  end: number | null,
): Promise<IncomingMessage | null> {
  const { host, budget, tuning, urgent } = parts;
  const range = start === 0 && end === null ? {} : { range: `bytes=${start}-${end ?? ""}` };
  for (let attempt = 1; ; attempt += 1) {
    try {
      // An address ends after a while: each attempt asks for a new one.
      const url = await address();
      if (url === null) return null;
      const response = await host.receive(url, { ...range, "accept-encoding": "identity" });
      const status = response.statusCode ?? 0;
      if (status === 206 || (status === 200 && start === 0 && end === null)) return response;
      response.destroy();
      const answer = { status, headers: headersOf(response), body: undefined };
      if (status === 200) throw new ArchiveUnavailable("offline", "The host gives no part of a file.");
      if (attempt >= tuning.attempts) throw refusal(answer);
      if (isThrottled(answer)) {
        budget.pauseFor(retryAfter(answer.headers) ?? backoff(tuning, attempt) / 1000);
        await budget.take(0, urgent);
      } else if (status < 500 && ![401, 403, 404, 410].includes(status)) throw refusal(answer);
      else await sleep(backoff(tuning, attempt));
    } catch (error) {
      if (!(error instanceof ConnectionBroken)) throw error;
      if (attempt >= tuning.attempts)
        throw new ArchiveUnavailable("offline", "The host of the bytes does not answer.", { cause: error });
      await sleep(backoff(tuning, attempt));
    }
  }
}
