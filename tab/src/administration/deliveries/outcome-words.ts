import type { DeliveryView } from "../../../../src/contract/administration.ts";
import { guestReasons } from "../../../../src/domain/notices/guest-reasons.ts";
import { documentReasons } from "../../../../src/domain/notices/reasons.ts";
import type { words } from "./words.ts";

type Word = keyof typeof words;

/** How a delivery stands, to a person: whether somebody has to do something is the tone. */
export type Standing =
  | "sent"
  | "feed"
  | "mailed"
  | "digested"
  | "pending"
  | "notReached"
  | "failed"
  | "notNeeded"
  | "recalled";

interface InWords {
  readonly standing: Standing;
  readonly why: { readonly word: Word; readonly params?: Readonly<Record<string, string>> } | null;
}

/** Reasons are written for the ledger (`bot/send-outcome.ts`, `deliver-notice.ts`); here they are told in plain words. */
function whyFailed(reason: string): InWords["why"] {
  if (reason === "another tenant") return { word: "whyTenant" };
  if (reason === "service address refused") return { word: "whyAddress" };
  if (reason.includes("MessageSizeTooBig")) return { word: "whyTooBig" };
  const code = /^HTTP (\d{3})/.exec(reason)?.[1];
  if (code !== undefined) return { word: "whyRefused", params: { code } };
  return reason === "" ? null : { word: "whyUnknown", params: { reason } };
}

export function outcomeInWords({ outcome, reason }: Pick<DeliveryView, "outcome" | "reason">): InWords {
  switch (outcome) {
    case "sent":
      return { standing: "sent", why: null };
    case "pending":
    case "feed":
    case "mailed":
    case "digested":
      return { standing: outcome, why: null };
    case "recalled":
      return { standing: "recalled", why: null };
    case "notInstalled":
      return {
        standing: "notReached",
        why: { word: reason?.startsWith("HTTP") ? "whyRemoved" : "whyNotInstalled" },
      };
    case "blocked":
      return { standing: "notReached", why: { word: "whyBlocked" } };
    case "cancelled":
      return {
        standing: "notNeeded",
        why: { word: reason === "no longer concerned" ? "whyNotConcerned" : "whyStopped" },
      };
    case "failed":
      return { standing: "failed", why: whyFailed(reason ?? "") };
  }
}

/** Why the ways after the card did not reach the person either: `…; feed HTTP 403 Forbidden; mail HTTP 404 …`. */
export function otherWaysInWords(reason: string | null): readonly NonNullable<InWords["why"]>[] {
  return (reason ?? "").split("; ").flatMap((part) => {
    const [, way, code] = /^(feed|mail) (?:HTTP )?(.+)$/u.exec(part) ?? [];
    if (way === undefined || code === undefined) return [];
    return [{ word: way === "feed" ? "whyNoFeed" : "whyNoMail", params: { code } }];
  });
}

const cards: readonly Word[] = [
  ...documentReasons,
  "digest",
  "standIn",
  "channelLost",
  "held",
  "announcement",
  "malwareFound",
  "issuedBad",
  "secrecyFound",
  "archiveByHand",
  "accountFrozen",
  "workHandedOver",
  "workLeft",
  "rightsAsked",
  "arrived",
  ...guestReasons,
];

/** What the card was about, by the reason for which it was brought. */
export function cardWord(card: string): Word {
  return cards.find((one) => one === card) ?? "otherCard";
}
