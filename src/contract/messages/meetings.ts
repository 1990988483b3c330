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
  "meeting.not-settled": {
    vi: "Ghi lịch họp trước, rồi soạn vào lịch.",
    en: "Settle the meeting first, then draft it in the calendar.",
  },
  "meeting.drafted-by-another": {
    vi: "{name} đã soạn lịch này trong lịch của mình; mỗi giấy mời chỉ có một lịch, người soạn gửi và sửa.",
    en: "{name} has drafted this meeting in their own calendar; an invitation has one event, sent and changed by who drafted it.",
  },
  "meeting.sent-already": {
    vi: "Lịch này đã gửi tới người dự. Cập nhật thì Outlook báo thay đổi cho mọi người dự.",
    en: "This event was sent to those invited. When it is brought up to date, Outlook tells all of them.",
  },
  "access.meeting-of-others": {
    vi: "Chỉ người xử lý văn bản ghi được lịch họp.",
    en: "Only those who handle the document settle its meeting.",
  },
} as const satisfies Messages;
