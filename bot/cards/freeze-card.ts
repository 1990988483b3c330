import type { Language } from "../../src/contract/messages/message.ts";
import type { Assignees } from "../../src/contract/routing.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { assigneeChoices, valueOf } from "./assignee-choices.ts";
import { cardOf, line, run, type Element, type Rendered } from "./card.ts";
import { headed } from "./list-card.ts";
import { say } from "./say.ts";

/** A card holds no more names; the tab finds everybody. */
const mostPeople = 60;

/** The inputs of the card, as they come back. */
export const freezeInputs = { who: "freeze_who", reason: "freeze_reason" } as const;

/** Asks whose account was lost and what happened; its one button freezes the account. */
export function freezeCard(actor: Actor, { people }: Assignees, language: Language): Rendered {
  const mine = {
    title: say(language, "freezeMine", { name: actor.name }),
    value: valueOf({ kind: "person", id: actor.personId }),
  };
  const colleagues = assigneeChoices({ people, units: [], leaders: [] }, actor.personId);
  const told = say(language, "freezeAsk");
  const body: Element[] = [
    line([run(told)], { spacing: "medium" }),
    {
      type: "Input.ChoiceSet",
      id: freezeInputs.who,
      label: say(language, "freezeWho"),
      style: "filtered",
      choices: [mine, ...colleagues.slice(0, mostPeople)],
      value: mine.value,
      isRequired: true,
      errorMessage: say(language, "freezeWhoMissing"),
    },
    {
      type: "Input.Text",
      id: freezeInputs.reason,
      label: say(language, "freezeReason"),
      isMultiline: true,
      maxLength: 500,
      isRequired: true,
      errorMessage: say(language, "freezeReasonMissing"),
    },
  ];
  return cardOf(language, told, headed(say(language, "accountHeading"), body), [
    {
      type: "Action.Execute",
      title: say(language, "freezeNow"),
      verb: "freezeAccount",
      style: "destructive",
      data: { agencyId: actor.agencyId, language },
    },
  ]);
}
