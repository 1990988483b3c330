import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  title: {
    vi: "{n} văn bản gửi đến qua Vanthu chờ vào sổ",
    en: "{n} documents sent through Vanthu to register",
  },
  list: { vi: "Văn bản gửi đến chờ vào sổ", en: "Documents to register" },
  sent: { vi: "{who} thay mặt {agency}, {when}", en: "{who} on behalf of {agency}, {when}" },
  files: { vi: "{n} tệp", en: "{n} files" },
  register: { vi: "Vào sổ", en: "Register" },
  registerWhat: { vi: "Vào sổ {what}", en: "Register {what}" },
  refuse: { vi: "Không nhận…", en: "Refuse…" },
  refuseWhat: { vi: "Không nhận {what}", en: "Refuse {what}" },
  refuseTitle: { vi: "Không nhận văn bản", en: "Refuse the document" },
  refuseAbout: {
    vi: "Cơ quan gửi thấy lý do. Tệp đã gửi bị xóa, việc này được ghi lại.",
    en: "The sender sees the reason. The files are removed; that it was sent is kept.",
  },
  refuseDo: { vi: "Không nhận", en: "Refuse" },
  reason: { vi: "Lý do", en: "Reason" },
  refused: { vi: "Đã trả lời cơ quan gửi.", en: "The sender was told." },
  keptAside: {
    vi: "Văn bản đang nhập dở được giữ nguyên, mở lại sau khi vào sổ văn bản này.",
    en: "The form that was begun is kept as it was; it opens again once this document is registered.",
  },
  keptOpen: { vi: "Mở lại ngay", en: "Open it now" },
  gone: {
    vi: "Văn bản này đã được vào sổ hoặc trả lại.",
    en: "This document was registered or refused already.",
  },
});
