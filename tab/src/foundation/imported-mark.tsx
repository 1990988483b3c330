import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { BookArrowClockwiseRegular } from "@fluentui/react-icons/svg/book-arrow-clockwise";
import { useWords } from "./language.tsx";
import { OnlyHeard } from "./only-heard.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  icon: { fontSize: "14px", verticalAlign: "-2px", color: tokens.colorNeutralForeground3 },
  mark: {
    ...typographyStyles.caption1,
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
  },
});

/** That an entry comes from an old register: a sign where there is room for no more, said on hover and to a reader. */
export function ImportedSign() {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <span title={t("imported")}>
      <BookArrowClockwiseRegular className={styles.icon} aria-hidden />
      <OnlyHeard>{t("imported")}</OnlyHeard>
    </span>
  );
}

/** The same in words. */
export function ImportedMark() {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <span className={styles.mark}>
      <BookArrowClockwiseRegular className={styles.icon} aria-hidden />
      {t("imported")}
    </span>
  );
}
