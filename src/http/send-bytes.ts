import { pipeline } from "node:stream/promises";
import type { Response } from "express";

/**
 * Sends bytes as they come, at the pace at which they are taken. A fault before the first one can still be answered in
 * words, so `head` sets the headers only then; a later one breaks the connection, so that half is never taken for whole.
 */
export async function sendBytes(
  response: Response,
  bytes: AsyncIterable<Uint8Array>,
  head: () => void,
): Promise<void> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  head();
  await pipeline(async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }, response);
}

/**
 * `attachment; filename="Cong van.pdf"; filename*=UTF-8''C%C3%B4ng%20v%C4%83n.pdf` (RFC 6266, RFC 8187): letters without
 * marks for old programs, the real name for all others.
 */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/gu, "d")
    .replace(/Đ/gu, "D")
    .replace(/[^\x20-\x7E]|["\\%]/gu, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
