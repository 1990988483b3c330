import type { Notice } from "../../src/ports/messenger.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import { cardOf, line, run, type Action, type Rendered } from "./card.ts";
import type { CardContext } from "./document-notice.ts";
import { headed, openWork } from "./list-card.ts";
import { say, type BotMessage } from "./say.ts";

/** Somebody's work was handed over to the reader: one card for all of it, that opens the list. */
export function handedOverCard(
  { language, fromName: from }: Extract<Notice, { kind: "workHandedOver" }>,
  context: CardContext,
): Rendered {
  const told = say(language, "handedSaid", { from });
  return carded(
    language,
    "handedHeading",
    [told, say(language, "handedNext")],
    [openWork(language, context)],
  );
}

/** What somebody left behind waits for the head of the unit: one card for all of it, that opens the list. */
export function leftWorkCard(
  { language, fromName: from, unitName, count }: Extract<Notice, { kind: "workLeft" }>,
  { links }: CardContext,
): Rendered {
  const told =
    unitName === null
      ? say(language, "leftSaid", { from, count })
      : say(language, "leftInUnitSaid", { from, count, unit: unitName });
  const open = { type: "Action.OpenUrl", title: say(language, "leftOpen"), url: links.leftWork() } as const;
  return carded(language, "leftHeading", [told, say(language, "leftNext")], [open]);
}

/** An agency outside sent a document, which waits for a clerk to register it. */
export function arrivedCard(
  { language, outside, sentBy, what }: Extract<Notice, { kind: "arrived" }>,
  { links }: CardContext,
): Rendered {
  const told = say(language, "arrivedSaid", { outside, sentBy });
  const open = {
    type: "Action.OpenUrl",
    title: say(language, "arrivedOpen"),
    url: links.incoming(),
  } as const;
  return carded(language, "arrivedHeading", [told, what], [open]);
}

/** More rights for somebody wait for a second administrator, who answers here (NĐ 30, PL VI, phần I, mục 3). */
export function rightsCard(notice: Extract<Notice, { kind: "rightsAsked" }>): Rendered {
  const { language, askedBy, personName: person, what, agencyId, changeId, version } = notice;
  const told =
    person === null
      ? say(language, "ruleSaid", { askedBy, what })
      : say(language, "rightsSaid", { askedBy, person, what });
  const data = { agencyId, language, changeId, version };
  const act = { type: "Action.Execute", verb: "decideRights" } as const;
  return carded(
    language,
    "rightsHeading",
    [told, say(language, "rightsNext")],
    [
      {
        ...act,
        title: say(language, "rightsConfirm"),
        style: "positive",
        data: { ...data, confirmed: true },
      },
      { ...act, title: say(language, "rightsRefuse"), data: { ...data, confirmed: false } },
    ],
  );
}

function carded(
  language: Language,
  heading: BotMessage,
  [told = "", next = ""]: readonly string[],
  actions: readonly Action[],
): Rendered {
  const body = [line([run(told)], { spacing: "medium" }), line([run(next)], { spacing: "small" })];
  return cardOf(language, told, headed(say(language, heading), body), actions);
}
