import { botGuestMessages } from "./bot-guests.ts";
import type { Messages } from "./message.ts";

/** Announcements, what came during somebody's rest, and the words of e-mails. */
export const botReachMessages = {
  ...botGuestMessages,
  announcementHeading: { vi: "THÔNG BÁO", en: "ANNOUNCEMENT" },
  announcementFrom: { vi: "{by}, {agency}, {when}", en: "{by}, {agency}, {when}" },
  sayAnnouncement: { vi: "Thông báo của {agency}: {title}", en: "Announcement by {agency}: {title}" },
  announcementDocument: { vi: "Về văn bản {symbol}: {abstract}", en: "About document {symbol}: {abstract}" },
  recalledHeading: { vi: "ĐÃ THU HỒI", en: "TAKEN BACK" },
  sayRecalled: {
    vi: "{agency} đã thu hồi thông báo “{title}” lúc {when}.",
    en: "{agency} took back the announcement “{title}” at {when}.",
  },
  heldHeading: {
    vi: "Trong giờ yên tĩnh có {count} thông báo",
    en: "{count} notices came during quiet hours",
  },
  sayHeld: {
    vi: "Có {count} thông báo trong giờ yên tĩnh.",
    en: "{count} notices came during quiet hours.",
  },
  heldLine: { vi: "{reason} · {when}", en: "{reason} · {when}" },
  heldOther: { vi: "Thông báo khác", en: "Another notice" },
  letterOpen: { vi: "Mở trong Vanthu: {link}", en: "Open it in Vanthu: {link}" },
  letterWhy: {
    vi: "Thư này được gửi vì chưa báo được trong Teams. Mở Vanthu trong Teams một lần, hoặc bật lại Vanthu nếu đã tắt, thì các lần sau sẽ có thẻ trong trò chuyện.",
    en: "This came by e-mail because Teams did not reach its reader. Open Vanthu in Teams once, or turn it on again, and cards will come in the chat.",
  },
} as const satisfies Messages;
