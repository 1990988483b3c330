import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { Link } from "react-router";
import type { DeliveryView } from "../../../../src/contract/administration.ts";
import { showCount } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { hoverSurface } from "../../foundation/surfaces.ts";
import { words } from "./words.ts";

export type Outcome = DeliveryView["outcome"];
export type Counts = Readonly<Record<Outcome, number>>;

/** What needs somebody stands first. */
const outcomes: readonly Outcome[] = ["notInstalled", "blocked", "failed", "pending", "sent"];

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalXS,
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})`,
    [onTouch]: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  },
  filter: {
    ...typographyStyles.body1,
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalSNudge,
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    outline: `${tokens.strokeWidthThin} solid transparent`,
    ":hover": { backgroundColor: hoverSurface },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    [onTouch]: { minHeight: "44px", padding: `0 ${tokens.spacingHorizontalS}` },
  },
  here: {
    ...typographyStyles.body1Strong,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    outlineColor: tokens.colorTransparentStrokeInteractive,
    ":hover": { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  count: { fontVariantNumeric: "tabular-nums" },
});

/** The outcomes with how many each has; one that nothing had is not shown. */
export function OutcomeFilters({ counts, here }: { counts: Counts | undefined; here: Outcome | null }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const shown = outcomes.filter((outcome) => outcome === here || (counts?.[outcome] ?? 0) > 0);
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
            className={mergeClasses(styles.filter, outcome === here && styles.here)}
            aria-current={outcome === here ? "true" : undefined}
          >
            {t(word)}
            {count === 0 ? null : (
              <span className={styles.count} aria-label={t("count", { count: showCount(count, language) })}>
                {showCount(count, language)}
              </span>
            )}
          </Link>
        ),
      )}
    </nav>
  );
}
