import type { Notice } from "../../src/ports/messenger.ts";
import { formatInstant } from "../../src/domain/time/local-date.ts";
import { cardOf, line, run, type Action, type Rendered } from "./card.ts";
import { priorityWord, shortened, type CardContext } from "./document-notice.ts";
import { headed } from "./list-card.ts";
import { say } from "./say.ts";

type AnnouncementNotice = Extract<Notice, { kind: "announcement" }>;
type RecalledNotice = Extract<Notice, { kind: "recalled" }>;

/** With the abstract a card stays within one screen of a phone. */
const mostAbstract = 200;

/** What the agency tells everybody: the words, from whom, and the document for whoever may read it. */
export function announcementCard(notice: AnnouncementNotice, { links }: CardContext): Rendered {
  const { language, title, body, priority, agencyName, byName, at, document } = notice;
  const urgent = priorityWord(priority, language);
  const heading = [say(language, "announcementHeading"), urgent].filter((part) => part !== null).join(" · ");
  const from = { by: byName, agency: agencyName, when: formatInstant(new Date(at)) };
  const about =
    document === null
      ? []
      : [
          line([
            run(
              say(language, "announcementDocument", {
                symbol: document.symbol,
                abstract: shortened(document.abstract, mostAbstract),
              }),
            ),
          ]),
        ];
  const open: Action[] =
    document === null
      ? []
      : [{ type: "Action.OpenUrl", title: say(language, "openDocument"), url: links.document(document.id) }];
  return cardOf(
    language,
    say(language, "sayAnnouncement", { agency: agencyName, title }),
    headed(heading, [
      line([run(title, { weight: "bolder" })], { spacing: "small" }),
      ...body
        .split(/\n+/u)
        .map((paragraph, i) => line([run(paragraph)], { spacing: i === 0 ? "medium" : "small" })),
      ...about,
      line([run(say(language, "announcementFrom", from), { isSubtle: true, size: "small" })]),
    ]),
    open,
  );
}

/** In the place of an announcement that was taken back: nothing of its words is left. */
export function recalledCard({ language, title, agencyName, at }: RecalledNotice): Rendered {
  const told = say(language, "sayRecalled", {
    agency: agencyName,
    title,
    when: formatInstant(new Date(at)),
  });
  return cardOf(language, told, headed(say(language, "recalledHeading"), [line([run(told)])]), []);
}
