import { formatDate, type LocalDate } from "../time/local-date.ts";

/** The stamp `ĐẾN` of NĐ 30/2020, Phụ lục IV, I: a frame of 35 by 50 mm. */
export const stampMm = { width: 50, height: 35 } as const;

/** What one entry of the register puts into its stamp. */
export interface ArrivalStamp {
  /** TÊN CƠ QUAN, TỔ CHỨC. */
  readonly agency: string;
  /** As the register has it: `413`, `15a`. */
  readonly number: string;
  readonly arrivedOn: LocalDate;
  /** Chuyển: who received it, the lead first; empty while nobody has it. */
  readonly forwardedTo: readonly string[];
  /** Số và ký hiệu hồ sơ; null prints dots to write on. */
  readonly caseFile: string | null;
}

export interface StampLine {
  readonly label: "Số" | "Ngày" | "Chuyển" | "Số và ký hiệu HS";
  /** Empty: dots to write on. */
  readonly value: string;
}

/** Numbers below 10 have a zero before them, as everywhere in the field (NĐ 30, Phụ lục I). */
const twoDigits = (number: string): string => number.replace(/^(\d)(?!\d)/u, "0$1");

/** The four lines of the stamp in the order of the form; `ĐẾN` stands before the first two. */
export function stampLines(stamp: ArrivalStamp): readonly [StampLine, StampLine, StampLine, StampLine] {
  return [
    { label: "Số", value: twoDigits(stamp.number) },
    { label: "Ngày", value: formatDate(stamp.arrivedOn) },
    { label: "Chuyển", value: stamp.forwardedTo.join("; ") },
    { label: "Số và ký hiệu HS", value: stamp.caseFile ?? "" },
  ];
}
