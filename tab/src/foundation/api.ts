import type { z } from "zod";
import { problem } from "../../../src/contract/common.ts";
import { headersOf, takeAhead } from "./head-start.ts";
import { ProblemError, SignInNeeded, Unreachable } from "./problem-error.ts";

/** Where tokens come from; `renew` asks once for a new one, silently. */
export interface TokenSource {
  readonly token: () => Promise<string | null>;
  readonly renew: () => Promise<string | null>;
  /** Nothing more can be done silently: show the sign-in page over what is open. */
  readonly lost: () => void;
}

/** One request as it leaves; `range` is the value of a Range header. */
interface Outgoing {
  readonly body?: unknown;
  readonly range?: string;
  readonly signal?: AbortSignal | undefined;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type QueryParams = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Api {
  readonly get: <S extends z.ZodType>(
    path: string,
    schema: S,
    options?: RequestOptions,
  ) => Promise<z.output<S>>;
  readonly post: <S extends z.ZodType>(path: string, body: unknown, schema: S) => Promise<z.output<S>>;
  readonly put: <S extends z.ZodType>(path: string, body: unknown, schema: S) => Promise<z.output<S>>;
  /** The bytes of a file or a printed form. */
  readonly blob: (path: string, options?: RequestOptions) => Promise<Blob>;
  /** A part of a file, `to` excluded; less at its end. */
  readonly bytes: (path: string, from: number, to: number, signal?: AbortSignal) => Promise<Uint8Array>;
  /** Where uploads go. */
  readonly uploadsAt: string;
  /** Headers for clients that make their own requests (tus, pdf.js). */
  readonly headers: () => Promise<Record<string, string>>;
}

export interface RequestOptions {
  readonly query?: QueryParams;
  readonly signal?: AbortSignal;
}

export interface ApiSettings {
  readonly tokens: TokenSource;
  /** The agency chosen when the person acts in several. */
  readonly agencyId: () => string | null;
  /** In whose place the person acts. */
  readonly onBehalfOf: () => string | null;
  /** `/api/uploads` unless said otherwise. */
  readonly uploadsAt?: string;
}

/** `/api/work?bucket=done`; null and undefined are left out. */
export function pathWith(path: string, query: QueryParams = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** A body that is no problem of ours comes from a proxy between; it reads as a fault of the way. */
async function problemOf(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = problem.safeParse(body);
  if (parsed.success) return new ProblemError(response.status, parsed.data);
  return new ProblemError(response.status, {
    code: "http.unexpected",
    message: {
      vi: `Máy chủ trả lời không đúng (${response.status}). Thử lại sau ít phút.`,
      en: `The server gave an unexpected answer (${response.status}). Try again in a few minutes.`,
    },
    field: null,
    fields: [],
    faultId: null,
  });
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    const isPlain = init.method === "GET" && new Headers(init.headers).get("range") === null;
    return await ((isPlain ? takeAhead(url) : null) ?? fetch(url, init));
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable(error);
  }
}

/**
 * Speaks to the server. Every answer is parsed with the contract's schema; every refusal is a `ProblemError`, no answer
 * is `Unreachable`. A 401 renews the token once, then asks the person to sign in (`SignInNeeded`).
 */
export function createApi({ tokens, agencyId, onBehalfOf, uploadsAt = "/api/uploads" }: ApiSettings): Api {
  const who = () => ({ agencyId: agencyId(), onBehalfOf: onBehalfOf() });

  async function request(method: Method, path: string, outgoing: Outgoing): Promise<Response> {
    const { body, range, signal } = outgoing;
    const attempt = (token: string | null) =>
      send(path, {
        method,
        headers: {
          ...headersOf(token, who()),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(range === undefined ? {} : { range }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    let response = await attempt(await tokens.token());
    if (response.status === 401) {
      const renewed = await tokens.renew();
      if (renewed !== null) response = await attempt(renewed);
      if (response.status === 401) {
        tokens.lost();
        throw new SignInNeeded();
      }
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async function json<S extends z.ZodType>(response: Response, schema: S): Promise<z.output<S>> {
    return schema.parse(await response.json());
  }

  return {
    uploadsAt,
    get: async (path, schema, { query, signal } = {}) =>
      json(await request("GET", pathWith(path, query), { signal }), schema),
    post: async (path, body, schema) => json(await request("POST", path, { body }), schema),
    put: async (path, body, schema) => json(await request("PUT", path, { body }), schema),
    blob: async (path, { query, signal } = {}) =>
      (await request("GET", pathWith(path, query), { signal })).blob(),
    bytes: async (path, from, to, signal) => {
      const response = await request("GET", path, { range: `bytes=${from}-${to - 1}`, signal });
      const bytes = new Uint8Array(await response.arrayBuffer());
      // A way that does not know ranges sends the whole file.
      return response.status === 206 ? bytes : bytes.subarray(from, to);
    },
    headers: async () => headersOf(await tokens.token(), who()),
  };
}
