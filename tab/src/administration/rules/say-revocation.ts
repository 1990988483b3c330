import { useWords } from "../../foundation/language.tsx";
import { revocationValue } from "./rule-values.ts";
import { words } from "./words.ts";

/** Who may be asked about revoked certificates, as people read it. */
export function useSayRevocation(): (value: unknown) => string {
  const t = useWords(words);
  return (value) => {
    const found = revocationValue.safeParse(value).data;
    const hosts = found?.hosts ?? [];
    if (hosts.length === 0) return t("revocationNobody");
    const failure = t(found?.failure === "hard" ? "revocationHard" : "revocationSoft");
    return `${hosts.join(", ")} · ${failure}`;
  };
}
