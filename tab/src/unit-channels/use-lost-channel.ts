import type { UnitChannels } from "../../../src/contract/channels.ts";
import { showWhen } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { useNow } from "../foundation/now.ts";
import { words } from "./words.ts";

const known = ["removed", "teamDeleted", "channelDeleted"] as const;

/** Why nothing can be posted in a channel any more, in a sentence. */
export function useLostWords(): (link: Pick<UnitChannels["links"][number], "why" | "lostAt">) => string {
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  return ({ why, lostAt }) => {
    const word = known.find((one) => one === why);
    const cause = word === undefined ? t("refused", { why: why ?? "…" }) : t(word);
    const since = lostAt === null ? "" : t("since", { when: showWhen(lostAt, now, language) });
    return t("lost", { since, cause });
  };
}
