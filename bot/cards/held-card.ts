import { botMessages } from "../../src/contract/messages/bot.ts";
import { formatInstant } from "../../src/domain/time/local-date.ts";
import type { Notice } from "../../src/ports/messenger.ts";
import { cardOf, line, run, type Container, type Rendered } from "./card.ts";
import type { CardContext } from "./document-notice.ts";
import { headed, more, mostLines, openWork } from "./list-card.ts";
import { say } from "./say.ts";

type HeldNotice = Extract<Notice, { kind: "held" }>;

/** What came while its reader rested, latest first; each line opens its document. */
export function heldCard(notice: HeldNotice, context: CardContext): Rendered {
  const { language, items } = notice;
  const count = items.length;
  const lines = items
    .toReversed()
    .slice(0, mostLines)
    .map((item) => heldLine(item, notice, context));
  return cardOf(
    language,
    say(language, "sayHeld", { count }),
    [...headed(say(language, "heldHeading", { count }), lines), ...more(count > mostLines, language)],
    [openWork(language, context)],
  );
}

function heldLine(
  { reason, symbol, documentId, at }: HeldNotice["items"][number],
  { language }: HeldNotice,
  { links }: CardContext,
): Container {
  const why = isKnown(reason) ? say(language, reason) : say(language, "heldOther");
  const name = symbol ?? why;
  return {
    type: "Container",
    separator: true,
    spacing: "small",
    ...(documentId === null
      ? {}
      : {
          selectAction: {
            type: "Action.OpenUrl",
            title: say(language, "openLine", { symbol: name }),
            url: links.document(documentId),
          },
        }),
    items: [
      line([run(name, { weight: "bolder", color: "accent" })]),
      line(
        [
          run(say(language, "heldLine", { reason: why, when: formatInstant(new Date(at)) }), {
            isSubtle: true,
            size: "small",
          }),
        ],
        { spacing: "none" },
      ),
    ],
  };
}

function isKnown(reason: string): reason is keyof typeof botMessages {
  return Object.hasOwn(botMessages, reason);
}
