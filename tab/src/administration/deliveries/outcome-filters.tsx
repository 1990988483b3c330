import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Link } from "react-router";
import type { DeliveryView } from "../../../../src/contract/administration.ts";
import { showCount } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { usePillStyles } from "../../foundation/pills.ts";
import { words } from "./words.ts";

export type Outcome = DeliveryView["outcome"];
export type Counts = Readonly<Record<Outcome, number>>;

/** What needs somebody stands first. */
const outcomes: readonly Outcome[] = [
  "notInstalled",
  "blocked",
  "failed",
  "pending",
  "sent",
  "feed",
  "mailed",
  "digested",
  "cancelled",
  "recalled",
];

/** The server counts each outcome so far and no further. */
const mostCounted = 1000;

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalXS,
  },
});

/** The outcomes with how many each has; one that nothing had is not shown. */
export function OutcomeFilters({ counts, here }: { counts: Counts | undefined; here: Outcome | null }) {
  const styles = useStyles();
  const pills = usePillStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const shown = outcomes.filter((outcome) => outcome === here || (counts?.[outcome] ?? 0) > 0);
  // One that is counted no further makes the sum of all as open.
  const isOpen = Object.values(counts ?? {}).some((count) => count >= mostCounted);
  const shownCount = (count: number) =>
    showCount(count, language) + (count >= mostCounted || (isOpen && count === total) ? "+" : "");
  const total = counts === undefined ? 0 : outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const all = { outcome: null, word: "all" as const, count: total };
  return (
    <nav className={styles.bar} aria-label={t("filters")}>
      {[all, ...shown.map((outcome) => ({ outcome, word: outcome, count: counts?.[outcome] ?? 0 }))].map(
        ({ outcome, word, count }) => (
          <Link
            key={word}
            to={outcome === null ? "?" : `?outcome=${outcome}`}
            replace
            className={mergeClasses(pills.pill, outcome === here && pills.here)}
            aria-current={outcome === here ? "true" : undefined}
          >
            {t(word)}
            {count === 0 ? null : (
              <span className={pills.count} aria-label={t("count", { count: shownCount(count) })}>
                {shownCount(count)}
              </span>
            )}
          </Link>
        ),
      )}
    </nav>
  );
}
