import type { UnitChannels } from "../../../src/contract/channels.ts";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

const known = ["removed", "teamDeleted", "channelDeleted"] as const;

/** Why nothing can be posted in a channel any more, in a sentence. */
export function useLostWords(): (link: Pick<UnitChannels["links"][number], "why">) => string {
  const t = useWords(words);
  return ({ why }) => {
    const word = known.find((one) => one === why);
    const cause = word === undefined ? t("refused", { why: why ?? "…" }) : t(word);
    return `${t("lost")}: ${cause}.`;
  };
}
