import type { Notice } from "../../src/ports/messenger.ts";
import { formatInstant } from "../../src/domain/time/local-date.ts";
import { alarmCard } from "./alarm-card.ts";
import type { Rendered } from "./card.ts";
import { say } from "./say.ts";

/** An account was frozen: whose, who reported it and why, and what its security officer does now (R61, R62). */
export function accountCard(notice: Extract<Notice, { kind: "accountFrozen" }>): Rendered {
  const { language, personName: person, frozenBy, reason, frozenAt } = notice;
  const when = formatInstant(new Date(frozenAt));
  return alarmCard(language, {
    heading: say(language, "accountHeading"),
    told: say(language, "accountSaid", { person, frozenBy, reason, when }),
    next: say(language, "accountNext"),
  });
}
