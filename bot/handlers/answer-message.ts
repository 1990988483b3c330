import { incomingQuery, type IncomingQuery } from "../../src/contract/incoming.ts";
import { searchQuery } from "../../src/contract/search.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import { localDateOf, yearOf } from "../../src/domain/time/local-date.ts";
import type { Rendered } from "../cards/card.ts";
import { documentCard } from "../cards/document-card.ts";
import type { CardContext } from "../cards/document-notice.ts";
import { foundCard } from "../cards/found-card.ts";
import { freezeCard } from "../cards/freeze-card.ts";
import { helpCard } from "../cards/help-card.ts";
import { documentsCard, mostLines, workCard } from "../cards/list-card.ts";
import { plainCard } from "../cards/plain-card.ts";
import { say } from "../cards/say.ts";
import { isPersonal, type IncomingActivity } from "../channel/incoming-activity.ts";
import { readCommand, type Command } from "./commands.ts";
import {
  cardContext,
  conversationOf,
  faultSentence,
  languageOr,
  logFault,
  type Desk,
} from "./turn-context.ts";

/** The answer to what a person wrote. In a chat that others read, nothing of a document is shown. */
export async function answerMessage(desk: Desk, activity: IncomingActivity): Promise<Rendered> {
  const command = readCommand(activity.text ?? "");
  const language = languageOr(command.language, desk);
  if (!isPersonal(activity))
    return plainCard({ tone: "emphasis", sentence: say(language, "sharedChat") }, language);
  try {
    const sender = await knownSender(desk, activity, command.language);
    if (!("actor" in sender)) return notActing(sender, language);
    const { actor } = sender;
    return await answer({ desk, actor, language, context: cardContext(desk, activity) }, command);
  } catch (error) {
    if (error instanceof RuleBroken) {
      return plainCard({ tone: "attention", sentence: desk.useCases.explain(error)[language] }, language);
    }
    const id = logFault(desk, error, `message ${command.kind}`);
    return plainCard(
      { tone: "attention", sentence: faultSentence(language, error, id, "answerFault") },
      language,
    );
  }
}

export function unknownPerson(language: Language): Rendered {
  return plainCard({ tone: "warning", sentence: say(language, "unknownPerson") }, language);
}

/** Who writes, or why nobody here can act for them: the directory does not know them, or they are appointed nowhere. */
export type Sender =
  | { readonly actor: Actor }
  | { readonly says: "unknownPerson" | "noAppointment" | "accountIsFrozen" };

/** Remembers where the sender is reached, whoever wrote first. */
export async function knownSender(
  desk: Desk,
  activity: IncomingActivity,
  language: Language | null = null,
): Promise<Sender> {
  const conversation = conversationOf(desk, activity);
  if (conversation === null) return { says: "unknownPerson" };
  const met = language === null ? conversation : { ...conversation, language };
  if ((await desk.useCases.rememberConversation(met)) === null) return { says: "unknownPerson" };
  try {
    const actor = await identified(desk, conversation.directoryId);
    return actor === null ? { says: "noAppointment" } : { actor };
  } catch (error) {
    if (isFrozen(error)) return { says: "accountIsFrozen" };
    throw error;
  }
}

export function notActing({ says }: Exclude<Sender, { actor: Actor }>, language: Language): Rendered {
  return plainCard({ tone: "warning", sentence: say(language, says) }, language);
}

/** The account was reported lost: that is said to whoever holds it, whatever was asked (R61). */
export const isFrozen = (error: unknown): error is RuleBroken =>
  error instanceof RuleBroken && error.code === "access.account-frozen";

/** Nobody acts in that place any more: that is said too, and nothing is done. */
export const isStandInOver = (error: unknown): error is RuleBroken =>
  error instanceof RuleBroken && error.code === "access.delegation-over";

/**
 * The actor behind a directory id, in whose place they act; null where a rule says that there is none. Throws for a frozen
 * account, and where a delegation is over.
 */
export async function identified(
  desk: Desk,
  directoryId: string,
  agencyId?: string,
  onBehalfOf?: string,
): Promise<Actor | null> {
  try {
    return await desk.useCases.identify({
      directoryId,
      ...(agencyId === undefined ? {} : { agencyId }),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    });
  } catch (error) {
    if (error instanceof RuleBroken && !isFrozen(error) && !isStandInOver(error)) return null;
    throw error;
  }
}

interface Question {
  readonly desk: Desk;
  readonly actor: Actor;
  readonly language: Language;
  readonly context: CardContext;
}

async function answer(question: Question, command: Command): Promise<Rendered> {
  const { desk, actor, language, context } = question;
  switch (command.kind) {
    case "help":
      return helpCard("helpHeading", language, context);
    case "unknown":
      return helpCard("notUnderstood", language, context);
    case "work": {
      const work = await desk.useCases.listWork(actor, { bucket: "toHandle", limit: mostLines });
      return workCard(work, language, context);
    }
    case "freeze":
      return freezeCard(actor, await desk.useCases.listAssignees(actor, {}), language);
    case "new":
      return listed(question, {}, { heading: say(language, "newHeading"), none: say(language, "newEmpty") });
    case "find": {
      const { words } = command;
      // What is written in a chat is ended: the last word is a word.
      const request = searchQuery.parse({ q: `${words} `, limit: mostLines });
      return foundCard(await desk.useCases.searchDocuments(actor, request), words, language, context);
    }
    case "number":
      return numbered(question, command);
  }
}

async function listed(
  { desk, actor, language, context }: Question,
  query: Partial<IncomingQuery>,
  words: { heading: string; none: string },
): Promise<Rendered> {
  const page = await desk.useCases.listIncoming(actor, incomingQuery.parse({ ...query, limit: mostLines }));
  return documentsCard(page.items, { ...words, hasMore: page.next !== null }, language, context);
}

/** One document by its arrival number; several registers may have the same number, then a list. */
async function numbered(
  { desk, actor, language, context }: Question,
  { number, year }: Extract<Command, { kind: "number" }>,
): Promise<Rendered> {
  const none = say(language, "numberNone", { number });
  if (number < 1 || (year !== null && (year < 1945 || year > 2999))) {
    return plainCard({ tone: "emphasis", sentence: none }, language);
  }
  const query = incomingQuery.parse({
    year: year ?? yearOf(localDateOf(desk.clock.now())),
    atNumber: number,
    limit: mostLines,
  });
  const { items } = await desk.useCases.listIncoming(actor, query);
  const rows = items.filter((row) => row.arrivalNumber === number);
  const only = rows.length === 1 ? rows[0] : undefined;
  if (only === undefined) {
    const heading = say(language, "arrivalNumber", { number });
    return documentsCard(rows, { heading, none, hasMore: false }, language, context);
  }
  const about = { documentId: only.id, assignmentId: null, reason: "lookedUp" as const, language };
  return documentCard(await desk.useCases.documentNotice(actor, about), context);
}
