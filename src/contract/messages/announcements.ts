import type { Messages } from "./message.ts";

/** What is announced to many people. */
export const announcementMessages = {
  "announcement.absent": {
    vi: "Không có thông báo này.",
    en: "There is no such announcement.",
  },
  "announcement.nobody": {
    vi: "Chưa chọn được người nhận nào. Hãy chọn cả cơ quan, đơn vị hoặc tên người.",
    en: "Nobody is chosen. Choose the whole agency, units, or people by name.",
  },
  "announcement.audience-changed": {
    vi: "Danh sách người nhận vừa thay đổi: nay là {count} người. Hãy xem lại rồi gửi.",
    en: "Who would get it has just changed: {count} people now. Look again, then send.",
  },
  "announcement.over": {
    vi: "Thông báo này đã được dừng hoặc thu hồi.",
    en: "This announcement was stopped or taken back already.",
  },
  "announcement.changed": {
    vi: "Người khác vừa dừng hoặc thu hồi thông báo này. Hãy xem lại.",
    en: "Somebody has just stopped this announcement or taken it back. Look again.",
  },
  "reach.quiet-form": {
    vi: "Giờ yên tĩnh cần giờ bắt đầu và giờ kết thúc khác nhau.",
    en: "Quiet hours need a beginning and another end.",
  },
  "reach.no-install": {
    vi: "Máy chủ này chưa được phép cài Vanthu cho người khác. Xem mục Cài cho người chưa có trong docs/reaching.md.",
    en: "This server may not install Vanthu for people yet. See docs/reaching.md, installing for people.",
  },
} as const satisfies Messages;
