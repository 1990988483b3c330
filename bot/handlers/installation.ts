import type { Actor } from "../../src/domain/people/actor.ts";
import type { Rendered } from "../cards/card.ts";
import { welcomeCard, type WelcomeRole } from "../cards/help-card.ts";
import { plainCard } from "../cards/plain-card.ts";
import { say } from "../cards/say.ts";
import { isPersonal, type IncomingActivity } from "../channel/incoming-activity.ts";
import { knownSender, notActing } from "./answer-message.ts";
import { cardContext, conversationOf, type Desk } from "./turn-context.ts";

/** `installationUpdate`: where the person is reached is remembered and welcomed once, or forgotten. */
export async function onInstallation(desk: Desk, activity: IncomingActivity): Promise<Rendered | null> {
  if (activity.action === "add") return welcome(desk, activity);
  if (activity.action === "remove") {
    await desk.useCases.forgetConversation({ conversationId: activity.conversation.id });
  }
  // An upgrade of the app changes neither who is reached nor where.
  return null;
}

/** `conversationUpdate`: comes beside `installationUpdate`, or alone from older clients; it is never welcomed. */
export async function onConversation(desk: Desk, activity: IncomingActivity): Promise<void> {
  const isBot = ({ id }: { id: string }): boolean => id === activity.recipient.id;
  if (activity.membersRemoved?.some(isBot) === true) {
    await desk.useCases.forgetConversation({ conversationId: activity.conversation.id });
    return;
  }
  const conversation = conversationOf(desk, activity);
  if (activity.membersAdded === undefined || conversation === null || !isPersonal(activity)) return;
  if (!isBot(activity.from)) await desk.useCases.rememberConversation(conversation);
}

async function welcome(desk: Desk, activity: IncomingActivity): Promise<Rendered> {
  const { language } = desk.settings;
  if (!isPersonal(activity))
    return plainCard({ tone: "emphasis", sentence: say(language, "sharedChat") }, language);
  const sender = await knownSender(desk, activity);
  if (!("actor" in sender)) return notActing(sender, language);
  const { actor } = sender;
  return welcomeCard({ name: actor.name, role: roleOf(actor) }, language, cardContext(desk, activity));
}

function roleOf({ roles }: Actor): WelcomeRole {
  if (roles.includes("leader")) return "leader";
  return roles.includes("clerk") ? "clerk" : "staff";
}
