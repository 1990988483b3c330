import { activeAnswers, kindsWith } from "../../../../src/domain/files/active-content.ts";
import { useWords } from "../../foundation/language.tsx";
import { scanWords } from "../../foundation/scan-words.ts";
import { activeValue } from "./rule-values.ts";
import { words } from "./words.ts";

/** What is done about active content, what is refused first: 'Từ chối: macro · Cảnh báo: mã JavaScript'. */
export function useSayActive(): (value: unknown) => string {
  const t = useWords(words);
  const kinds = useWords(scanWords);
  return (value) => {
    const found = activeValue.safeParse(value).data;
    if (found === undefined) return t("notSet");
    return activeAnswers
      .toReversed()
      .flatMap((answer) => {
        const named = kindsWith(found, answer).map((kind) => kinds(kind));
        return named.length === 0 ? [] : [`${t(answer)}: ${named.join(", ")}`];
      })
      .join(" · ");
  };
}
