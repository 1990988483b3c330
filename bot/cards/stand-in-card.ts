import { formatDate } from "../../src/domain/time/local-date.ts";
import type { Notice } from "../../src/ports/messenger.ts";
import { cardOf, line, run, type Rendered } from "./card.ts";
import type { CardContext } from "./document-notice.ts";
import { headed, more, mostLines, openWork, workLine } from "./list-card.ts";
import { say } from "./say.ts";

/** What waits in somebody's place as the reader begins to stand in for them: how much, and what is urgent of it. */
export function standInCard(
  { language, giver, until, count, urgent }: Extract<Notice, { kind: "standIn" }>,
  context: CardContext,
): Rendered {
  const till = until === null ? "" : say(language, "standInUntil", { date: formatDate(until) });
  const said = say(language, "standInSaid", { giver: giver.name, count, until: till });
  const lines = urgent.slice(0, mostLines).map((item) => workLine(item, language, context));
  const pressing = [line([run(say(language, "standInUrgent"), { weight: "bolder" })], { spacing: "medium" })];
  return cardOf(
    language,
    said,
    [
      ...headed(say(language, "standInHeading", { giver: giver.name }), [line([run(said)])]),
      ...(lines.length === 0 ? [] : pressing),
      ...lines,
      ...more(urgent.length > mostLines, language),
      line([run(say(language, "standInNext", { giver: giver.name }), { isSubtle: true, size: "small" })]),
    ],
    [openWork(language, context)],
  );
}
