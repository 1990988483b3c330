import type { OutgoingDetail } from "../../src/contract/outgoing.ts";
import { formatDate } from "../../src/domain/time/local-date.ts";
import {
  cardOf,
  line,
  run,
  type Action,
  type Element,
  type Glimpse,
  type GlimpseData,
  type Rendered,
} from "./card.ts";
import { shortened } from "./document-notice.ts";
import type { Links } from "./links.ts";
import { viewersOf, type Member } from "./mention.ts";
import { say } from "./say.ts";

const mostAbstract = 600;

/**
 * What is put into a chat that others read: nothing of the document, not even its number. Teams asks for every reader's
 * own view (`refresh`); where it does not, in a big chat or in another client, a button asks.
 */
export function sharedCard(data: GlimpseData, links: Links, members: readonly Member[] = []): Rendered {
  const { language } = data;
  const body = [
    line([run(say(language, "sharedTitle"), { weight: "bolder" })]),
    line([run(say(language, "sharedHint"), { isSubtle: true })], { spacing: "none" }),
  ];
  return withOwnView(data, links, say(language, "sharedText"), body, members);
}

/** The same card for somebody who may not read the document, or for whom there is none. */
export function unseenCard(data: GlimpseData, links: Links): Rendered {
  const sentence = say(data.language, "notSeen");
  return withOwnView(data, links, sentence, [line([run(sentence)])]);
}

/** For a reader who may read the issued document: what it is, without anything to act on. */
export function outgoingGlimpse(data: GlimpseData, detail: OutgoingDetail, links: Links): Rendered {
  const { language } = data;
  const facts = [detail.symbol, formatDate(detail.fields.issuedDate), detail.agency.name];
  return withOwnView(data, links, summary(detail), [
    line([run(say(language, "outgoingDocument"), { size: "small", weight: "bolder", color: "accent" })]),
    line([run(shortened(detail.fields.abstract, mostAbstract), { size: "medium", weight: "bolder" })], {
      spacing: "small",
    }),
    line([run(facts.join(" · "), { isSubtle: true })], { spacing: "small" }),
    line([run(say(language, "signedBy", { name: detail.fields.signerName }), { isSubtle: true })], {
      spacing: "none",
    }),
  ]);
}

function summary({ symbol, fields }: OutgoingDetail): string {
  return [symbol, shortened(fields.abstract, 120)].filter((part) => part !== "").join(": ");
}

/** The button by which a reader asks for their own view. */
export function seeButton(data: GlimpseData): Glimpse {
  return { type: "Action.Execute", title: say(data.language, "sharedSee"), verb: "glimpse", data };
}

function withOwnView(
  data: GlimpseData,
  links: Links,
  text: string,
  body: readonly Element[],
  members: readonly Member[] = [],
): Rendered {
  const { language, kind, documentId } = data;
  const see = seeButton(data);
  const open: Action = {
    type: "Action.OpenUrl",
    title: say(language, "openDocument"),
    url: kind === "incoming" ? links.document(documentId) : links.outgoing(documentId),
  };
  const { card } = cardOf(language, text, body, [see, open]);
  return { card: { ...card, refresh: { action: see, ...viewersOf(members) } }, text };
}
