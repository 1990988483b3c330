import type { Messages } from "./message.ts";

/** Registers, numbers and symbols. */
export const numberingMessages = {
  "numbering.type-not-legislation": {
    vi: "{type} không phải là hình thức văn bản quy phạm pháp luật.",
    en: "{type} is not a form of legislation.",
  },
  "numbering.type-only-legislation": {
    vi: "{type} chỉ được đăng ký là văn bản quy phạm pháp luật.",
    en: "{type} can only be registered as legislation.",
  },
  "numbering.unit-abbr-missing": {
    vi: "Ký hiệu của {type} cần chữ viết tắt của đơn vị soạn thảo hoặc lĩnh vực (NĐ 30, Phụ lục I).",
    en: "The symbol of this type ({type}) needs the abbreviation of the drafting unit or field (Decree 30, Appendix I).",
  },
  "numbering.abbr-form": {
    vi: "Chữ viết tắt “{abbr}” chỉ được gồm chữ cái và chữ số, có thể nối bằng dấu gạch ngang.",
    en: "The abbreviation “{abbr}” may have letters and digits only, joined by dashes if need be.",
  },
  "numbering.symbol-too-long": {
    vi: "Ký hiệu {symbol} dài quá {max} ký tự (NĐ 30, Phụ lục VI).",
    en: "The symbol {symbol} is longer than {max} characters (Decree 30, Appendix VI).",
  },
  "numbering.unknown-register": {
    vi: "Cơ quan không có sổ đăng ký “{register}”.",
    en: "The agency keeps no register “{register}”.",
  },
  "numbering.register-key": {
    vi: "Mã sổ “{register}” bị trùng hoặc có ký tự khác chữ thường không dấu, chữ số và dấu gạch ngang.",
    en: "The register key “{register}” is taken, or has other than small letters, digits and dashes.",
  },
  "numbering.unknown-type": {
    vi: "“{type}” không có trong các loại văn bản hành chính (NĐ 30, Điều 7).",
    en: "“{type}” is not among the types of administrative documents (Decree 30, Article 7).",
  },
  "numbering.type-in-two-groups": {
    vi: "{type} đang ở hai nhóm; mỗi loại văn bản chỉ theo một hệ thống số.",
    en: "{type} is in two groups; each type follows one sequence.",
  },
  "numbering.scheme-mid-year": {
    vi: "Không thể đổi cách đánh số từ ngày {date} vì năm nay đã có văn bản được cấp số; hãy chọn 01/01/{year} (NĐ 30, Điều 15).",
    en: "Numbering cannot change on {date}, because documents of this year have numbers already; choose 01/01/{year} (Decree 30, Article 15).",
  },
  "numbering.first-number": {
    vi: "Số cuối cùng của sổ giấy phải là số nguyên từ 0.",
    en: "The last number of the paper register must be a whole number from 0.",
  },
  "numbering.date-before-previous": {
    vi: "Ngày {date} trước ngày {previous} của số liền trước; ngày văn bản phải theo thứ tự số (NĐ 30, Điều 15).",
    en: "{date} is before {previous}, the date of the number before; dates follow the order of numbers (Decree 30, Article 15).",
  },
  "numbering.date-after-next": {
    vi: "Ngày {date} sau ngày {next} của số liền sau; ngày văn bản phải theo thứ tự số (NĐ 30, Điều 15).",
    en: "{date} is after {next}, the date of the number after; dates follow the order of numbers (Decree 30, Article 15).",
  },
  "numbering.date-outside-year": {
    vi: "Ngày {date} không thuộc năm {year} của sổ.",
    en: "{date} is not in {year}, the year of the register.",
  },
} as const satisfies Messages;
