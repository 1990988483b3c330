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
  "stamp.no-pages": {
    vi: "Chỉ đóng được dấu “ĐẾN” lên tệp chính là PDF hoặc ảnh. Với loại tệp này, hãy in văn bản rồi đóng dấu lên bản giấy.",
    en: "The arrival stamp can be put on a main file that is a PDF or a picture. Print this kind of file and stamp the paper.",
  },
  "stamp.locked": {
    vi: "Tệp chính có mật khẩu nên không đóng được dấu “ĐẾN”. Hãy mở bằng mật khẩu do nơi gửi cung cấp, in ra và đóng dấu lên bản giấy.",
    en: "The main file has a password and cannot be stamped. Open it with the sender's password, print it and stamp the paper.",
  },
  "stamp.broken": {
    vi: "Tệp chính không đúng cấu trúc PDF hoặc ảnh nên không đóng được dấu “ĐẾN”. Tệp gốc vẫn tải xuống được.",
    en: "The main file is no well-formed PDF or picture, so it cannot be stamped. The original can still be downloaded.",
  },
  "stamp.too-much": {
    vi: "Tệp chính quá lớn để đóng dấu “ĐẾN” trên máy chủ. Tệp gốc vẫn tải xuống được.",
    en: "The main file is too large to be stamped on the server. The original can still be downloaded.",
  },
} as const satisfies Messages;
