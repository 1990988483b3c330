import type { WorkItem } from "../../src/contract/routing.ts";
import { formatDate } from "../../src/domain/time/local-date.ts";
import type { Notice } from "../../src/ports/messenger.ts";
import { cardOf, line, run, type Element, type Rendered } from "./card.ts";
import type { CardContext } from "./document-notice.ts";
import { headed, more, mostLines, openWork, workLine } from "./list-card.ts";
import { say, type BotMessage } from "./say.ts";

export type DigestNotice = Extract<Notice, { kind: "digest" }>;

/** At the start of the day: what is overdue, due today, new to know, and what else waits. Each line opens. */
export function digestCard(notice: DigestNotice, context: CardContext): Rendered {
  const { language, work } = notice;
  const groups = grouped(work.items);
  const counts = {
    overdue: groups.overdue.length,
    today: groups.today.length,
    other: groups.known.length + groups.other.length,
  };
  const sections: readonly (readonly [BotMessage, readonly WorkItem[]])[] = [
    ["digestOverdue", groups.overdue],
    ["digestToday", groups.today],
    ["digestNew", groups.known],
    ["digestOther", groups.other],
  ];
  let room = mostLines;
  const body = sections.flatMap(([heading, items]): Element[] => {
    const shown = items.slice(0, room);
    room -= shown.length;
    if (shown.length === 0) return [];
    return [
      line([run(say(language, heading, { count: items.length }), { weight: "bolder" })], {
        spacing: "medium",
      }),
      ...shown.map((item) => workLine(item, language, context)),
    ];
  });
  const heading = say(language, "digestHeading", { date: formatDate(notice.on) });
  const nothing = body.length === 0 ? [line([run(say(language, "digestNothing"))])] : [];
  const hasMore = work.items.length > mostLines || work.next !== null;
  return cardOf(
    language,
    say(language, "sayDigest", counts),
    [...headed(heading, body), ...nothing, ...more(hasMore, language)],
    [openWork(language, context)],
  );
}

interface Groups {
  readonly overdue: WorkItem[];
  readonly today: WorkItem[];
  readonly known: WorkItem[];
  readonly other: WorkItem[];
}

function grouped(items: readonly WorkItem[]): Groups {
  const groups: Groups = { overdue: [], today: [], known: [], other: [] };
  for (const item of items) {
    if (item.deadline?.severity === "overdue") groups.overdue.push(item);
    else if (item.deadline?.severity === "today") groups.today.push(item);
    else if (item.role === "inform") groups.known.push(item);
    else groups.other.push(item);
  }
  return groups;
}
