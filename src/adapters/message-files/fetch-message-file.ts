/** Teams waits five seconds for the dialog that the file is fetched for. */
const patienceMs = 3_000;

/**
 * The bytes behind an address that needs no token (a message's file names one that ends soon); null where there is no
 * answer in time, another answer than the file, or more than `most` bytes. Never follows to another address.
 */
export async function fetchMessageFile(url: string, most: number): Promise<Uint8Array | null> {
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok || Number(response.headers.get("content-length") ?? 0) > most) return null;
    const parts: Uint8Array[] = [];
    let length = 0;
    const body: AsyncIterable<Uint8Array> | null = response.body;
    if (body === null) return null;
    for await (const part of body) {
      length += part.length;
      if (length > most) return null;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    // A network fault, a redirect, or too slow: the clerk adds the file by hand.
    if (error instanceof TypeError || (error instanceof Error && error.name === "TimeoutError")) return null;
    throw error;
  }
}
