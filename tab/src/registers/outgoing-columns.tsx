import type { OutgoingRow } from "../../../src/contract/outgoing.ts";
import type { Translate } from "../foundation/language.tsx";
import { PriorityMark } from "../foundation/marks.tsx";
import type { GridColumn } from "./grid-column.ts";
import { Clipped, DateCell, NumberCell, TypeAndAbstract } from "./incoming-columns.tsx";
import type { words } from "./words.ts";

/** The columns of Sổ đăng ký văn bản đi in their order, number and symbol first because they stay in sight. */
export function outgoingColumns(t: Translate<typeof words>): GridColumn<OutgoingRow>[] {
  return [
    {
      id: "number",
      title: t("outNumber"),
      width: 72,
      frozen: true,
      align: "end",
      cell: (row) => <NumberCell number={row.number} />,
    },
    {
      id: "symbol",
      title: t("symbol"),
      width: 152,
      frozen: true,
      cell: (row) => <Clipped text={row.symbol} />,
    },
    { id: "issued", title: t("issued"), width: 132, cell: (row) => <DateCell date={row.issuedDate} /> },
    {
      id: "abstract",
      title: t("abstract"),
      width: 320,
      grows: true,
      cell: (row) => <TypeAndAbstract {...row} />,
    },
    { id: "signer", title: t("signer"), width: 160, cell: (row) => <Clipped text={row.signerName} /> },
    {
      id: "recipients",
      title: t("recipients"),
      width: 220,
      cell: (row) => <Clipped text={row.recipients} />,
    },
    {
      id: "keeper",
      title: t("keeper"),
      width: 176,
      cell: (row) => <Clipped text={row.archiveKeeper ?? ""} />,
    },
    { id: "copies", title: t("copies"), width: 72, align: "end", cell: (row) => row.copies },
    { id: "unit", title: t("unit"), width: 152, cell: (row) => <Clipped text={row.draftingUnit ?? ""} /> },
    { id: "book", title: t("book"), width: 176, cell: (row) => <Clipped text={row.registerName} /> },
    {
      id: "priority",
      title: t("priority"),
      width: 128,
      cell: (row) => <PriorityMark priority={row.priority} />,
    },
    { id: "files", title: t("files"), width: 64, align: "end", cell: (row) => row.fileCount },
  ];
}
