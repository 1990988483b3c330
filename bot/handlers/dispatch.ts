import type { Rendered } from "../cards/card.ts";
import type { ChannelAnswer, Turn } from "../channel/channel.ts";
import { isPersonal, tenantOfActivity, type IncomingActivity } from "../channel/incoming-activity.ts";
import { isLoopbackUrl } from "../loopback.ts";
import { tenantOf } from "../settings.ts";
import { answerMessage } from "./answer-message.ts";
import { onClaim, readClaim } from "./claim-press.ts";
import { onCardAction } from "./card-action.ts";
import { onFreeze, readFreeze } from "./freeze-press.ts";
import { onDraftPress, readDraftPress } from "./draft-press.ts";
import { onGlimpse, readGlimpse } from "./glimpse.ts";
import { onConversation, onInstallation } from "./installation.ts";
import { offerFound, unfurl } from "./message-extension.ts";
import { onRights, readRights } from "./rights-press.ts";
import { registerMessage } from "./register-message.ts";
import { searchAssignees } from "./search-assignees.ts";
import { conversationOf, logFault, type Desk } from "./turn-context.ts";
import { onChannelCommand, readChannelCommand } from "./unit-channel.ts";
import { withTypingSign } from "./typing-sign.ts";

/** One activity whose sender's token was checked, handed to what answers it. Null: 200 without a body. */
export async function dispatch(desk: Desk, turn: Turn): Promise<ChannelAnswer | null> {
  const { activity } = turn;
  const { settings } = desk;
  if (tenantOfActivity(activity) !== tenantOf(settings)) {
    desk.logger.warn({ type: activity.type }, "bot activity of another tenant refused");
    return { status: 403 };
  }
  if (settings.mode === "embedded" && !isLoopbackUrl(activity.serviceUrl)) return { status: 403 };
  switch (activity.type) {
    case "invoke":
      return invoked(desk, turn);
    case "message":
      return spoken(desk, turn, "message");
    case "installationUpdate":
      return spoken(desk, turn, "installation");
    case "conversationUpdate":
      return spoken(desk, turn, "conversation");
    default:
      return null;
  }
}

async function invoked(desk: Desk, { activity }: Turn): Promise<ChannelAnswer> {
  switch (activity.name) {
    case "application/search":
      return found(desk, activity);
    case "composeExtension/query":
      return offered(await offerFound(desk, activity));
    case "composeExtension/queryLink":
      return offered(await unfurl(desk, activity));
    case "composeExtension/fetchTask": {
      const task = await registerMessage(desk, activity);
      return { status: 200, body: task === null ? {} : { task } };
    }
    case "adaptiveCard/action":
      return pressed(desk, activity);
    case undefined:
    default:
      return { status: 501 };
  }
}

/** What is no question of ours is answered with nothing to show. */
function offered(composeExtension: Awaited<ReturnType<typeof offerFound>>): ChannelAnswer {
  return composeExtension === null ? { status: 200, body: {} } : { status: 200, body: { composeExtension } };
}

async function pressed(desk: Desk, activity: IncomingActivity): Promise<ChannelAnswer> {
  const { card } = await answerPress(desk, activity);
  return {
    status: 200,
    body: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card },
  };
}

function answerPress(desk: Desk, activity: IncomingActivity): Promise<Rendered> {
  const claim = readClaim(activity.value);
  if (claim !== null) return onClaim(desk, activity, claim);
  const glimpse = readGlimpse(activity.value);
  if (glimpse !== null) return onGlimpse(desk, activity, glimpse);
  const freeze = readFreeze(activity.value);
  if (freeze !== null) return onFreeze(desk, activity, freeze);
  const rights = readRights(activity.value);
  if (rights !== null) return onRights(desk, activity, rights);
  const draft = readDraftPress(activity.value);
  return draft === null ? onCardAction(desk, activity) : onDraftPress(desk, activity, draft);
}

/** A list that cannot be searched for the moment has nobody more to offer. */
async function found(desk: Desk, activity: IncomingActivity): Promise<ChannelAnswer> {
  const results = await searchAssignees(desk, activity).catch((error: unknown) => {
    logFault(desk, error, "search");
    return [];
  });
  return {
    status: 200,
    body: { statusCode: 200, type: "application/vnd.microsoft.search.searchResponse", value: { results } },
  };
}

/** In a channel the bot is told whose it is; everything else is a question to it. */
function answered(desk: Desk, activity: IncomingActivity): Promise<Rendered> {
  const about = isPersonal(activity) ? null : readChannelCommand(activity.text ?? "");
  return about === null ? answerMessage(desk, activity) : onChannelCommand(desk, activity, about);
}

/** A reply that cannot be delivered is no reason to be sent the same activity again. */
async function spoken(
  desk: Desk,
  turn: Turn,
  kind: "message" | "installation" | "conversation",
): Promise<null> {
  try {
    const answer =
      kind === "message"
        ? await withTypingSign(desk, turn, () => answered(desk, turn.activity))
        : kind === "installation"
          ? await onInstallation(desk, turn.activity)
          : await onConversation(desk, turn.activity);
    if (!answer) return null;
    const welcomed =
      kind === "installation" && isPersonal(turn.activity) ? conversationOf(desk, turn.activity) : null;
    await (welcomed === null ? turn.reply(answer) : desk.bringInTurn(welcomed, answer));
  } catch (error) {
    logFault(desk, error, `answer ${kind}`);
  }
  return null;
}
