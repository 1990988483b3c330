import { noDrafts } from "./no-drafts.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { BotUseCases } from "../../bot/use-cases.ts";

type OfChannels =
  | "claimAssignment"
  | "channelNotice"
  | "listChannels"
  | "linkChannel"
  | "unlinkChannel"
  | "meetTeam"
  | "leaveTeam"
  | "channelGone";

const none = () => Promise.reject(new RuleBroken("document.absent"));

/** An office without drafts and without channels of units. */
export const nothingElse: typeof noDrafts & Pick<BotUseCases, OfChannels> = {
  ...noDrafts,
  claimAssignment: none,
  channelNotice: none,
  listChannels: () => Promise.resolve({ units: [], links: [] }),
  linkChannel: none,
  unlinkChannel: none,
  meetTeam: () => Promise.resolve(),
  leaveTeam: () => Promise.resolve(),
  channelGone: () => Promise.resolve(),
};
