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
  find: {
    vi: "Tìm trong văn bản, có dấu hoặc không dấu",
    en: "Find in the paper, with or without tone marks",
  },
  findKeys: { vi: "Tìm trong văn bản (Ctrl+F)", en: "Find in the paper (Ctrl+F)" },
  finding: { vi: "Đang tìm…", en: "Looking…" },
  foundAt: { vi: "{at}/{count}", en: "{at} of {count}" },
  foundNothing: { vi: "Không thấy", en: "Nothing found" },
  previousFound: { vi: "Chỗ trước", en: "Previous place" },
  nextFound: { vi: "Chỗ sau", en: "Next place" },
  closeFind: { vi: "Thôi tìm", en: "Stop looking" },
  download: { vi: "Tải xuống", en: "Download" },
  opening: { vi: "Đang mở văn bản", en: "Opening the paper" },
  locked: { vi: "Tệp có mật khẩu", en: "The file has a password" },
  lockedHint: {
    vi: "Không xem được ở đây. Tải xuống và mở bằng mật khẩu do nơi gửi cung cấp.",
    en: "It cannot be shown here. Download it and open it with the sender's password.",
  },
  broken: { vi: "Không đọc được tệp PDF", en: "The PDF cannot be read" },
  brokenFile: { vi: "Không tạo được bản xem của tệp", en: "No preview could be made of the file" },
  brokenHint: {
    vi: "Tệp có thể bị hỏng. Tải xuống để thử bằng phần mềm khác, hoặc đề nghị nơi gửi gửi lại.",
    en: "It may be damaged. Download it to try other software, or ask the sender to send it again.",
  },
  noPreview: {
    vi: "Loại tệp này xem bằng phần mềm trên máy",
    en: "This kind of file opens in its own software",
  },
  noPreviewHint: { vi: "{name} · {size}", en: "{name} · {size}" },
  notOriginal: {
    vi: "Bản xem, không phải bản gốc; cách trình bày có thể khác.",
    en: "A preview, not the original; its layout may differ.",
  },
  wordsOnly: {
    vi: "Chỉ có phần chữ đọc được từ tệp, không phải bản gốc.",
    en: "Only the words that could be read in the file; not the original.",
  },
  downloadOriginal: { vi: "Tải bản gốc", en: "Download the original" },
  tooLarge: { vi: "Tệp quá lớn để xem ở đây", en: "The file is too large to be shown here" },
  textWaiting: { vi: "Đang đọc nội dung tệp", en: "The file is being read" },
  textWaitingHint: {
    vi: "Bản xem sẽ hiện sau ít giây. Có thể tải bản gốc ngay bây giờ.",
    en: "The preview will be here in a few seconds. The original can be downloaded now.",
  },
  textCut: {
    vi: "Bản xem dừng ở đây; nội dung còn lại có trong bản gốc.",
    en: "The preview ends here; the rest is in the original.",
  },
  noFile: { vi: "Chưa có tệp", en: "No file yet" },
});
