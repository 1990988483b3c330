import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { DocumentCheckmarkRegular } from "@fluentui/react-icons/svg/document-checkmark";
import { HourglassHalfRegular } from "@fluentui/react-icons/svg/hourglass-half";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { ShieldCheckmarkFilled } from "@fluentui/react-icons/svg/shield-checkmark";
import { ShieldDismissFilled } from "@fluentui/react-icons/svg/shield-dismiss";
import type { LegalStanding } from "../../../src/domain/legal-value/legal-value.ts";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.caption1Strong,
    display: "inline-flex",
    alignItems: "baseline",
    gap: tokens.spacingHorizontalXXS,
    whiteSpace: "nowrap",
  },
  icon: { fontSize: "14px", lineHeight: 0, alignSelf: "center" },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
});

const legalMarks = {
  checking: { short: "shortChecking", tone: "quiet", icon: <HourglassHalfRegular /> },
  replacesPaper: { short: "shortReplacesPaper", tone: "good", icon: <ShieldCheckmarkFilled /> },
  paperEquivalent: { short: "shortPaperEquivalent", tone: "good", icon: <DocumentCheckmarkRegular /> },
  reference: { short: "shortReference", tone: "quiet", icon: <InfoRegular /> },
  invalid: { short: "shortInvalid", tone: "bad", icon: <ShieldDismissFilled /> },
} as const satisfies Record<Exclude<LegalStanding, "none">, unknown>;

interface LegalMarkProps {
  readonly value: LegalStanding;
  /** In a list there is room for two words. */
  readonly isShort?: boolean;
}

/** What a document is worth: words, colour and icon; nothing for one without files. */
export function LegalMark({ value, isShort = false }: LegalMarkProps) {
  const styles = useStyles();
  const t = useWords(words);
  if (value === "none") return null;
  const { short, tone, icon } = legalMarks[value];
  return (
    <span className={mergeClasses(styles.mark, styles[tone])} title={isShort ? t(value) : undefined}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {t(isShort ? short : value)}
    </span>
  );
}
