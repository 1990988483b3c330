import type { IncomingRow } from "../../../src/contract/incoming.ts";
import { showInstant } from "../foundation/format.ts";
import type { words } from "./words.ts";

type Say = (key: keyof typeof words, params?: Readonly<Record<string, string | number>>) => string;

/** Ký nhận: when the first of them took it and who, how many more did, and all of them on hover. */
export function receiptLine(
  { receipts, imported }: Pick<IncomingRow, "receipts" | "imported">,
  t: Say,
): { text: string; title: string } {
  if (receipts.length === 0) return { text: imported?.signedFor ?? "", title: imported?.signedFor ?? "" };
  const said = receipts.map(({ by, at }) => `${showInstant(at)} ${by}`);
  const [first = "", ...others] = said;
  return {
    text: others.length === 0 ? first : t("receiptsMore", { first, n: others.length }),
    title: said.join("\n"),
  };
}

/** Ghi chú as the printed book has it; that it is urgent or late stands in its own column. */
export function noteLine(row: Pick<IncomingRow, "isAmended" | "note">, t: Say): string {
  return [row.isAmended ? t("amended") : null, row.note].filter((part) => part !== null).join("; ");
}
