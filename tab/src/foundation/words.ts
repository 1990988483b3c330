import { defineWords } from "./define-words.ts";

export const words = defineWords({
  retry: { vi: "Thử lại", en: "Try again" },
  notices: { vi: "Thông báo", en: "Notices" },
  undo: { vi: "Hoàn tác", en: "Undo" },
  close: { vi: "Đóng", en: "Close" },
  cancel: { vi: "Huỷ", en: "Cancel" },
  loading: { vi: "Đang tải", en: "Loading" },
  notLoaded: { vi: "Chưa tải được", en: "Not loaded" },
  absent: { vi: "Không tìm thấy", en: "Not found" },
  absentHint: {
    vi: "Nội dung này không có, hoặc không thuộc phạm vi được xem.",
    en: "It does not exist, or is not yours to see.",
  },
  offline: {
    vi: "Mất kết nối. Nội dung đang hiện là lần tải gần nhất; tự tải lại khi có mạng.",
    en: "No connection. What is shown was loaded before; it reloads when the network is back.",
  },
  changedByOther: {
    vi: "Có người vừa xử lý văn bản này. Đã tải lại trạng thái mới nhất.",
    en: "Somebody has just acted on this document. Its present state has been loaded.",
  },
  faultId: { vi: "Mã lỗi {id}", en: "Fault {id}" },
  priority1: { vi: "KHẨN", en: "URGENT" },
  priority2: { vi: "THƯỢNG KHẨN", en: "VERY URGENT" },
  priority3: { vi: "HỎA TỐC", en: "IMMEDIATE" },
  firstDeadline: { vi: "Hạn ban đầu {date}", en: "First deadline {date}" },
  deadlineAt: { vi: "Hạn {date}", en: "Due {date}" },
  stateRegistered: { vi: "Chưa trình", en: "Not submitted" },
  stateSubmitted: { vi: "Chờ ý kiến", en: "Awaiting instruction" },
  stateReturned: { vi: "Lãnh đạo trả lại", en: "Given back" },
  stateAssigned: { vi: "Đang xử lý", en: "In progress" },
  stateDone: { vi: "Hoàn thành", en: "Done" },
  textWaiting: { vi: "đang đọc chữ", en: "text being read" },
  textNone: { vi: "không có lớp chữ", en: "no text layer" },
  textFailed: { vi: "không đọc được chữ", en: "text cannot be read" },
});
