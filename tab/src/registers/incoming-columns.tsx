import { makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { ClockAlarmFilled } from "@fluentui/react-icons/svg/clock-alarm";
import type { IncomingRow } from "../../../src/contract/incoming.ts";
import { showInstant } from "../foundation/format.ts";
import { useWords, type Translate } from "../foundation/language.tsx";
import { DeadlineMark, PriorityMark, StateMark } from "../foundation/marks.tsx";
import { LegalMark } from "../signatures/legal-mark.tsx";
import { DateCell, NumberCell, Stacked, SymbolCell, TwoLines, TypeAndAbstract } from "./cells.tsx";
import type { GridColumn } from "./grid-column.ts";
import { noteLine, receiptLine } from "./register-lines.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  tabular: { fontVariantNumeric: "tabular-nums" },
  late: {
    color: tokens.colorStatusDangerForeground3,
    display: "inline-flex",
    fontSize: "16px",
    marginLeft: tokens.spacingHorizontalXS,
    flexShrink: 0,
  },
});

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

type Say = Translate<typeof words>;

/**
 * The columns of Sổ đăng ký văn bản đến in their order, with where the document stands; number and symbol first because
 * they stay in sight.
 */
export function incomingColumns(t: Say): GridColumn<IncomingRow>[] {
  return [...paperColumns(t), ...handlingColumns(t)];
}

function paperColumns(t: Say): GridColumn<IncomingRow>[] {
  return [
    {
      id: "number",
      title: t("number"),
      width: 84,
      frozen: true,
      align: "end",
      cell: (row) => <NumberCell number={row.arrivalNumber} suffix={row.numberSuffix} />,
    },
    {
      id: "symbol",
      title: t("symbol"),
      width: 144,
      frozen: true,
      cell: (row) => <SymbolCell symbol={row.symbol} />,
    },
    { id: "arrived", title: t("arrived"), width: 112, cell: (row) => <ArrivedCell row={row} /> },
    { id: "author", title: t("author"), width: 152, cell: (row) => <TwoLines text={row.senderName} /> },
    { id: "issued", title: t("issued"), width: 88, cell: (row) => <DateCell date={row.issuedDate} /> },
    {
      id: "abstract",
      title: t("abstract"),
      width: 240,
      isEssential: true,
      grows: true,
      cell: (row) => <TypeAndAbstract {...row} />,
    },
  ];
}

function handlingColumns(t: Say): GridColumn<IncomingRow>[] {
  return [
    {
      id: "state",
      title: t("stateAndWorth"),
      width: 128,
      isEssential: true,
      cell: (row) => (
        <Stacked>
          <StateMark state={row.state} />
          <LegalMark value={row.legalValue} isShort />
        </Stacked>
      ),
    },
    {
      id: "deadline",
      title: t("deadline"),
      width: 112,
      isEssential: true,
      cell: (row) => <DeadlineMark deadline={row.deadline} />,
    },
    {
      id: "receiver",
      title: t("receiver"),
      width: 120,
      cell: (row) => <TwoLines text={row.handledBy.join(", ")} />,
    },
    {
      id: "transferred",
      title: t("transferred"),
      width: 96,
      cell: (row) => <DateCell date={row.transferredOn} />,
    },
    {
      id: "receipts",
      title: t("receipts"),
      width: 152,
      cell: (row) => <TwoLines {...receiptLine(row, t)} />,
    },
    { id: "note", title: t("note"), width: 160, cell: (row) => <TwoLines text={noteLine(row, t)} /> },
    {
      id: "priority",
      title: t("priority"),
      width: 132,
      cell: (row) => <PriorityMark priority={row.priority} />,
    },
    { id: "files", title: t("files"), width: 64, align: "end", cell: (row) => row.fileCount },
  ];
}
