import type { Messages } from "./message.ts";

/** What goes wrong before or around a use case: shapes, limits, and faults of ours. */
export const httpMessages = {
  "http.shape": {
    vi: "Dữ liệu gửi lên chưa đúng. Xem các trường được đánh dấu.",
    en: "What was sent is not right. See the marked fields.",
  },
  "http.field-missing": { vi: "Thiếu thông tin này.", en: "This is missing." },
  "http.field-too-long": { vi: "Dài quá {maximum}.", en: "Longer than {maximum}." },
  "http.field-too-large": { vi: "Lớn hơn {maximum}.", en: "Larger than {maximum}." },
  "http.field-too-short": { vi: "Chưa đủ {minimum}.", en: "Less than {minimum}." },
  "http.field-unknown": { vi: "Không có trường {names}.", en: "There is no field {names}." },
  "http.field-wrong": { vi: "Giá trị không đúng dạng.", en: "The value does not have the right form." },
  "http.bad-json": {
    vi: "Không đọc được dữ liệu gửi lên (JSON không hợp lệ).",
    en: "The body cannot be read (not valid JSON).",
  },
  "http.bad-request": { vi: "Yêu cầu không hợp lệ.", en: "The request is not valid." },
  "http.bad-cursor": {
    vi: "Vị trí xem tiếp không còn đúng. Hãy mở lại danh sách từ đầu.",
    en: "The place to go on from is not valid any more. Open the list from its beginning.",
  },
  "http.body-too-large": {
    vi: "Dữ liệu gửi lên quá lớn.",
    en: "The body is too large.",
  },
  "http.media-type": {
    vi: "Kiểu dữ liệu gửi lên phải là {expected}.",
    en: "The body must be {expected}.",
  },
  "http.no-such-route": { vi: "Không có địa chỉ này.", en: "There is no such address." },
  "http.not-found": {
    vi: "Không có mục này, hoặc bạn không được xem.",
    en: "There is no such thing, or you may not see it.",
  },
  "http.fault": {
    vi: "Máy chủ gặp lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, báo quản trị viên mã {faultId}.",
    en: "Something unexpected went wrong on the server. Try again; if it happens again, tell an administrator the code {faultId}.",
  },
  "http.store-unavailable": {
    vi: "Cơ sở dữ liệu tạm thời không trả lời. Hãy thử lại sau ít phút (mã {faultId}).",
    en: "The database does not answer at the moment. Try again in a few minutes (code {faultId}).",
  },
  "http.store-full": {
    vi: "Cơ sở dữ liệu đã hết chỗ nên chưa lưu được; bạn vẫn xem được mọi văn bản. Hãy báo quản trị viên (mã {faultId}).",
    en: "The database is full, so nothing new can be saved; everything can still be read. Tell an administrator (code {faultId}).",
  },
  "http.files-unavailable": {
    vi: "Kho tệp tạm thời không trả lời. Hãy thử lại sau ít phút (mã {faultId}).",
    en: "The file store does not answer at the moment. Try again in a few minutes (code {faultId}).",
  },
  "http.archive-unavailable": {
    vi: "Kho lưu trữ tạm thời không trả lời nên chưa mở được tệp này; mọi việc khác vẫn làm được. Hãy thử lại sau ít phút (mã {faultId}).",
    en: "The archive does not answer at the moment, so this file cannot be opened; everything else works. Try again in a few minutes (code {faultId}).",
  },
  "http.disk-full": {
    vi: "Kho tệp đã hết chỗ nên chưa nhận được tệp. Hãy báo quản trị viên (mã {faultId}).",
    en: "The file store is full and takes no files. Tell an administrator (code {faultId}).",
  },
  "http.stopping": {
    vi: "Máy chủ đang dừng. Hãy thử lại sau ít phút.",
    en: "The server is stopping. Try again in a few minutes.",
  },
  "http.tab-missing": {
    vi: "Giao diện chưa được dựng. Hãy chạy: npm run build",
    en: "The tab has not been built. Run: npm run build",
  },
} as const satisfies Messages;
