import type { FoundDocument, Marked, SearchAnswer } from "../../src/contract/search.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import { cardOf, line, run, type Container, type Rendered } from "./card.ts";
import { nameOf, priorityWord, shortened, type CardContext } from "./document-notice.ts";
import { legalWord } from "./legal-line.ts";
import { headed, more, mostLines } from "./list-card.ts";
import { say } from "./say.ts";

const mostAbstract = 160;

const plain = (words: Marked): string => words.map(({ text }) => text).join("");

/** What a search found, in the order of the search, and where the words stand in the files; pressing a line opens it. */
export function foundCard(
  { items, next }: SearchAnswer,
  words: string,
  language: Language,
  context: CardContext,
): Rendered {
  const shown = items.slice(0, mostLines).map((one) => foundLine(one, language, context));
  const heading = say(language, shown.length === 0 ? "foundNone" : "foundHeading", { words });
  const open = {
    type: "Action.OpenUrl" as const,
    title: say(language, "openSearch"),
    url: context.links.search(words),
  };
  return cardOf(
    language,
    shown.length === 0 ? heading : `${heading}.`,
    [...headed(heading, shown), ...more(next !== null, language)],
    [open],
  );
}

function foundLine(found: FoundDocument, language: Language, { links }: CardContext): Container {
  const isIncoming = found.kind === "incoming";
  const symbol = plain(found.symbol);
  const name = isIncoming ? nameOf({ symbol, arrivalNumber: found.number }, language) : symbol;
  const number = isIncoming
    ? say(language, "arrivalNumber", { number: found.number })
    : say(language, "outgoingLine");
  const urgent = priorityWord(found.priority, language);
  const worth = legalWord(found.legalValue, language);
  const [place] = found.places;
  return {
    type: "Container",
    separator: true,
    spacing: "small",
    selectAction: {
      type: "Action.OpenUrl",
      title: say(language, "openLine", { symbol: name }),
      url: isIncoming ? links.document(found.id) : links.outgoing(found.id),
    },
    items: [
      line([
        ...(urgent === null
          ? []
          : [run(`● ${urgent} · `, { weight: "bolder", color: "attention" as const })]),
        run(name === number ? number : `${number} · ${name}`, { weight: "bolder", color: "accent" }),
        ...(worth === null ? [] : [run(" · "), worth]),
      ]),
      line([run(shortened(plain(found.abstract), mostAbstract))], { spacing: "none" }),
      ...(place === undefined
        ? []
        : [
            line(
              place.words.map(({ text, isFound }) =>
                run(text, isFound ? { weight: "bolder", size: "small" } : { size: "small" }),
              ),
              { spacing: "none" },
            ),
          ]),
      line([run(plain(found.other), { isSubtle: true, size: "small" })], { spacing: "none" }),
    ],
  };
}
