import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { IncomingRow } from "../../../src/contract/incoming.ts";
import { showDate } from "../foundation/format.ts";
import { ImportedMark } from "../foundation/imported-mark.tsx";
import { useWords } from "../foundation/language.tsx";
import { DeadlineMark, PriorityMark, StateMark } from "../foundation/marks.tsx";
import { LegalMark } from "../signatures/legal-mark.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  number: { ...typographyStyles.body1Strong },
  abstract: {
    ...typographyStyles.body1,
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
  },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
});

/** One entry on a phone: what it is about first, then who sent it and where it stands. */
export function IncomingCard({ row }: { row: IncomingRow }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <>
      <span className={styles.line}>
        <span className={styles.number}>
          {t("number")} {`${row.arrivalNumber}${row.numberSuffix ?? ""}`}
        </span>
        <PriorityMark priority={row.priority} />
        <StateMark state={row.state} />
        <DeadlineMark deadline={row.deadline} />
        <LegalMark value={row.legalValue} isShort />
        {row.imported === undefined ? null : <ImportedMark />}
      </span>
      <span className={styles.abstract}>{row.abstract}</span>
      <span className={styles.quiet}>
        {[row.senderName, row.symbol, showDate(row.issuedDate)].filter(Boolean).join(" · ")}
      </span>
    </>
  );
}
