import type { Messages } from "./message.ts";

/** What is wrong with one field of an incoming or outgoing document; shown at the field. */
export const fieldsMessages = {
  "fields.required": { vi: "Cần nhập thông tin này.", en: "This field is required." },
  "fields.too-long": {
    vi: "Dài {length} ký tự, tối đa {max} ký tự (NĐ 30, Phụ lục VI).",
    en: "{length} characters long; the limit is {max} (Decree 30, Appendix VI).",
  },
  "fields.line-break": { vi: "Chỉ được nhập trên một dòng.", en: "Enter a single line." },
  "fields.control-character": {
    vi: "Có ký tự không nhìn thấy được. Hãy xóa và gõ lại.",
    en: "It contains characters that cannot be seen. Delete them and type again.",
  },
  "fields.not-nfc": {
    vi: "Chữ có dấu chưa theo Unicode dựng sẵn (TCVN 6909:2001). Hãy gõ lại.",
    en: "Accented letters are not composed Unicode (TCVN 6909:2001). Type it again.",
  },
  "fields.not-a-date": {
    vi: "Ngày không hợp lệ, nhập dạng dd/mm/yyyy.",
    en: "Not a valid date; use dd/mm/yyyy.",
  },
  "fields.not-a-number": { vi: "Phải là số nguyên.", en: "Must be a whole number." },
  "fields.out-of-range": { vi: "Phải từ {min} đến {max}.", en: "Must be from {min} to {max}." },
  "fields.unknown-choice": {
    vi: "Hãy chọn một giá trị trong danh sách.",
    en: "Choose a value from the list.",
  },
  "fields.number-form": {
    vi: "Số văn bản chỉ gồm chữ số, có thể kèm chữ cái hoặc dấu chấm; phần sau dấu gạch chéo nhập ở ô ký hiệu.",
    en: "A number has digits, perhaps a letter or a dot; what follows the stroke belongs to the symbol.",
  },
  "fields.agency-code": {
    vi: "Mã định danh cơ quan chỉ gồm chữ cái A–Z, chữ số và dấu chấm, ví dụ H59.12 hoặc 000.00.19.H29.",
    en: "An agency code has letters A–Z, digits and dots, such as H59.12 or 000.00.19.H29.",
  },
  "fields.arrived-in-future": {
    vi: "Thời điểm đến chưa xảy ra.",
    en: "The time of arrival is in the future.",
  },
  "fields.arrived-long-ago": {
    vi: "Ngày đến {arrived} đã quá một năm. Hãy xác nhận nếu đúng.",
    en: "The arrival on {arrived} is more than a year ago. Confirm it if it is right.",
  },
  "fields.issued-after-arrival": {
    vi: "Ngày văn bản không thể sau ngày đến {arrived}.",
    en: "The date of the document cannot be after its arrival on {arrived}.",
  },
  "fields.issued-in-future": {
    vi: "Ngày văn bản không thể sau hôm nay {today}.",
    en: "The date of the document cannot be after today, {today}.",
  },
  "fields.issued-implausible": {
    vi: "Ngày văn bản trước năm {year}. Hãy kiểm tra lại.",
    en: "The date of the document is before {year}. Check it.",
  },
  "fields.due-before-arrival": {
    vi: "Thời hạn trước ngày đến {arrived}. Hãy xác nhận nếu đúng.",
    en: "It is due before its arrival on {arrived}. Confirm it if it is right.",
  },
  "fields.due-before-issue": {
    vi: "Thời hạn trước ngày văn bản {issued}.",
    en: "It is due before the date of the document, {issued}.",
  },
  "fields.unknown-type": {
    vi: "Hãy chọn tên loại văn bản trong danh sách.",
    en: "Choose a type from the list.",
  },
  "fields.recipients-required": {
    vi: "Cần có ít nhất một nơi nhận.",
    en: "At least one recipient is required.",
  },
  "fields.recipient-wrong": {
    vi: "Nơi nhận thứ {place} ({name}) chưa hợp lệ: tên tối đa 200 ký tự trên một dòng, mã gồm A–Z, chữ số và dấu chấm.",
    en: "Recipient {place} ({name}) is not valid: a name of up to 200 characters on one line, a code of A–Z, digits and dots.",
  },
} as const satisfies Messages;
