import { lookup } from "node:dns/promises";
import { request as overHttp, type IncomingMessage } from "node:http";
import { request as overHttps } from "node:https";
import { isIP } from "node:net";
import { CannotFetch, type FetchPolicy } from "../../ports/trust-tools.ts";
import type { RevocationQuestion } from "../../ports/signature-check.ts";
import { isHostAllowed } from "../../domain/signatures/allowed-hosts.ts";
import { isPublicAddress } from "./public-address.ts";

export interface FetchSettings {
  /** For the whole exchange. */
  readonly milliseconds: number;
  readonly maxBytes: number;
  /** Only tests, whose servers are on this machine, allow addresses that are not the internet's. */
  readonly allowPrivate: boolean;
}

/** Lists of large CAs have tens of megabytes. */
export const defaultFetchSettings: FetchSettings = {
  milliseconds: 20_000,
  maxBytes: 48 * 1024 * 1024,
  allowPrivate: false,
};

export interface Fetched {
  readonly bytes: Buffer;
  /** Seconds for which the server lets it be used; null where it says nothing. */
  readonly maxAge: number | null;
}

/**
 * Asks one address, by GET or with an OCSP request by POST. The name is resolved once, every address that it has must be
 * public, and the connection goes to the very one that was looked at. Redirections are not followed.
 */
export async function fetchValue(
  { address, request }: Pick<RevocationQuestion, "address" | "request">,
  policy: FetchPolicy,
  settings: FetchSettings,
): Promise<Fetched> {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== "" || url.password !== "")
    throw new CannotFetch("unusable");
  if (!isHostAllowed(policy.hosts, address)) throw new CannotFetch("hostNotAllowed");
  const target = await resolved(url, settings);
  const response = await asked(url, target, request, settings.milliseconds);
  return received(response, settings);
}

interface Target {
  readonly address: string;
  readonly family: number;
}

async function resolved(url: URL, { allowPrivate }: FetchSettings): Promise<Target> {
  const name = url.hostname.replaceAll(/^\[|\]$/gu, "");
  const family = isIP(name);
  const all: Target[] = family === 0 ? await addressesOf(name) : [{ address: name, family }];
  const [first] = all;
  if (first === undefined) throw new CannotFetch("unreachable");
  if (!allowPrivate && !all.every((it) => isPublicAddress(it.address)))
    throw new CannotFetch("privateAddress");
  return first;
}

async function addressesOf(name: string): Promise<Target[]> {
  try {
    return await lookup(name, { all: true });
  } catch (cause) {
    throw new CannotFetch("unreachable", { cause });
  }
}

function asked(
  url: URL,
  { address, family }: Target,
  body: Uint8Array | null,
  milliseconds: number,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? overHttps : overHttp;
    const sent = send(url, {
      method: body === null ? "GET" : "POST",
      agent: false,
      signal: AbortSignal.timeout(milliseconds),
      // Pinned: between the look and the connection the name may have come to mean another machine.
      lookup: (_name, options, done) => {
        if (options.all === true) done(null, [{ address, family }]);
        else done(null, address, family);
      },
      headers:
        body === null
          ? {}
          : { "Content-Type": "application/ocsp-request", "Content-Length": String(body.length) },
    });
    sent.on("response", resolve);
    sent.on("error", (cause) => {
      const isSlow = cause.name === "TimeoutError" || cause.name === "AbortError";
      reject(new CannotFetch(isSlow ? "tooSlow" : "unreachable", { cause }));
    });
    sent.end(body === null ? undefined : Buffer.from(body));
  });
}

async function received(response: IncomingMessage, { maxBytes }: FetchSettings): Promise<Fetched> {
  const status = response.statusCode ?? 0;
  const stated = Number(response.headers["content-length"] ?? 0);
  const fault =
    status >= 300 && status < 400
      ? "redirected"
      : status !== 200
        ? "refused"
        : stated > maxBytes
          ? "tooLarge"
          : null;
  if (fault !== null) {
    response.destroy();
    throw new CannotFetch(fault);
  }
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > maxBytes) throw new CannotFetch("tooLarge");
      parts.push(part);
    }
  } catch (cause) {
    response.destroy();
    if (cause instanceof CannotFetch) throw cause;
    throw new CannotFetch(isTimeout(cause) ? "tooSlow" : "unreachable", { cause });
  }
  return { bytes: Buffer.concat(parts), maxAge: maxAgeOf(response.headers["cache-control"]) };
}

const isTimeout = (cause: unknown): boolean =>
  cause instanceof Error && (cause.name === "TimeoutError" || cause.name === "AbortError");

function maxAgeOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/\bno-(?:store|cache)\b/iu.test(header)) return 0;
  const seconds = /\bmax-age=(\d{1,9})\b/iu.exec(header)?.[1];
  return seconds === undefined ? null : Number(seconds);
}
