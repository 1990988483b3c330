import { makeStyles, tokens, Tooltip, typographyStyles } from "@fluentui/react-components";
import { AlertUrgentFilled } from "@fluentui/react-icons/svg/alert-urgent";
import { ClockAlarmFilled } from "@fluentui/react-icons/svg/clock-alarm";
import type { IncomingRow } from "../../../src/contract/incoming.ts";
import { showDate, showInstant } from "../foundation/format.ts";
import { useWords, type Translate } from "../foundation/language.tsx";
import { DeadlineMark, PriorityMark, StateMark } from "../foundation/marks.tsx";
import { words as markWords } from "../foundation/words.ts";
import type { GridColumn } from "./grid-column.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  number: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  clip: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 },
  tabular: { fontVariantNumeric: "tabular-nums" },
  /* Two lines of the small type fit a row of 36 px. */
  abstract: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground1,
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
    whiteSpace: "normal",
  },
  urgent: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  urgentIcon: { fontSize: "12px", verticalAlign: "-1px" },
  type: { fontWeight: tokens.fontWeightSemibold },
  late: {
    color: tokens.colorStatusDangerForeground3,
    display: "inline-flex",
    fontSize: "16px",
    marginLeft: tokens.spacingHorizontalXS,
  },
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

interface Abstracted {
  readonly typeName: string;
  readonly abstract: string;
  readonly priority: number;
}

const priorityWords = ["priority1", "priority2", "priority3"] as const;

/** `Quyết định: Ban hành quy chế…` over two lines. */
export function TypeAndAbstract({ typeName, abstract, priority }: Abstracted) {
  const styles = useStyles();
  const t = useWords(markWords);
  const urgency = priorityWords[priority - 1];
  return (
    <span className={styles.abstract} title={`${typeName}. ${abstract}`}>
      {urgency === undefined ? null : (
        <span className={styles.urgent}>
          <AlertUrgentFilled className={styles.urgentIcon} aria-hidden /> {t(urgency)}{" "}
        </span>
      )}
      <span className={styles.type}>{typeName}.</span> {abstract}
    </span>
  );
}

export function NumberCell({ number }: { number: number }) {
  return <span className={useStyles().number}>{number}</span>;
}

export function DateCell({ date }: { date: string | null }) {
  return <span className={useStyles().tabular}>{showDate(date)}</span>;
}

function ArrivedCell({ row }: { row: IncomingRow }) {
  const styles = useStyles();
  const t = useWords(words);
  const [date, time] = showInstant(row.arrivedAt).split(" ");
  return (
    <>
      <span className={styles.tabular} title={time}>
        {date}
      </span>
      {row.isLate ? (
        <Tooltip content={t("late")} relationship="label">
          <span className={styles.late}>
            <ClockAlarmFilled />
          </span>
        </Tooltip>
      ) : null}
    </>
  );
}

/** The columns of Sổ đăng ký văn bản đến in their order, number and symbol first because they stay in sight. */
export function incomingColumns(t: Translate<typeof words>): GridColumn<IncomingRow>[] {
  return [
    {
      id: "number",
      title: t("number"),
      width: 92,
      frozen: true,
      align: "end",
      cell: (row) => <NumberCell number={row.arrivalNumber} />,
    },
    {
      id: "symbol",
      title: t("symbol"),
      width: 146,
      frozen: true,
      cell: (row) => <Clipped text={row.symbol} />,
    },
    { id: "arrived", title: t("arrived"), width: 96, cell: (row) => <ArrivedCell row={row} /> },
    { id: "author", title: t("author"), width: 140, cell: (row) => <Clipped text={row.senderName} /> },
    { id: "issued", title: t("issued"), width: 92, cell: (row) => <DateCell date={row.issuedDate} /> },
    {
      id: "abstract",
      title: t("abstract"),
      width: 246,
      grows: true,
      cell: (row) => <TypeAndAbstract {...row} />,
    },
    {
      id: "receiver",
      title: t("receiver"),
      width: 116,
      cell: (row) => <Clipped text={row.handledBy.join(", ")} />,
    },
    { id: "state", title: t("state"), width: 136, cell: (row) => <StateMark state={row.state} /> },
    {
      id: "deadline",
      title: t("deadline"),
      width: 128,
      cell: (row) => <DeadlineMark deadline={row.deadline} />,
    },
    {
      id: "priority",
      title: t("priority"),
      width: 128,
      cell: (row) => <PriorityMark priority={row.priority} />,
    },
    { id: "files", title: t("files"), width: 64, align: "end", cell: (row) => row.fileCount },
  ];
}
