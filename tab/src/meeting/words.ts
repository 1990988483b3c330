import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Lịch họp", en: "Meeting" },
  fromPaper: {
    vi: "Đọc từ giấy mời; xem lại trước khi lưu.",
    en: "Read from the invitation; look it over before saving.",
  },
  notRead: {
    vi: "Không đọc được giờ họp từ giấy mời; nhập tại đây.",
    en: "The time could not be read from the invitation; enter it here.",
  },
  day: { vi: "Ngày", en: "Day" },
  from: { vi: "Từ", en: "From" },
  to: { vi: "Đến", en: "To" },
  place: { vi: "Địa điểm", en: "Place" },
  save: { vi: "Lưu lịch họp", en: "Save the meeting" },
  change: { vi: "Sửa", en: "Change" },
  cancel: { vi: "Huỷ", en: "Cancel" },
  saved: { vi: "Đã lưu lịch họp", en: "Meeting saved" },
  setBy: { vi: "{who} ghi", en: "Settled by {who}" },
  inTeams: { vi: "Soạn lịch trong Teams", en: "Draft in Teams calendar" },
  inCalendar: { vi: "Tải về lịch (.ics)", en: "For a calendar (.ics)" },
  clash: {
    vi: "Trùng giờ với {symbol}: {abstract} ({time})",
    en: "At the same time as {symbol}: {abstract} ({time})",
  },
  wrongTime: {
    vi: "Nhập ngày, giờ; giờ kết thúc sau giờ bắt đầu.",
    en: "Enter the day and hours; it ends after it begins.",
  },
  about: { vi: "Giấy mời {symbol} của {sender}.", en: "Invitation {symbol} of {sender}." },
  paper: { vi: "Văn bản: {link}", en: "Document: {link}" },
});
