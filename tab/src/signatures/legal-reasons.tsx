import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { LegalValueView } from "../../../src/contract/signatures.ts";
import { showDate, showInstant } from "../foundation/format.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { LegalMark } from "./legal-mark.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  reasons: {
    margin: `${tokens.spacingVerticalS} 0`,
    paddingLeft: tokens.spacingHorizontalL,
    overflowWrap: "anywhere",
  },
  only: { margin: `${tokens.spacingVerticalS} 0`, overflowWrap: "anywhere" },
  about: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: `${tokens.spacingVerticalXXS} 0`,
  },
});

/** What the document is worth, why, by which rule and since when. */
export function LegalReasons({ legalValue }: { legalValue: LegalValueView }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const { value, isChecking, reasons, rule, judgedAt, before } = legalValue;
  const about = [
    rule === null ? "" : t("rule", { source: rule.source, date: showDate(rule.validFrom) }),
    judgedAt === null ? "" : t("judgedAt", { at: showInstant(judgedAt) }),
    ...before.map((it) => t("before", { value: t(it.value), at: showInstant(it.at) })),
    isChecking && value !== "checking" ? t("checkedAgain") : "",
  ];
  return (
    <>
      <LegalMark value={value} />
      {value === "checking" ? <p className={styles.only}>{t("checkingHint")}</p> : null}
      <Reasons reasons={reasons.map(say)} />
      {about
        .filter((line) => line !== "")
        .map((line) => (
          <p key={line} className={styles.about}>
            {line}
          </p>
        ))}
    </>
  );
}

/** One reason is a sentence, several are a list. */
export function Reasons({ reasons }: { reasons: readonly string[] }) {
  const styles = useStyles();
  if (reasons.length < 2)
    return reasons.map((it) => (
      <p key={it} className={styles.only}>
        {it}
      </p>
    ));
  return (
    <ul className={styles.reasons}>
      {reasons.map((it) => (
        <li key={it}>{it}</li>
      ))}
    </ul>
  );
}
