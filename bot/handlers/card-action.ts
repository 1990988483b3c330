import type { Actor } from "../../src/domain/people/actor.ts";
import { confirmableCodes } from "../../src/domain/routing/after-document.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { Rendered } from "../cards/card.ts";
import { documentCard, type Retry } from "../cards/document-card.ts";
import type { CardContext, DocumentNotice } from "../cards/document-notice.ts";
import { plainCard } from "../cards/plain-card.ts";
import { say } from "../cards/say.ts";
import { standing, type Band } from "../cards/standing.ts";
import { shortWhen } from "../cards/when.ts";
import { isPersonal, type IncomingActivity } from "../channel/incoming-activity.ts";
import { identified, isFrozen, isStandInOver, unknownPerson } from "./answer-message.ts";
import { FormIncomplete, perform, reasonAfter, valuesOf } from "./perform.ts";
import { readPressed, type Pressed } from "./pressed.ts";
import { cardContext, faultSentence, logFault, sharedContext, type Desk } from "./turn-context.ts";

/**
 * A pressed button: does the act and answers the card that replaces the pressed one. Whatever goes wrong is said on
 * that card, for Teams hides the text of an error.
 */
export async function onCardAction(desk: Desk, activity: IncomingActivity): Promise<Rendered> {
  const pressed = readPressed(activity.value);
  const language = pressed?.data.language ?? desk.settings.language;
  if (pressed === null) return plainCard({ tone: "emphasis", sentence: say(language, "oldCard") }, language);
  const { shared } = pressed.data;
  if (!isPersonal(activity) && shared === undefined)
    return plainCard({ tone: "emphasis", sentence: say(language, "sharedChat") }, language);
  const directoryId = activity.from.aadObjectId;
  if (directoryId === undefined) return unknownPerson(language);
  try {
    const { agencyId, onBehalfOf } = pressed.data;
    const actor = await identified(desk, directoryId, agencyId, onBehalfOf);
    if (actor === null) return unknownPerson(language);
    const card = await acted(desk, actor, pressed, contextOf(desk, activity, pressed));
    rememberLater(desk, actor, pressed, activity);
    return card;
  } catch (error) {
    if (error instanceof RuleBroken) {
      // Reading is refused in the same words whether the document is absent or another's.
      const sentence =
        isFrozen(error) || isStandInOver(error)
          ? desk.useCases.explain(error)[language]
          : say(language, "notSeen");
      return plainCard({ tone: "emphasis", sentence }, language);
    }
    const faultId = logFault(desk, error, `card ${pressed.verb}`);
    const sentence = faultSentence(language, error, faultId, "fault");
    return plainCard({ tone: "attention", sentence }, language);
  }
}

/** Teams shows the answer to whoever pressed alone; in a chat that others read it stays that reader's own view. */
function contextOf(desk: Desk, activity: IncomingActivity, { data }: Pressed): CardContext {
  const { shared, documentId, language } = data;
  if (shared === undefined) return cardContext(desk, activity);
  const { assignmentId } = shared;
  return sharedContext(desk, activity, {
    kind: "incoming",
    documentId,
    language,
    ...(assignmentId === null ? {} : { assignmentId }),
  });
}

/** Nobody waits for it: the answer comes first. */
function rememberLater(desk: Desk, { personId }: Actor, { data }: Pressed, activity: IncomingActivity): void {
  const { replyToId: activityId } = activity;
  if (activityId === undefined) return;
  const { documentId, language } = data;
  const remembered = desk.useCases.rememberAnswer({ documentId, personId, activityId, language });
  void desk.inHand(remembered.catch((error: unknown) => logFault(desk, error, "remember answer")));
}

async function acted(desk: Desk, actor: Actor, pressed: Pressed, context: CardContext): Promise<Rendered> {
  const refusal = await tryTo(desk, actor, pressed);
  const { data, verb } = pressed;
  const reason = refusal === null ? reasonAfter(verb, data.reason) : data.reason;
  const { documentId, assignmentId, language } = data;
  const notice = await desk.useCases.documentNotice(actor, { documentId, assignmentId, language, reason });
  return documentCard(notice, context, {
    band: bandOf(desk, refusal, { pressed, notice, context }),
    retry: refusal === null || verb === "refresh" ? null : retryOf(refusal, pressed),
  });
}

/** What was typed is not lost; what needs only to be confirmed is confirmed by the next press. */
function retryOf(refusal: Refusal, pressed: Pressed): Retry | null {
  const { verb, data } = pressed;
  const { language } = data;
  const asked =
    refusal instanceof RuleBroken ? confirmableCodes.find((code) => code === refusal.code) : undefined;
  // A button without a form is pressed again on the card as it is now.
  if (asked === undefined && (verb === "acknowledge" || verb === "decideExtension")) return null;
  const title = say(language, verb === "decideExtension" ? "stillGrant" : "stillInstruct");
  return { verb, values: valuesOf(pressed), confirms: asked === undefined ? null : { code: asked, title } };
}

type Refusal = RuleBroken | FormIncomplete | { readonly faultId: string; readonly error: unknown };

/** Null when it was done. A fault is said together with the present state: the act may have been done after all. */
async function tryTo(desk: Desk, actor: Actor, pressed: Pressed): Promise<Refusal | null> {
  try {
    await perform(desk.useCases, actor, pressed);
    return null;
  } catch (error) {
    if (error instanceof RuleBroken || error instanceof FormIncomplete) return error;
    return { faultId: logFault(desk, error, `card ${pressed.verb}`), error };
  }
}

function bandOf(
  { useCases }: Desk,
  refusal: Refusal | null,
  shown: { pressed: Pressed; notice: DocumentNotice; context: CardContext },
): Band | null {
  const { notice, context, pressed } = shown;
  const { language, detail } = notice;
  const { now } = context;
  if (refusal === null) return confirmation(pressed, notice, context);
  if (refusal instanceof FormIncomplete) return { tone: "attention", sentence: say(language, refusal.says) };
  if (!(refusal instanceof RuleBroken)) {
    const { error, faultId } = refusal;
    return { tone: "attention", sentence: faultSentence(language, error, faultId, "fault") };
  }
  if (refusal.code !== "document.changed") {
    return { tone: "attention", sentence: useCases.explain(refusal)[language] };
  }
  // Printing a slip changes nothing; what is looked for is the act that came first.
  const last = detail.history.findLast(({ action }) => /^(?:routing|incoming)\./u.test(action));
  const sentence =
    last === undefined
      ? say(language, "changed")
      : say(language, "changedBy", { who: last.who, when: shortWhen(last.at, now) });
  return { tone: "warning", sentence };
}

/** Most acts show themselves in the card's present state; the others are confirmed in words. */
function confirmation({ verb }: Pressed, notice: DocumentNotice, context: CardContext): Band | null {
  const { language } = notice;
  const when = shortWhen(context.now.toISOString(), context.now);
  if (verb === "refresh") return null;
  if (verb === "report") return { tone: "good", sentence: say(language, "youReported", { when }) };
  return standing(notice, context) === null
    ? { tone: "good", sentence: say(language, "recorded", { when }) }
    : null;
}
