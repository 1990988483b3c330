import type { DeadlineView } from "../../src/contract/common.ts";
import type { IncomingRow } from "../../src/contract/incoming.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import type { Work, WorkItem } from "../../src/contract/routing.ts";
import { cardOf, line, run, type Action, type Container, type Element, type Rendered } from "./card.ts";
import { nameOf, priorityWord, shortened, type CardContext } from "./document-notice.ts";
import { say, type BotMessage } from "./say.ts";
import { dueDate } from "./when.ts";

/** More lines do not fit on one screen of a phone; the tab has them all. */
export const mostLines = 8;
const mostAbstract = 160;

interface Line {
  readonly documentId: string;
  readonly arrivalNumber: number;
  readonly symbol: string;
  readonly abstract: string;
  readonly senderName: string;
  readonly priority: number;
  readonly deadline: DeadlineView | null;
  /** What is asked for, where it is not the work itself. */
  readonly asks?: BotMessage | null;
}

/** One document in a list; pressing it opens its page. */
export function documentLine(item: Line, language: Language, { links, now }: CardContext): Container {
  const urgent = priorityWord(item.priority, language);
  const name = nameOf(item, language);
  const number = say(language, "arrivalNumber", { number: item.arrivalNumber });
  const due =
    item.deadline === null
      ? null
      : say(language, "due", { date: dueDate(item.deadline, now), words: item.deadline.words[language] });
  const asks = item.asks ? say(language, item.asks) : null;
  return {
    type: "Container",
    separator: true,
    spacing: "small",
    selectAction: {
      type: "Action.OpenUrl",
      title: say(language, "openLine", { symbol: name }),
      url: links.document(item.documentId),
    },
    items: [
      line([
        ...(urgent === null
          ? []
          : [run(`● ${urgent} · `, { weight: "bolder", color: "attention" as const })]),
        run(name === number ? number : `${number} · ${name}`, { weight: "bolder", color: "accent" }),
      ]),
      line([run(shortened(item.abstract, mostAbstract))], { spacing: "none" }),
      line(
        [
          run([asks, item.senderName, due].filter((part) => part !== null).join(" · "), {
            isSubtle: true,
            size: "small",
          }),
        ],
        {
          spacing: "none",
        },
      ),
    ],
  };
}

/** The same document may wait for two things at once: one's own work, and the answer to somebody. */
const asked: Readonly<Record<WorkItem["kind"], BotMessage | null>> = {
  assignment: null,
  toInstruct: "toInstruct",
  toSubmit: "toSubmit",
  extensionToDecide: "extensionAsked",
  returnedToMe: "returned",
};

export function workLine(item: WorkItem, language: Language, context: CardContext): Container {
  return documentLine({ ...item, asks: asked[item.kind] }, language, context);
}

/** What waits for the reader, by deadline as the use case ordered it. */
export function workCard(work: Work, language: Language, context: CardContext): Rendered {
  const count = work.counts.toHandle;
  const lines = work.items.slice(0, mostLines).map((item) => workLine(item, language, context));
  const text =
    lines.length === 0
      ? say(language, "workEmpty")
      : say(language, "sayWork", { count: Math.max(count, lines.length) });
  const heading =
    lines.length === 0 ? text : say(language, "workHeading", { count: Math.max(count, lines.length) });
  const hasMore = work.next !== null || work.items.length > mostLines;
  return cardOf(
    language,
    text,
    [...headed(heading, lines), ...more(hasMore, language)],
    [openWork(language, context)],
  );
}

/** A list of documents from the register, with its heading, or the sentence that there is none. */
export function documentsCard(
  rows: readonly IncomingRow[],
  words: { readonly heading: string; readonly none: string; readonly hasMore: boolean },
  language: Language,
  context: CardContext,
): Rendered {
  const lines = rows
    .slice(0, mostLines)
    .map((row) => documentLine({ ...row, documentId: row.id }, language, context));
  const text = lines.length === 0 ? words.none : `${words.heading}.`;
  const body = headed(lines.length === 0 ? words.none : words.heading, lines);
  const open: Action = {
    type: "Action.OpenUrl",
    title: say(language, "openRegister"),
    url: context.links.incoming(),
  };
  return cardOf(
    language,
    text,
    [...body, ...more(lines.length > 0 && (words.hasMore || rows.length > mostLines), language)],
    [open],
  );
}

export function openWork(language: Language, { links }: CardContext): Action {
  return { type: "Action.OpenUrl", title: say(language, "openWork"), url: links.work() };
}

export function headed(heading: string, lines: readonly Element[]): Element[] {
  return [line([run(heading, { size: "medium", weight: "bolder" })]), ...lines];
}

export function more(hasMore: boolean, language: Language): Element[] {
  return hasMore ? [line([run(say(language, "more"), { isSubtle: true, size: "small" })])] : [];
}
