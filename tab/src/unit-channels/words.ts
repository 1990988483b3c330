import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Kênh của đơn vị", en: "Units' channels" },
  about: {
    vi: "Việc giao cho đơn vị được đăng trong kênh của đơn vị: chỉ số đến, độ khẩn, hạn. Người của đơn vị bấm “Tôi nhận xử lý”. Liên kết ngay trong kênh: mở cấu hình của tab Vanthu, hoặc viết “@Vanthu liên kết” và tên đơn vị.",
    en: "What a unit is given is posted in its channel: arrival number, urgency and deadline alone. People of the unit press “I take this”. Link in the channel itself: open the settings of the Vanthu tab, or write “@Vanthu link” and the unit's name.",
  },
  none: { vi: "Chưa đơn vị nào có kênh", en: "No unit has a channel yet" },
  noneHint: {
    vi: "Không có kênh, việc của đơn vị vẫn đến người đứng đầu trong trò chuyện riêng.",
    en: "Without a channel what a unit is given still reaches its head in their own chat.",
  },
  list: { vi: "Các kênh đã liên kết", en: "Channels that are linked" },
  teams: { vi: "Teams", en: "Teams" },
  active: { vi: "Đang nhận việc", en: "Working" },
  lost: {
    vi: "Không đăng được nữa{since}: {cause}.",
    en: "Nothing can be posted there any more{since}: {cause}.",
  },
  removed: { vi: "Vanthu bị gỡ khỏi nhóm", en: "Vanthu was removed from the team" },
  teamDeleted: { vi: "nhóm đã bị xóa", en: "the team was deleted" },
  channelDeleted: { vi: "kênh đã bị xóa", en: "the channel was deleted" },
  refused: { vi: "Teams trả lời {why}", en: "Teams answered {why}" },
  since: { vi: " từ {when}", en: ", since {when}" },
  linkedBy: { vi: "{who} liên kết lúc {when}", en: "Linked by {who}, {when}" },
  failed: {
    vi: "{n} việc chưa đăng được; sẽ đăng khi liên kết lại",
    en: "{n} not posted; they are when it is linked anew",
  },
  unlink: { vi: "Bỏ liên kết", en: "Unlink" },
  unlinkWhat: { vi: "Bỏ liên kết kênh của {unit}", en: "Unlink the channel of {unit}" },
  unlinkSure: {
    vi: "Kênh không nhận việc mới của {unit} nữa, và các bài đã đăng không còn nút nhận việc. Việc đã giao không đổi.",
    en: "The channel gets nothing new of {unit}, and what was posted offers nothing any more. What was assigned stays.",
  },
  unlinked: { vi: "Đã bỏ liên kết", en: "Unlinked" },
  here: { vi: "Việc của đơn vị trong kênh này", en: "A unit's work in this channel" },
  hereAbout: {
    vi: "Việc giao cho đơn vị được đăng vào kênh: chỉ số đến, độ khẩn, hạn. Mọi thành viên kênh đọc được; nội dung văn bản thì không.",
    en: "What the unit is given is posted here: arrival number, urgency and deadline alone. Every member of the channel reads that; of the document itself nothing.",
  },
  hereLinked: { vi: "Kênh này nhận việc giao cho {unit}.", en: "This channel gets what {unit} is given." },
  hereOthers: {
    vi: "Người đứng đầu đơn vị hoặc quản trị liên kết kênh với đơn vị tại đây.",
    en: "The head of a unit or an administrator links the channel to the unit here.",
  },
  unit: { vi: "Đơn vị", en: "Unit" },
  choose: { vi: "Chọn đơn vị", en: "Choose a unit" },
  link: { vi: "Liên kết kênh", en: "Link the channel" },
  linking: { vi: "Đang liên kết…", en: "Linking…" },
});
