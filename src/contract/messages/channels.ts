import type { Messages } from "./message.ts";

/** Channels of units. */
export const channelMessages = {
  "channels.absent": { vi: "Không có liên kết kênh này.", en: "There is no such link." },
  "channels.changed": {
    vi: "Liên kết vừa được người khác thay đổi. Tải lại rồi thử lại.",
    en: "Somebody else has just changed this link. Reload, then try again.",
  },
  "channels.unknown-unit": { vi: "Không có đơn vị này.", en: "There is no such unit." },
  "channels.channel-taken": {
    vi: "Kênh này đã liên kết với một đơn vị khác. Bỏ liên kết đó trước.",
    en: "This channel is another unit's. Take that link away first.",
  },
  "channels.unit-has-one": {
    vi: "Đơn vị đã có kênh {channel}. Bỏ liên kết đó trước.",
    en: "The unit has the channel {channel} already. Take that link away first.",
  },
  "channels.unknown-team": {
    vi: "Vanthu chưa có trong nhóm này. Thêm ứng dụng Vanthu vào nhóm, rồi thử lại.",
    en: "Vanthu is not in this team yet. Add the app to the team, then try again.",
  },
  "channels.not-there": {
    vi: "Teams không xác nhận kênh này thuộc nhóm và bạn là thành viên.",
    en: "Teams does not confirm that the team has this channel and that you are in it.",
  },
  "channels.unavailable": {
    vi: "Chưa hỏi được Teams về kênh này. Thử lại sau ít phút.",
    en: "Teams could not be asked about this channel. Try again in a few minutes.",
  },
} as const satisfies Messages;
