import type { GuestNotice } from "../../src/ports/messenger.ts";
import { formatDate } from "../../src/domain/time/local-date.ts";
import { cardOf, line, run, type Rendered } from "./card.ts";
import type { CardContext } from "./document-notice.ts";
import { headed } from "./list-card.ts";
import { say } from "./say.ts";

/** For who acts for an agency outside; where the bot has met them, else the same words go by e-mail. */
export function guestCard(notice: GuestNotice, { links }: CardContext): Rendered {
  const { language, outside } = notice;
  const said = guestSentence(notice);
  const heading = say(language, "guestHeading", { outside: outside.toLocaleUpperCase(language) });
  const open = { type: "Action.OpenUrl", title: say(language, "guestOpen"), url: links.work() } as const;
  return cardOf(language, said, headed(heading, [line([run(said)], { spacing: "medium" })]), [open]);
}

function guestSentence({
  language,
  reason,
  host,
  outside,
  symbol,
  date,
  arrivalNumber,
}: GuestNotice): string {
  const document = [
    say(language, "guestDocument"),
    ...(symbol === "" ? [] : [symbol]),
    ...(date === null ? [] : [say(language, "guestDated", { date: formatDate(date) })]),
  ].join(" ");
  return say(language, reason, { host, outside, document, number: arrivalNumber ?? "…" });
}
