import type { DocumentReason } from "../../src/domain/notices/reasons.ts";
import type { Notice, OtherWords } from "../../src/ports/messenger.ts";
import type { FeedNotice } from "../../src/ports/outreach.ts";
import {
  assignmentOf,
  documentPhrase,
  shortened,
  type CardContext,
  type DocumentNotice,
} from "./document-notice.ts";
import { renderNotice } from "./render-notice.ts";
import { say } from "./say.ts";

/** Graph takes so many letters of a preview, and a subject line shows no more. */
const mostLetters = 150;

const waits: readonly DocumentReason[] = [
  "toInstruct",
  "toSubmit",
  "assigned",
  "assignedInform",
  "returned",
  "givenBack",
  "reopened",
  "extensionAsked",
];

/** The notice without a card: for the activity feed by the types of the manifest, and as a plain letter. */
export function otherWordsOf(notice: Notice, context: CardContext): OtherWords {
  const { language } = notice;
  const sentence = renderNotice(notice, context).text;
  const link = linkOf(notice, context);
  return {
    feed: { ...typeOf(notice, sentence), preview: shortened(sentence, mostLetters), link },
    letter: {
      subject: shortened(sentence, mostLetters),
      body: [
        sentence,
        ...wordsOf(notice),
        say(language, "letterOpen", { link }),
        notice.kind === "guest"
          ? say(language, "guestLetterWhy", { outside: notice.outside })
          : say(language, "letterWhy"),
      ].join("\n\n"),
    },
  };
}

function typeOf(notice: Notice, sentence: string): Pick<FeedNotice, "type" | "parameters"> {
  if (notice.kind === "announcement")
    return { type: "announced", parameters: { title: shortened(notice.title, mostLetters) } };
  if (notice.kind !== "document")
    return { type: "systemDefault", parameters: { systemDefaultText: shortened(sentence, mostLetters) } };
  const document = documentPhrase(notice.detail, notice.language);
  if (notice.reason.startsWith("reminder"))
    return { type: "documentOverdue", parameters: { document, deadline: dueIn(notice) } };
  return {
    type: waits.includes(notice.reason) ? "documentWaits" : "documentChanged",
    parameters: { document },
  };
}

function dueIn(notice: DocumentNotice): string {
  const deadline = assignmentOf(notice)?.deadline ?? notice.detail.deadline;
  return deadline?.words[notice.language] ?? say(notice.language, notice.reason);
}

function linkOf(notice: Notice, { links }: CardContext): string {
  if (notice.kind === "guest") return links.guests();
  if (notice.kind === "document") return links.document(notice.detail.id);
  if (notice.kind === "issued") return links.outgoing(notice.outgoingId);
  const document = notice.kind === "announcement" ? notice.document : null;
  return document === null ? links.work() : links.document(document.id);
}

/** An announcement says all it has to say in the letter, too. */
function wordsOf(notice: Notice): string[] {
  return notice.kind === "announcement" ? [notice.body] : [];
}
