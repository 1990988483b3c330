import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { AnnouncementPreview } from "../../../src/contract/announcements.ts";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { FailureBar } from "../foundation/states.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  line: { ...typographyStyles.body1, margin: 0, fontVariantNumeric: "tabular-nums" },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface PreviewLineProps {
  readonly preview: AnnouncementPreview | undefined;
  readonly error: unknown;
}

/** Whom it reaches and how long that takes, before it is sent. */
export function PreviewLine({ preview, error }: PreviewLineProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  if (preview === undefined) return <FailureBar error={error} />;
  const { recipients, byCard, seconds } = preview;
  if (recipients === 0)
    return (
      <p className={styles.line} aria-live="polite">
        {t("reachesNobody")}
      </p>
    );
  const time =
    seconds < 90 ? t("seconds", { count: seconds }) : t("minutes", { count: Math.ceil(seconds / 60) });
  return (
    <p className={styles.line} aria-live="polite">
      <span className={styles.strong}>{t("reaches", { count: showCount(recipients, language) })}</span>
      {". "}
      {byCard < recipients ? `${t("byCard", { count: showCount(recipients - byCard, language) })} ` : null}
      {`${time}, ${t("limitWhy")}.`}
    </p>
  );
}
