import type { Language } from "../../src/contract/messages/message.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { Rendered } from "../cards/card.ts";
import { plainCard } from "../cards/plain-card.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { identified, unknownPerson } from "./answer-message.ts";
import { faultSentence, logFault, type Desk } from "./turn-context.ts";

interface Pressed {
  readonly language: Language;
  readonly agencyId: string;
  /** What was pressed, for the log. */
  readonly what: string;
}

/** What takes the place of a card that asked for one thing: that it was refused, and why. */
export const refusedCard = (language: Language, sentence: string): Rendered =>
  plainCard({ tone: "attention", sentence }, language);

/**
 * Does what a button asks in the name of whoever pressed it. `act` answers the sentence that takes the card's place;
 * a refusal and a fault have theirs.
 */
export async function asPressed(
  desk: Desk,
  activity: IncomingActivity,
  { language, agencyId, what }: Pressed,
  act: (actor: Actor) => Promise<string>,
): Promise<Rendered> {
  const directoryId = activity.from.aadObjectId;
  if (directoryId === undefined) return unknownPerson(language);
  try {
    const actor = await identified(desk, directoryId, agencyId);
    if (actor === null) return unknownPerson(language);
    return plainCard({ tone: "good", sentence: await act(actor) }, language);
  } catch (error) {
    if (error instanceof RuleBroken) return refusedCard(language, desk.useCases.explain(error)[language]);
    return refusedCard(language, faultSentence(language, error, logFault(desk, error, what), "fault"));
  }
}
