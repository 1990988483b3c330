import type { Messages } from "./message.ts";

/** Refusals around printing registers and slips. */
export const printMessages = {
  "access.clerks-and-auditors-only": {
    vi: "Chỉ văn thư và người kiểm tra của cơ quan in được sổ đăng ký (Nghị định 30/2020/NĐ-CP, Điều 4).",
    en: "Only the agency's clerks and auditors can print a register (Decree 30/2020/NĐ-CP, Article 4).",
  },
  "print.no-such-register": {
    vi: "Cơ quan không có sổ “{register}” của năm {year}. Hãy chọn sổ và năm khác.",
    en: "The agency has no register “{register}” of {year}. Choose another register or year.",
  },
  "print.period-reversed": {
    vi: "Ngày hoặc số bắt đầu đứng sau ngày hoặc số kết thúc. Hãy chọn lại khoảng in.",
    en: "The first day or number is after the last one. Choose the period again.",
  },
} as const satisfies Messages;
