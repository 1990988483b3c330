import type { words } from "./words.ts";

type Word = keyof typeof words & `why${string}`;

/** The first that fits; the errors are those that the outbox worker and the bot's messenger write down. */
const causes: readonly (readonly [RegExp, Word])[] = [
  [/taken too often/i, "whyCrashed"],
  [/\b429\b|within our own limits|throttl/i, "whyBusy"],
  [/\b401\b|unauthori[sz]ed|AADSTS|invalid_client/i, "whySignIn"],
  [/\b(?:403|404|410)\b|NotFound|NotInConversation|Blocked/, "whyGone"],
  [/not done in time|\b408\b|timeout|timed out|ETIMEDOUT/i, "whySlow"],
  [
    /no answer|fetch failed|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|getaddrinfo/i,
    "whyUnreachable",
  ],
  [/\b5\d\d\b|bad gateway|unavailable/i, "whyAway"],
];

/** What people can understand of an error, and what they can do; never a guess beyond what the error says. */
export function causeOf(lastError: string): Word {
  return causes.find(([pattern]) => pattern.test(lastError))?.[1] ?? "whyUnknown";
}
