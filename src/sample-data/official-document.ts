import type { LocalDate } from "../domain/time/local-date.ts";

/** A paragraph of the body; a heading is bold, an order (`QUYẾT ĐỊNH:`) bold in the middle. */
export type Paragraph = string | { readonly heading: string } | { readonly order: string };

/** What stands on the paper of an administrative document (NĐ 30, Điều 8). */
export interface OfficialDocument {
  /** The agency above, which stands over the issuer's name; null for a ministry. */
  readonly above: string | null;
  readonly issuer: string;
  readonly number: string;
  readonly notation: string;
  readonly place: string;
  readonly date: LocalDate;
  readonly typeName: string;
  readonly abstract: string;
  readonly addressees: readonly string[];
  readonly body: readonly Paragraph[];
  readonly recipients: readonly string[];
  /** `KT. GIÁM ĐỐC`, `TL. BỘ TRƯỞNG`; null where the holder of the position signs. */
  readonly authority: string | null;
  readonly signerPosition: string;
  readonly signerName: string;
  /** 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc. */
  readonly priority: 0 | 1 | 2 | 3;
}
