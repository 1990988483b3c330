import type { Language } from "../../src/contract/messages/message.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { Rendered } from "../cards/card.ts";
import { plainCard } from "../cards/plain-card.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { identified, unknownPerson } from "./answer-message.ts";
import { faultSentence, logFault, type Desk } from "./turn-context.ts";

interface Asked {
  readonly language: Language;
  /** Where it is asked; else where the person is. */
  readonly agencyId?: string;
  /** What was asked, for the log. */
  readonly what: string;
  /** What is said of a fault; of a press unless it says otherwise. */
  readonly fault?: "fault" | "answerFault";
}

/** What takes the place of a card that asked for one thing: that it was refused, and why. */
export const refusedCard = (language: Language, sentence: string): Rendered =>
  plainCard({ tone: "attention", sentence }, language);

/**
 * Does what a button or a command asks in the name of whoever gave it. `act` answers the sentence for the card; a refusal
 * and a fault have theirs.
 */
export async function asAsked(
  desk: Desk,
  activity: IncomingActivity,
  { language, agencyId, what, fault = "fault" }: Asked,
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
    return refusedCard(language, faultSentence(language, error, logFault(desk, error, what), fault));
  }
}
