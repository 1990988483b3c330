import type { Messages } from "./message.ts";

/** What is told to who acts for an agency outside; it leaves by e-mail, and says nothing of the content. */
export const botGuestMessages = {
  guestHeading: { vi: "THAY MẶT {outside}", en: "ON BEHALF OF {outside}" },
  guestOpen: { vi: "Mở trong Vanthu", en: "Open in Vanthu" },
  guestDocument: { vi: "văn bản", en: "document" },
  guestDated: { vi: "ngày {date}", en: "of {date}" },
  guestIssued: { vi: "{host} gửi {outside} {document}.", en: "{host} sent {outside} {document}." },
  guestWithdrawn: {
    vi: "{host} đã rút {document} gửi {outside}. Không sử dụng văn bản này và xóa bản đã tải về.",
    en: "{host} withdrew {document}, which was sent to {outside}. Do not use it, and delete what was downloaded.",
  },
  guestRegistered: {
    vi: "{host} đã vào sổ {document} của {outside}, số đến {number}.",
    en: "{host} registered {document} of {outside}, arrival number {number}.",
  },
  guestRefused: {
    vi: "{host} không nhận {document} của {outside}. Lý do xem trong Vanthu.",
    en: "{host} did not take in {document} of {outside}. Vanthu says why.",
  },
  guestLetterWhy: {
    vi: "Thư này gửi người được cử thay mặt {outside}. Nội dung văn bản không gửi qua thư điện tử.",
    en: "This goes to who acts for {outside}. Nothing of a document's content is sent by e-mail.",
  },
} as const satisfies Messages;
