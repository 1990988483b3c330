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
  cancel: { vi: "Hủy", en: "Cancel" },
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
  draft: { vi: "Soạn vào lịch của tôi", en: "Draft in my calendar" },
  draftAgain: { vi: "Kiểm tra lại lịch đã soạn", en: "Check the drafted event" },
  update: { vi: "Cập nhật lịch đã soạn", en: "Update the drafted event" },
  draftHint: {
    vi: "Bản nháp có sẵn giờ, địa điểm, người dự; chưa ai được báo cho tới khi gửi trong Outlook.",
    en: "The draft has time, place and people; nobody is told before it is sent in Outlook.",
  },
  drafted: { vi: "Lịch đã có trong lịch của bạn", en: "The event is in your calendar" },
  withPapers: { vi: "Kèm bản sao tệp", en: "With copies of the files" },
  leftOut: {
    vi: "Lịch chỉ kèm được 25 MB nên không kèm: {names}. Lịch vẫn có liên kết tới văn bản.",
    en: "An event carries 25 MB, so these were left out: {names}. The event still leads to the document.",
  },
  inMine: { vi: "Đã soạn trong lịch của bạn lúc {at}.", en: "Drafted in your calendar at {at}." },
  inMineBefore: {
    vi: "Lịch đã soạn lúc {at} còn giờ hoặc địa điểm cũ.",
    en: "What was drafted at {at} still has the time or place of before.",
  },
  openOutlook: { vi: "Mở trong Outlook", en: "Open in Outlook" },
  draftedBy: {
    vi: "{who} đã soạn lịch này trong lịch của mình.",
    en: "{who} has drafted this meeting in their own calendar.",
  },
  sentAlready: {
    vi: "Lịch này đã gửi tới người dự. Cập nhật thì Outlook báo thay đổi cho mọi người dự.",
    en: "This event was sent to those invited. When it is brought up to date, Outlook tells all of them.",
  },
  tellAll: { vi: "Cập nhật và báo mọi người", en: "Update and tell everybody" },
  needsMicrosoft: {
    vi: "Soạn thẳng vào lịch kèm người dự và xem ai bận cần Microsoft 365, nơi này chưa nối. Soạn trong Teams và tải .ics vẫn dùng được.",
    en: "Drafting in one's own calendar with people and papers, and seeing who is busy, need Microsoft 365, which is not connected here. Teams' form and the .ics file work.",
  },
  whoIsBusy: { vi: "Xem ai bận", en: "See who is busy" },
  lookAgain: { vi: "Xem lại", en: "Look again" },
  nobodyToGo: {
    vi: "Chưa có ai trên phiếu giải quyết để xem lịch.",
    en: "Nobody is on the slip yet whose calendar could be looked at.",
  },
  free: { vi: "rảnh", en: "free" },
  notSeen: { vi: "không xem được lịch", en: "no calendar to be seen" },
  busy: { vi: "bận {from}–{to}", en: "busy {from}–{to}" },
  tentative: { vi: "có thể bận {from}–{to}", en: "perhaps busy {from}–{to}" },
  away: { vi: "vắng {from}–{to}", en: "away {from}–{to}" },
  elsewhere: { vi: "làm việc nơi khác {from}–{to}", en: "working elsewhere {from}–{to}" },
});
