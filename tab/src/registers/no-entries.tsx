import { Button } from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { useWords } from "../foundation/language.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { words } from "./words.ts";

/** An empty register, or a filter that nothing fits, with the way out of it. */
export function NoEntries({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useWords(words);
  return (
    <EmptyState
      icon={<BookOpenRegular />}
      title={t(isFiltered ? "noneFound" : "none")}
      hint={t(isFiltered ? "noneFoundHint" : "noneHint")}
      action={isFiltered ? <Button onClick={onClear}>{t("clearFilters")}</Button> : undefined}
    />
  );
}
