import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  paper: { vi: "Bản xem: {name}", en: "Preview: {name}" },
  page: { vi: "Trang {page}", en: "Page {page}" },
  pageOf: { vi: "/ {count}", en: "/ {count}" },
  pageField: { vi: "Trang đang xem, trên {count} trang", en: "Page shown, of {count}" },
  previousPage: { vi: "Trang trước", en: "Previous page" },
  nextPage: { vi: "Trang sau", en: "Next page" },
  zoomIn: { vi: "Phóng to", en: "Zoom in" },
  zoomOut: { vi: "Thu nhỏ", en: "Zoom out" },
  fitWidth: { vi: "Vừa chiều ngang", en: "Fit width" },
  fitPage: { vi: "Vừa cả trang", en: "Fit page" },
  download: { vi: "Tải xuống", en: "Download" },
  opening: { vi: "Đang mở văn bản", en: "Opening the paper" },
  locked: { vi: "Tệp có mật khẩu", en: "The file has a password" },
  lockedHint: {
    vi: "Không xem được ở đây. Tải xuống và mở bằng mật khẩu do nơi gửi cung cấp.",
    en: "It cannot be shown here. Download it and open it with the sender's password.",
  },
  broken: { vi: "Không đọc được tệp PDF", en: "The PDF cannot be read" },
  brokenHint: {
    vi: "Tệp có thể bị hỏng. Tải xuống để thử bằng phần mềm khác, hoặc đề nghị nơi gửi gửi lại.",
    en: "It may be damaged. Download it to try other software, or ask the sender to send it again.",
  },
  noPreview: {
    vi: "Loại tệp này xem bằng phần mềm trên máy",
    en: "This kind of file opens in its own software",
  },
  noPreviewHint: { vi: "{name} · {size}", en: "{name} · {size}" },
  noFile: { vi: "Chưa có tệp", en: "No file yet" },
});
