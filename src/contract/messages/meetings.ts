import type { Messages } from "./message.ts";

export const meetingMessages = {
  "meeting.not-an-invitation": {
    vi: "Văn bản này không phải giấy mời.",
    en: "This document is not an invitation.",
  },
  "meeting.ends-before": {
    vi: "Giờ kết thúc phải sau giờ bắt đầu và trong vòng ba mươi ngày.",
    en: "It must end after it begins, and within thirty days.",
  },
  "meeting.changed": {
    vi: "Người khác vừa sửa lịch họp; xem lại rồi lưu.",
    en: "Somebody has just changed the meeting; look again and save.",
  },
  "access.meeting-of-others": {
    vi: "Chỉ người xử lý văn bản ghi được lịch họp.",
    en: "Only those who handle the document settle its meeting.",
  },
} as const satisfies Messages;
