import type { IncomingDetail } from "../../src/contract/incoming.ts";
import type { OutgoingDetail } from "../../src/contract/outgoing.ts";
import { formatDate } from "../../src/domain/time/local-date.ts";
import { cardOf, line, run, type Action, type Element, type GlimpseData, type Rendered } from "./card.ts";
import { documentHead } from "./document-head.ts";
import { shortened, type CardContext, type DocumentNotice } from "./document-notice.ts";
import type { Links } from "./links.ts";
import { say } from "./say.ts";

const mostAbstract = 600;

/**
 * What is put into a chat that others read: nothing of the document, not even its number. Teams asks for every reader's
 * own view (`refresh`); where it does not, in a big chat or in another client, a button asks.
 */
export function sharedCard(data: GlimpseData, links: Links): Rendered {
  const { language } = data;
  return withOwnView(data, links, say(language, "sharedText"), [
    line([run(say(language, "sharedTitle"), { weight: "bolder" })]),
    line([run(say(language, "sharedHint"), { isSubtle: true })], { spacing: "none" }),
  ]);
}

/** The same card for somebody who may not read the document, or for whom there is none. */
export function unseenCard(data: GlimpseData, links: Links): Rendered {
  const sentence = say(data.language, "notSeen");
  return withOwnView(data, links, sentence, [line([run(sentence)])]);
}

/** For a reader who may: what the document is, from whom and by when, without anything to act on. */
export function incomingGlimpse(data: GlimpseData, notice: DocumentNotice, context: CardContext): Rendered {
  return withOwnView(data, context.links, summary(notice.detail), documentHead(notice, context, true));
}

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

function summary({ symbol, fields }: IncomingDetail | OutgoingDetail): string {
  return [symbol, shortened(fields.abstract, 120)].filter((part) => part !== "").join(": ");
}

function withOwnView(data: GlimpseData, links: Links, text: string, body: readonly Element[]): Rendered {
  const { language, kind, documentId } = data;
  const glimpse = {
    type: "Action.Execute",
    title: say(language, "sharedSee"),
    verb: "glimpse",
    data,
  } as const;
  const open: Action = {
    type: "Action.OpenUrl",
    title: say(language, "openDocument"),
    url: kind === "incoming" ? links.document(documentId) : links.outgoing(documentId),
  };
  const { card } = cardOf(language, text, body, [glimpse, open]);
  return { card: { ...card, refresh: { action: glimpse } }, text };
}
