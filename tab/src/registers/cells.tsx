import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { AlertUrgentFilled } from "@fluentui/react-icons/svg/alert-urgent";
import type { ReactNode } from "react";
import { showDate } from "../foundation/format.ts";
import { ImportedSign } from "../foundation/imported-mark.tsx";
import { useWords } from "../foundation/language.tsx";
import { words as markWords } from "../foundation/words.ts";

const useStyles = makeStyles({
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  stacked: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground1,
    display: "flex",
    flexDirection: "column",
    minWidth: 0,
  },
  clip: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 },
  tabular: { fontVariantNumeric: "tabular-nums" },
  /* Two lines of the small type fit a row of 36 px. */
  lines: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground1,
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
    whiteSpace: "normal",
    overflowWrap: "anywhere",
    minWidth: 0,
  },
  urgent: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  urgentIcon: { fontSize: "12px", verticalAlign: "-1px" },
  type: { fontWeight: tokens.fontWeightSemibold },
});

/** One line, with the whole of it on hover where it does not fit. */
export function Clipped({ text }: { text: string }) {
  const styles = useStyles();
  return (
    <span className={styles.clip} title={text}>
      {text}
    </span>
  );
}

/** Two things about one matter, each on a line of its own. */
export function Stacked({ children }: { children: ReactNode }) {
  return <span className={useStyles().stacked}>{children}</span>;
}

/** Two lines, with the whole of it on hover; `title` where more is to be said than fits. */
export function TwoLines({ text, title = text }: { text: string; title?: string }) {
  const styles = useStyles();
  if (text === "") return null;
  return (
    <span className={styles.lines} title={title}>
      {text}
    </span>
  );
}

/** A symbol in the ordinary type where it fits its column, a long one over two lines: `903/SVHTTDL-QLDL`. */
export function SymbolCell({ symbol }: { symbol: string }) {
  return symbol.length > longSymbol ? <TwoLines text={symbol} /> : <Clipped text={symbol} />;
}

/** Letters that fit the column in the ordinary type, capitals among them. */
const longSymbol = 15;

interface Abstracted {
  /** Of an old register. */
  readonly imported?: unknown;
  readonly typeName: string;
  readonly abstract: string;
  readonly priority: number;
}

const priorityWords = ["priority1", "priority2", "priority3"] as const;

/** `Quyết định. Ban hành quy chế…` over two lines, the urgency before it. */
export function TypeAndAbstract({ typeName, abstract, priority, imported }: Abstracted) {
  const styles = useStyles();
  const t = useWords(markWords);
  const urgency = priorityWords[priority - 1];
  return (
    <span className={styles.lines} title={[typeName, abstract].filter(Boolean).join(". ")}>
      {urgency === undefined ? null : (
        <span className={styles.urgent}>
          <AlertUrgentFilled className={styles.urgentIcon} aria-hidden /> {t(urgency)}{" "}
        </span>
      )}
      {imported === undefined ? null : (
        <>
          <ImportedSign />{" "}
        </>
      )}
      {typeName === "" ? null : <span className={styles.type}>{typeName}.</span>} {abstract}
    </span>
  );
}

export function NumberCell({ number, suffix = "" }: { number: number; suffix?: string | undefined }) {
  return (
    <span className={useStyles().number}>
      {number}
      {suffix}
    </span>
  );
}

export function DateCell({ date }: { date: string | null }) {
  return <span className={useStyles().tabular}>{showDate(date)}</span>;
}
