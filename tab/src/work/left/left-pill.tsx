import { mergeClasses } from "@fluentui/react-components";
import { Link } from "react-router";
import { useWords } from "../../foundation/language.tsx";
import { usePillStyles } from "../../foundation/pills.ts";
import { useLeftWork } from "./use-left-work.ts";
import { words } from "./words.ts";

/** Among the kinds of work: what people left behind, for who gives it on; nothing where nothing waits. */
export function LeftPill({ isHere = false }: { readonly isHere?: boolean }) {
  const pills = usePillStyles();
  const t = useWords(words);
  const { data } = useLeftWork();
  const count = data?.groups.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  if (count === 0 && !isHere) return null;
  return (
    <Link
      to="/work/left"
      className={mergeClasses(pills.pill, isHere && pills.here)}
      aria-current={isHere ? "page" : undefined}
    >
      {t("pill")}
      {count === 0 ? null : <span className={pills.count}>{data?.hasMore ? `${count}+` : count}</span>}
    </Link>
  );
}
