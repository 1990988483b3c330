import { createHash } from "node:crypto";
import type { ChannelAddress, ChannelNotice, TeamChannels } from "../src/ports/team-channels.ts";
import type { Member } from "./cards/mention.ts";
import { postCard } from "./cards/post-card.ts";
import { tabLinks } from "./cards/links.ts";
import { attempt, sent, type MessengerParts } from "./messenger.ts";
import { outcomeOf, updateOutcomeOf } from "./send-outcome.ts";

/** Puts cards into channels, one attempt each, within what Teams allows. */
export function createTeamChannels(parts: MessengerParts): TeamChannels {
  const { channel, links, clock } = parts;
  const cardFor = async (to: ChannelAddress, notice: ChannelNotice) =>
    postCard(notice, { links, now: clock.now(), roster: await roster(parts, to) });
  return {
    async post(to, notice, begin) {
      const call = async () => channel.post(to, await cardFor(to, notice));
      const outcome = await attempt(parts, to, { outcome: outcomeOf, isNotice: false, begin, call });
      return outcome.kind === "sent" ? { kind: "sent", ...outcome.answer } : outcome;
    },
    update: (to, activityId, notice) => {
      const call = async () => channel.update(to, activityId, await cardFor(to, notice));
      return sent(attempt(parts, to, { outcome: updateOutcomeOf, isNotice: false, call }));
    },
    shownOf: (notice) => Promise.resolve(shownOf(notice)),
    async look({ teamId, channelId, ...at }, directoryId) {
      const call = async () => {
        const channels = await channel.channels({ ...at, teamId });
        const members = channels.has(channelId)
          ? await channel.members({ ...at, conversationId: channelId })
          : [];
        return { name: channels.get(channelId) ?? null, isThere: isAmong(members, directoryId) };
      };
      const to = { ...at, conversationId: teamId };
      const outcome = await attempt(parts, to, { outcome: outcomeOf, isNotice: false, call });
      if (outcome.kind === "sent")
        return outcome.answer.isThere
          ? { kind: "found", teamName: null, channelName: outcome.answer.name }
          : { kind: "notThere", reason: "no such channel, or not a member" };
      const isRefusal =
        outcome.kind === "notInstalled" || outcome.kind === "blocked" || outcome.kind === "failed";
      return isRefusal
        ? { kind: "notThere", reason: outcome.reason }
        : { kind: "unavailable", reason: outcome.kind };
    },
  };
}

function isAmong(members: readonly Member[], directoryId: string): boolean {
  return members.some((it) => it.directoryId === directoryId.toLowerCase());
}

/** Without it a post mentions nobody, and readers press for their own view; only that we are to wait stops the post. */
async function roster({ channel, clock }: MessengerParts, to: ChannelAddress): Promise<Member[]> {
  try {
    const [conversationId = ""] = to.conversationId.split(";");
    return await channel.members({ ...to, conversationId });
  } catch (error) {
    const outcome = outcomeOf(error, clock.now());
    if (outcome.kind === "retry" && outcome.forAll === true) throw error;
    return [];
  }
}

const timeless = {
  links: tabLinks({ tabUrl: "", teamsAppId: null, tabEntityId: "" }),
  now: new Date(0),
  roster: [],
};

/** As `shownOf` of personal cards; here the version counts, for a claim names it. */
function shownOf(notice: ChannelNotice): string {
  const { deadline } = notice;
  const still = deadline && { ...deadline, words: { vi: "", en: "" }, severity: "later" as const };
  const { card } = postCard({ ...notice, deadline: still }, timeless);
  return createHash("sha256")
    .update(JSON.stringify([card, notice.readers]))
    .digest("hex");
}
