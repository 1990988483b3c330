import type { Actor } from "../../src/domain/people/actor.ts";
import type { Rendered } from "../cards/card.ts";
import { welcomeCard, type WelcomeRole } from "../cards/help-card.ts";
import { plainCard } from "../cards/plain-card.ts";
import { say } from "../cards/say.ts";
import { isPersonal, type IncomingActivity } from "../channel/incoming-activity.ts";
import { knownSender, notActing } from "./answer-message.ts";
import { channelHelp, teamOf } from "./unit-channel.ts";
import type { SeenTeam } from "../use-cases.ts";
import { cardContext, conversationOf, type Desk } from "./turn-context.ts";

/** `installationUpdate`: where the person is reached is remembered and welcomed once, or forgotten. */
export async function onInstallation(desk: Desk, activity: IncomingActivity): Promise<Rendered | null> {
  if (activity.action === "add") return welcome(desk, activity);
  const team = teamOf(desk, activity);
  if (activity.action === "remove" && team !== null) {
    await desk.useCases.leaveTeam({ teamId: team.teamId, why: "removed" });
  } else if (activity.action === "remove") {
    await desk.useCases.forgetConversation({ conversationId: activity.conversation.id });
  }
  // An upgrade of the app changes neither who is reached nor where.
  return null;
}

/** `conversationUpdate`: comes beside `installationUpdate`, or alone from older clients; it is never welcomed. */
export async function onConversation(desk: Desk, activity: IncomingActivity): Promise<void> {
  const isBot = ({ id }: { id: string }): boolean => id === activity.recipient.id;
  const team = teamOf(desk, activity);
  if (team !== null) return onTeam(desk, activity, team);
  if (activity.membersRemoved?.some(isBot) === true) {
    await desk.useCases.forgetConversation({ conversationId: activity.conversation.id });
    return;
  }
  const conversation = conversationOf(desk, activity);
  if (activity.membersAdded === undefined || conversation === null || !isPersonal(activity)) return;
  if (!isBot(activity.from)) await desk.useCases.rememberConversation(conversation);
}

/** A team that the bot came to or was taken out of, or one of its channels that is gone. */
async function onTeam({ useCases }: Desk, activity: IncomingActivity, team: SeenTeam): Promise<void> {
  const { membersAdded = [], membersRemoved = [], recipient, channelData } = activity;
  const isBot = ({ id }: { id: string }): boolean => id === recipient.id;
  const { eventType, channel } = channelData ?? {};
  const { teamId } = team;
  if (membersRemoved.some(isBot)) await useCases.leaveTeam({ teamId, why: "removed" });
  else if (eventType === "teamDeleted") await useCases.leaveTeam({ teamId, why: "teamDeleted" });
  else if (eventType === "channelDeleted" && channel)
    await useCases.channelGone({ channelId: channel.id, why: "channelDeleted" });
  else if (membersAdded.some(isBot)) await useCases.meetTeam(team);
}

async function welcome(desk: Desk, activity: IncomingActivity): Promise<Rendered> {
  const { language } = desk.settings;
  const team = teamOf(desk, activity);
  if (team !== null) {
    await desk.useCases.meetTeam(team);
    return channelHelp(desk);
  }
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
