import type { Notice } from "../../src/ports/messenger.ts";
import { alarmCard } from "./alarm-card.ts";
import type { Rendered } from "./card.ts";
import { plainCard } from "./plain-card.ts";
import { say } from "./say.ts";

/** A unit's channel that was lost, and what brings it back; afterwards that it is settled. */
export function lostChannelCard(notice: Extract<Notice, { kind: "channelLost" }>): Rendered {
  const { language, unitName: unit, channelName: channel, isLost } = notice;
  if (!isLost)
    return plainCard(
      { tone: "good", sentence: say(language, "channelSettled", { unit, channel }) },
      language,
    );
  return alarmCard(language, {
    heading: say(language, "channelLostHeading"),
    told: say(language, "channelLostSaid", { unit, channel }),
    next: say(language, "channelLostNext"),
  });
}
