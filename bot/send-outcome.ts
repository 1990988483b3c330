import type { SendOutcome } from "../src/ports/messenger.ts";

type NotSent = Exclude<SendOutcome, { kind: "sent" | "later" }>;

/** After this the pause of a 429 without Retry-After ends. */
const unknownPauseMs = 5_000;
const longestPauseMs = 3_600_000;

/**
 * What an attempt that threw amounts to. `reason` is for the ledger and the log: a status and a code, never a name,
 * an address or a text. A lost connection, or a fault behind a gateway, is `retry` although the card may have arrived.
 */
export function outcomeOf(error: unknown, now: Date): NotSent {
  const { status, code, retryAfter } = told(error);
  const reason = [status === null ? "no answer" : `HTTP ${status}`, code].filter(Boolean).join(" ");
  if (status === 429) {
    return { kind: "retry", afterMs: waitOf(retryAfter, now) ?? unknownPauseMs, reason, forAll: true };
  }
  if (status === 401 || status === 412) return { kind: "retry", afterMs: waitOf(retryAfter, now), reason };
  if (status === null || status === 408 || status >= 500) {
    const inDoubt = !neverSent.includes(code ?? "");
    return { kind: "retry", afterMs: waitOf(retryAfter, now), reason, inDoubt };
  }
  if (code === "BotNotInConversationRoster" || code === "ConversationNotFound") {
    return { kind: "notInstalled", reason };
  }
  if (status === 403) return { kind: "blocked", reason };
  return status === 404 ? { kind: "notInstalled", reason } : { kind: "failed", reason };
}

/** As `outcomeOf`; a card that is gone from the chat is no reason to think that the app is. */
export function updateOutcomeOf(error: unknown, now: Date): NotSent {
  const outcome = outcomeOf(error, now);
  const { status, code } = told(error);
  return status === 404 && code !== "ConversationNotFound"
    ? { kind: "failed", reason: outcome.reason }
    : outcome;
}

interface Told {
  readonly status: number | null;
  readonly code: string | null;
  readonly retryAfter: string | null;
}

function told(error: unknown): Told {
  const status = part(error, "statusCode");
  const response = part(error, "response");
  const headers = part(response, "headers");
  const get = part(headers, "get");
  const retryAfter: unknown = typeof get === "function" ? get.call(headers, "retry-after") : null;
  return {
    status: typeof status === "number" ? status : null,
    code: codeIn(part(response, "bodyAsText")) ?? plainCode(part(error, "code")),
    retryAfter: typeof retryAfter === "string" ? retryAfter : null,
  };
}

function part(thing: unknown, name: string): unknown {
  return typeof thing === "object" && thing !== null ? Reflect.get(thing, name) : undefined;
}

/** No token, or no connection. */
const neverSent: readonly string[] = ["NO_TOKEN", "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH"];

const known = [
  "MessageWritesBlocked",
  "BotNotInConversationRoster",
  "ConversationNotFound",
  "ConversationBlockedByUser",
  "MessageSizeTooBig",
];

/** Teams puts the code that matters inside a message within the message. */
function codeIn(body: unknown): string | null {
  return typeof body === "string" ? (known.find((code) => body.includes(code)) ?? null) : null;
}

function plainCode(code: unknown): string | null {
  return typeof code === "string" && /^\w{1,60}$/u.test(code) ? code : null;
}

/** Retry-After in seconds or as a date. */
function waitOf(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1_000;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), longestPauseMs);
}
