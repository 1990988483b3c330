import { useWords } from "../../foundation/language.tsx";
import { reachValue } from "./rule-values.ts";
import { words } from "./words.ts";

/** Quiet hours and the e-mail behind them, as people read them. */
export function useSayReach(): (value: unknown) => string {
  const t = useWords(words);
  return (value) => {
    const found = reachValue.safeParse(value).data;
    if (found === undefined) return t("notSet");
    const { quiet, outsideWork, mail } = found;
    const rest = [
      ...(quiet === null ? [] : [t("quietSaid", quiet)]),
      ...(outsideWork ? [t("outsideSaid")] : []),
    ];
    return [...(rest.length === 0 ? [t("noQuiet")] : rest), ...(mail ? [t("mailSaid")] : [])].join(" · ");
  };
}
