import { makeStyles, mergeClasses, ProgressBar, tokens, typographyStyles } from "@fluentui/react-components";
import type { AnnouncementView } from "../../../src/contract/announcements.ts";
import { deliveryStandings, type DeliveryStanding } from "../../../src/domain/notices/delivery-outcome.ts";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  counts: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
    margin: 0,
  },
  alarming: { color: tokens.colorStatusWarningForeground2, fontWeight: tokens.fontWeightSemibold },
});

export function countOf(
  { progress }: Pick<AnnouncementView, "progress">,
  standing: DeliveryStanding,
): number {
  return progress[standing] ?? 0;
}

/** How far an announcement is: a bar, and how many people stand how. */
export function Progress({ announcement }: { announcement: AnnouncementView }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const { recipients } = announcement;
  const done = recipients - countOf(announcement, "waiting");
  const label = t("progress", { done: showCount(done, language), all: showCount(recipients, language) });
  const isOver = countOf(announcement, "waiting") === 0;
  const colour = !isOver ? "brand" : countOf(announcement, "notReached") > 0 ? "warning" : "success";
  return (
    <div className={styles.box}>
      <ProgressBar aria-label={label} value={recipients === 0 ? 1 : done / recipients} color={colour} />
      <p className={styles.counts}>
        {deliveryStandings
          .filter((standing) => countOf(announcement, standing) > 0)
          .map((standing) => (
            <span key={standing} className={mergeClasses(standing === "notReached" && styles.alarming)}>
              {t(standing)}: {showCount(countOf(announcement, standing), language)}
            </span>
          ))}
      </p>
    </div>
  );
}
