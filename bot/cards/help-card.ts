import type { Language } from "../../src/contract/messages/message.ts";
import { cardOf, line, run, type Element, type Rendered } from "./card.ts";
import type { CardContext } from "./document-notice.ts";
import { openWork } from "./list-card.ts";
import { say, type BotMessage } from "./say.ts";

const commands: readonly BotMessage[] = [
  "helpWork",
  "helpNew",
  "helpFind",
  "helpNumber",
  "helpFreeze",
  "helpHelp",
];

/** What the bot understands. `heading` is the plain heading, or that the last words were no command. */
export function helpCard(
  heading: "helpHeading" | "notUnderstood",
  language: Language,
  context: CardContext,
): Rendered {
  const text =
    heading === "helpHeading"
      ? say(language, "sayHelp")
      : `${say(language, "notUnderstood").replace(/[.:\s]+$/u, "")}: ${lowered(say(language, "sayHelp"))}`;
  return cardOf(
    language,
    text,
    [...titled(say(language, heading)), ...commandLines(language)],
    [openWork(language, context)],
  );
}

export type WelcomeRole = "leader" | "clerk" | "staff";

/** The first card after the app was installed, by what the person does here. */
export function welcomeCard(
  reader: { readonly name: string; readonly role: WelcomeRole },
  language: Language,
  context: CardContext,
): Rendered {
  const sentences: Readonly<Record<WelcomeRole, BotMessage>> = {
    leader: "welcomeLeader",
    clerk: "welcomeClerk",
    staff: "welcomeStaff",
  };
  const text = say(language, sentences[reader.role]);
  const body: Element[] = [
    ...titled(say(language, "welcomeHeading", { name: reader.name })),
    line([run(text)]),
    ...commandLines(language),
  ];
  return cardOf(language, text, body, [openWork(language, context)]);
}

function titled(heading: string): Element[] {
  return [line([run(heading, { size: "medium", weight: "bolder" })])];
}

function commandLines(language: Language): Element[] {
  return commands.map((command) => line([run(say(language, command))], { spacing: "small" }));
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
