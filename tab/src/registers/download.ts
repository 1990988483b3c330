import { problem } from "../../../src/contract/common.ts";
import { pathWith, type Api, type QueryParams } from "../foundation/api.ts";
import { ProblemError, Unreachable } from "../foundation/problem-error.ts";

/**
 * Fetches a printed form with the person's token and tells how many bytes have come: a year of 100,000 entries is made
 * while it is sent. The signal cancels; a refusal is a `ProblemError`.
 */
export async function downloadForm(
  api: Api,
  path: string,
  query: QueryParams,
  onBytes: (received: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const response = await request(api, pathWith(path, query), signal);
  if (!response.ok || response.body === null) throw await refusalOf(response);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    received += value.byteLength;
    onBytes(received);
  }
  return new Blob(parts, { type: response.headers.get("content-type") ?? "application/octet-stream" });
}

async function request(api: Api, url: string, signal: AbortSignal): Promise<Response> {
  const headers = await api.headers();
  try {
    return await fetch(url, { headers, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Unreachable(error);
  }
}

async function refusalOf(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => null);
  const found = problem.safeParse(body);
  return found.success ? new ProblemError(response.status, found.data) : new Unreachable(response.status);
}
