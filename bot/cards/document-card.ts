import {
  bytesOf,
  cardOf,
  line,
  mostBytes,
  run,
  type Action,
  type Element,
  type GlimpseData,
  type Rendered,
} from "./card.ts";
import { documentHead, story } from "./document-head.ts";
import type { CardContext, DocumentNotice } from "./document-notice.ts";
import { documentSentence, recordSentence } from "./document-sentence.ts";
import { partsOf, pressData } from "./form-parts.ts";
import { buttonsOf, formOf, press } from "./forms.ts";
import { offersOf, type Offer } from "./offers.ts";
import { say } from "./say.ts";
import { seeButton } from "./shared-card.ts";
import { bandElement, standing, type Band } from "./standing.ts";
import type { Verb } from "./verbs.ts";

/** A form that was sent in vain: it stays open with what was filled in, so that nobody types it twice. */
export interface Retry {
  readonly verb: Verb;
  readonly values: Readonly<Record<string, string>>;
  /** What the button confirms when it is pressed again, in its own words. */
  readonly confirms: { readonly code: string; readonly title: string } | null;
}

export interface Aside {
  /** Something else on top: what was just done, or why it was not. */
  readonly band?: Band | null;
  readonly retry?: Retry | null;
}

/**
 * The card of a document for one reader: before the act its forms, after it its record, and for somebody who comes
 * too late the present state.
 */
export function documentCard(notice: DocumentNotice, context: CardContext, aside: Aside = {}): Rendered {
  // Choices are what makes a card big: offer fewer until it fits.
  for (const most of [100, 60, 40, 25]) {
    const rendered = build(notice, context, aside, most);
    if (bytesOf(rendered.card) <= mostBytes - envelope) return rendered;
  }
  return build(notice, context, aside, 10);
}

/** What the activity around the card takes. */
const envelope = 1024;

function build(notice: DocumentNotice, context: CardContext, aside: Aside, most: number): Rendered {
  const { detail, language } = notice;
  const state = standing(notice, context);
  const onTop = [aside.band ?? null, state].filter((one) => one !== null);
  const open: Action = {
    type: "Action.OpenUrl",
    title: say(language, "openDocument"),
    url: context.links.document(detail.id),
  };
  const offers = offersOf(notice, state !== null);
  const again = aside.retry ? openedAgain(notice, context, offers, aside.retry, most) : null;
  const buttons =
    again?.actions ?? offers.flatMap((offer) => buttonsOf(offer.verb, partsOf(notice, context, offer, most)));
  const { card, text } = cardOf(
    language,
    state === null ? documentSentence(notice, context) : recordSentence(notice, state.sentence),
    [
      ...onTop.map(bandElement),
      ...documentHead(notice, context, state !== null),
      ...story(notice, context),
      ...(again?.body ?? []),
    ],
    [...buttons.slice(0, mostButtons), open],
  );
  return { card: { ...card, ...refreshOf(notice, context, buttons) }, text };
}

/** One action is left for opening the document. */
const mostButtons = 5;

/** The form as the body of the card; null where the act is no longer possible. */
function openedAgain(
  notice: DocumentNotice,
  context: CardContext,
  offers: readonly Offer[],
  { verb, values, confirms }: Retry,
  most: number,
): { readonly body: readonly Element[]; readonly actions: readonly Action[] } | null {
  const offer = offers.find((one) => one.verb === verb);
  if (offer === undefined) return null;
  const parts = partsOf(notice, context, offer, most);
  // Exactly what was filled in, also where that was nothing.
  const form = formOf(verb, { ...parts, values, deadlines: { ...parts.deadlines, proposed: null } });
  const confirmed = confirms === null ? {} : { confirmed: confirms.code };
  const { language } = notice;
  const cancel = {
    ...press("refresh", say(language, "cancel"), parts.data),
    associatedInputs: "none" as const,
  };
  if (form === null) {
    const data = { ...parts.data, ...confirmed, granted: true };
    const send = press(verb, confirms?.title ?? say(language, "grant"), data, "positive");
    return { body: [], actions: [send, cancel] };
  }
  const { send } = form;
  return {
    body: [line([run(form.open, { weight: "bolder" })], { spacing: "medium" }), ...form.body],
    actions: [
      { ...send, title: confirms?.title ?? send.title, data: { ...send.data, ...confirmed } },
      cancel,
    ],
  };
}

/**
 * Whoever pressed a button is shown the answer in place of the card, but Teams keeps the card that was sent, and shows
 * that one again later or on another device. So a card on which something can be done asks for its present state when it
 * is seen.
 */
function refreshOf(notice: DocumentNotice, context: CardContext, buttons: readonly Action[]): object {
  const { refreshFor, shared } = context;
  if (shared !== undefined) return ownViewOf(shared, refreshFor);
  if (refreshFor === null || buttons.length === 0) return {};
  const data = pressData(
    notice,
    {
      verb: "refresh",
      on: { assignmentId: notice.assignmentId, assignmentVersion: null },
    },
    context,
  );
  return {
    refresh: {
      action: press("refresh", say(notice.language, "openDocument"), data),
      userIds: [refreshFor],
    },
  };
}

/** Their own view is for the reader alone, in whatever chat the card stands. */
function ownViewOf(shared: GlimpseData, reader: string | null): object {
  return { refresh: { action: seeButton(shared), ...(reader === null ? {} : { userIds: [reader] }) } };
}
