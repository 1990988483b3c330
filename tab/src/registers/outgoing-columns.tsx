import type { OutgoingRow } from "../../../src/contract/outgoing.ts";
import type { Translate } from "../foundation/language.tsx";
import { PriorityMark } from "../foundation/marks.tsx";
import { LegalMark } from "../signatures/legal-mark.tsx";
import { Clipped, DateCell, NumberCell, Stacked, SymbolCell, TwoLines, TypeAndAbstract } from "./cells.tsx";
import type { GridColumn } from "./grid-column.ts";
import type { words } from "./words.ts";

type Say = Translate<typeof words>;

/** The columns of Sổ đăng ký văn bản đi in their order, number and symbol first because they stay in sight. */
export function outgoingColumns(t: Say): GridColumn<OutgoingRow>[] {
  return [...paperColumns(t), ...sendingColumns(t)];
}

function paperColumns(t: Say): GridColumn<OutgoingRow>[] {
  return [
    {
      id: "number",
      title: t("outNumber"),
      width: 84,
      frozen: true,
      align: "end",
      cell: (row) => <NumberCell number={row.number} />,
    },
    {
      id: "symbol",
      title: t("symbol"),
      width: 152,
      frozen: true,
      cell: (row) => <SymbolCell symbol={row.symbol} />,
    },
    { id: "issued", title: t("issued"), width: 116, cell: (row) => <DateCell date={row.issuedDate} /> },
    {
      id: "abstract",
      title: t("abstract"),
      width: 280,
      isEssential: true,
      grows: true,
      cell: (row) => <TypeAndAbstract {...row} />,
    },
    {
      id: "signer",
      title: t("signerAndWorth"),
      width: 132,
      isEssential: true,
      cell: (row) => (
        <Stacked>
          <Clipped text={row.signerName} />
          <LegalMark value={row.legalValue} isShort />
        </Stacked>
      ),
    },
    {
      id: "recipients",
      title: t("recipients"),
      width: 208,
      cell: (row) => <TwoLines text={row.recipients} />,
    },
    {
      id: "keeper",
      title: t("keeper"),
      width: 128,
      cell: (row) => <TwoLines text={row.archiveKeeper ?? ""} />,
    },
  ];
}

function sendingColumns(t: Say): GridColumn<OutgoingRow>[] {
  return [
    { id: "copies", title: t("copies"), width: 64, align: "end", cell: (row) => row.copies },
    {
      id: "transferred",
      title: t("transferred"),
      width: 96,
      cell: (row) => <DateCell date={row.transferredOn} />,
    },
    // Signed on paper until an exchange brings receipts; an old register has names here.
    {
      id: "receipts",
      title: t("receipts"),
      width: 96,
      cell: (row) => <TwoLines text={row.imported?.signedFor ?? ""} />,
    },
    { id: "note", title: t("note"), width: 160, cell: (row) => <TwoLines text={row.note ?? ""} /> },
    { id: "unit", title: t("unit"), width: 152, cell: (row) => <TwoLines text={row.draftingUnit ?? ""} /> },
    { id: "book", title: t("book"), width: 176, cell: (row) => <TwoLines text={row.registerName} /> },
    {
      id: "priority",
      title: t("priority"),
      width: 128,
      cell: (row) => <PriorityMark priority={row.priority} />,
    },
    { id: "files", title: t("files"), width: 64, align: "end", cell: (row) => row.fileCount },
  ];
}
