import type { Messages } from "./message.ts";

/** Agencies outside: their accounts, who acts for them, and what they send. */
export const guestMessages = {
  "access.no-account": {
    vi: "Tài khoản này không thay mặt cơ quan nào ở đây, hoặc thời hạn đã hết. Hãy liên hệ văn thư của cơ quan nhận.",
    en: "This sign-in acts for no agency here, or its time is over. Ask the clerks of the receiving agency.",
  },
  "guest.not-found": { vi: "Không có tài khoản cơ quan này.", en: "There is no such agency account." },
  "guest.changed": {
    vi: "Có người vừa thay đổi. Hãy xem lại rồi làm tiếp.",
    en: "Somebody has just changed it. Look again and go on.",
  },
  "guest.unknown-agency": {
    vi: "Hãy chọn một cơ quan đang hoạt động trong danh mục cơ quan.",
    en: "Choose an agency of the directory that exists today.",
  },
  "guest.keeps-registers-here": {
    vi: "Cơ quan này dùng Vanthu ở đây nên nhận văn bản trực tiếp, không cần tài khoản.",
    en: "This agency keeps its registers here and receives documents directly; it needs no account.",
  },
  "guest.account-open": {
    vi: "Cơ quan này đã có tài khoản: mỗi cơ quan một tài khoản.",
    en: "This agency has its account already: one for an agency.",
  },
  "guest.account-closed": { vi: "Tài khoản này đã đóng.", en: "This account is closed." },
  "guest.official": {
    vi: "Người này đang công tác ở một cơ quan dùng Vanthu nên không thay mặt cơ quan ngoài.",
    en: "This person is an official of an agency here and acts for none outside.",
  },
  "guest.named-twice": {
    vi: "Người này đã thay mặt cơ quan đó trong thời gian này.",
    en: "This person acts for that agency in this time already.",
  },
  "guest.ends-before-it-begins": {
    vi: "Ngày kết thúc trước ngày bắt đầu.",
    en: "It ends before it begins.",
  },
  "guest.past": { vi: "Thời hạn này đã qua.", en: "This time is over already." },
  "guest.too-long": {
    vi: "Mỗi lần cử người không quá {days} ngày.",
    en: "Somebody is named for at most {days} days at a time.",
  },
  "people.acts-for-outside": {
    vi: "Người này đang thay mặt một cơ quan ngoài. Hãy kết thúc việc đó trước.",
    en: "This person acts for an agency outside. End that first.",
  },
  "arrival.not-found": {
    vi: "Không có văn bản gửi đến này.",
    en: "There is no such document that was sent.",
  },
  "arrival.changed": {
    vi: "Văn bản này đã có người vào sổ hoặc trả lại.",
    en: "Somebody has registered or refused this document already.",
  },
  "arrival.file-missing": {
    vi: "Thiếu tệp “{name}” mà cơ quan gửi đã gửi. Văn bản được vào sổ đúng như khi gửi.",
    en: "The file “{name}” that was sent is missing. A document is registered as it was sent.",
  },
} as const satisfies Messages;
