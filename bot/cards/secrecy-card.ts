import type { Notice } from "../../src/ports/messenger.ts";
import { alarmCard } from "./alarm-card.ts";
import type { Rendered } from "./card.ts";
import { say } from "./say.ts";

export type SecrecyNotice = Extract<Notice, { kind: "secrecy" }>;

/** A mark of secrecy was found in a file that is here: on which document, and what to do now. */
export function secrecyCard(notice: SecrecyNotice): Rendered {
  const { language, registerName: register, number, mark, page, administers } = notice;
  const told =
    page === null
      ? say(language, "secrecySaid", { number, register, mark })
      : say(language, "secrecySaidOnPage", { number, register, mark, page });
  const next = say(language, administers ? "secrecyForAdministrator" : "secrecyForClerk");
  return alarmCard(language, { heading: say(language, "secrecyHeading"), told, next });
}
