import { botChannelMessages } from "./bot-channels.ts";
import type { Messages } from "./message.ts";

/** What the bot says where a document is put into a chat that others read. */
export const sharingMessages = {
  ...botChannelMessages,
  sharedTitle: { vi: "Văn bản trong Vanthu", en: "A document in Vanthu" },
  sharedHint: {
    vi: "Mỗi người chỉ thấy phần mình được xem.",
    en: "Everybody sees only what is theirs to see.",
  },
  sharedSee: { vi: "Xem ở đây", en: "Show here" },
  sharedText: {
    vi: "Một văn bản trong Vanthu được đưa vào trò chuyện.",
    en: "A document of Vanthu was put into the chat.",
  },
  outgoingDocument: { vi: "VĂN BẢN ĐI", en: "OUTGOING DOCUMENT" },
  signedBy: { vi: "Người ký: {name}", en: "Signed by {name}" },
  registerMessage: { vi: "Đăng ký làm văn bản đến", en: "Register as an incoming document" },
  findNothing: { vi: "Không có văn bản nào khớp.", en: "No document matches." },
  findFault: {
    vi: "Chưa tìm được. Thử lại sau ít phút; nếu vẫn lỗi, báo quản trị mã {id}.",
    en: "The search did not work. Try again in a few minutes; if it still fails, tell an administrator the code {id}.",
  },
} as const satisfies Messages;
