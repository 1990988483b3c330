import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { OutgoingRow } from "../../../src/contract/outgoing.ts";
import { showDate } from "../foundation/format.ts";
import { ImportedMark } from "../foundation/imported-mark.tsx";
import { PriorityMark } from "../foundation/marks.tsx";
import { LegalMark } from "../signatures/legal-mark.tsx";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  symbol: { ...typographyStyles.body1Strong },
  abstract: {
    ...typographyStyles.body1,
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
  },
  quiet: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
  },
});

/** One outgoing document on a phone. */
export function OutgoingCard({ row }: { row: OutgoingRow }) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.line}>
        <span className={styles.symbol}>{row.symbol}</span>
        <PriorityMark priority={row.priority} />
        <LegalMark value={row.legalValue} isShort />
        <span className={styles.quiet}>{showDate(row.issuedDate)}</span>
        {row.imported === undefined ? null : <ImportedMark />}
      </span>
      <span className={styles.abstract}>{row.abstract}</span>
      <span className={styles.quiet}>
        {[row.typeName, row.signerName, row.recipients].filter(Boolean).join(" · ")}
      </span>
    </>
  );
}
