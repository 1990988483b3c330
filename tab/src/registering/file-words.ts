import { defineWords } from "../foundation/define-words.ts";

export const fileWords = defineWords({
  files: { vi: "Tệp văn bản", en: "Files" },
  drop: { vi: "Kéo tệp văn bản vào đây", en: "Drop the document here" },
  dropMore: { vi: "hoặc dán (Ctrl+V), hoặc chọn từ máy", en: "or paste it (Ctrl+V), or choose it" },
  dropKinds: {
    vi: "PDF, Word, Excel, PowerPoint, ảnh, ZIP đính kèm; mỗi tệp tối đa {max}",
    en: "PDF, Word, Excel, PowerPoint, pictures, ZIP as attachment; at most {max} each",
  },
  choose: { vi: "Chọn tệp", en: "Choose files" },
  addMore: { vi: "Thêm tệp đính kèm", en: "Add attachments" },
  release: { vi: "Thả ra để thêm tệp", en: "Let go to add the files" },
  main: { vi: "Văn bản chính", en: "Document" },
  attachment: { vi: "Đính kèm", en: "Attachment" },
  makeMain: { vi: "Đặt làm văn bản chính", en: "Make it the document" },
  makeAttachment: { vi: "Đặt làm tệp đính kèm", en: "Make it an attachment" },
  remove: { vi: "Bỏ tệp {name}", en: "Remove {name}" },
  cancelUpload: { vi: "Dừng tải {name}", en: "Stop uploading {name}" },
  resend: { vi: "Tải lại {name}", en: "Upload {name} again" },
  show: { vi: "Xem {name}", en: "Show {name}" },
  looking: { vi: "Đang xem tệp…", en: "Looking at the file…" },
  queued: { vi: "Đợi tải lên", en: "Waiting to upload" },
  sending: { vi: "Đang tải lên {percent}%", en: "Uploading {percent}%" },
  checking: { vi: "Máy chủ đang kiểm tra…", en: "The server is checking…" },
  waiting: { vi: "Mất kết nối, sẽ tự tải tiếp", en: "Connection lost; it will go on by itself" },
  scanning: { vi: "Đang chờ quét mã độc", en: "Waiting to be scanned for malware" },
  scanningMore: {
    vi: "Máy quét mã độc đang không trả lời. Cứ nhập tiếp thông tin; tệp được quét ngay khi máy quét hoạt động lại, sau đó mới vào sổ được.",
    en: "The malware scanner does not answer. Go on with the form; the file is scanned as soon as the scanner is back, and can be registered then.",
  },
  noScanner: {
    vi: "Chưa có máy quét mã độc: tệp không được quét (chỉ phù hợp khi chạy thử).",
    en: "No malware scanner: files are not scanned (fit for trying out only).",
  },
  ready: { vi: "Đã kiểm tra", en: "Checked" },
  readyClean: { vi: "Đã kiểm tra, sạch", en: "Checked, clean" },
  pages: { vi: "{n} trang", en: "{n} pages" },
  refused: { vi: "Không nhận", en: "Refused" },
  failed: { vi: "Chưa tải được", en: "Not uploaded" },
  empty: { vi: "Tệp rỗng. Chọn tệp khác.", en: "The file is empty. Choose another one." },
  tooLarge: {
    vi: "Tệp {size}, quá mức {max} mà cơ quan cho phép. Giảm dung lượng hoặc tách tệp.",
    en: "The file has {size}; the agency allows {max}. Make it smaller or split it.",
  },
  secretName: {
    vi: "Tên tệp mang dấu chỉ độ {grade}. Văn bản mật không được đưa lên hệ thống này ({article}). Đăng ký vào sổ văn bản mật bản giấy.",
    en: "The file's name bears the mark “{grade}”. State secrets must not be put into this system ({article}). Use the paper register for secret documents.",
  },
  secretPage: {
    vi: "Trang đầu có dấu chỉ độ {grade}. Văn bản mật không được đưa lên hệ thống này ({article}). Đăng ký vào sổ văn bản mật bản giấy.",
    en: "The first page bears the mark “{grade}”. State secrets must not be put into this system ({article}). Use the paper register for secret documents.",
  },
  secretChosen: {
    vi: "Văn bản mật không được đưa lên hệ thống này ({article}). Bỏ tệp và đăng ký vào sổ văn bản mật bản giấy.",
    en: "State secrets must not be put into this system ({article}). Remove the file and use the paper register.",
  },
  denunciation: {
    vi: "Có vẻ là đơn thư tố cáo. Đơn tố cáo không được đưa lên hệ thống này ({article}). Chuyển bản giấy cho bộ phận tiếp công dân.",
    en: "It seems to be a denunciation. Those must not be put into this system ({article}). Hand the paper to those who receive citizens.",
  },
  restrictedPage: {
    vi: "Văn bản ghi hạn chế công bố, không được đưa lên hệ thống này ({article}).",
    en: "The document's publication is restricted; it must not be put into this system ({article}).",
  },
  gradeMat: { vi: "Mật", en: "Mật (secret)" },
  gradeToiMat: { vi: "Tối mật", en: "Tối mật (top secret)" },
  gradeTuyetMat: { vi: "Tuyệt mật", en: "Tuyệt mật (most secret)" },
  summary: { vi: "{n} tệp, {ready} đã kiểm tra", en: "{n} files, {ready} checked" },
  gone: {
    vi: "Tệp «{name}» của bản nhập dở không còn trên máy chủ. Chọn lại tệp.",
    en: "The file “{name}” of the unfinished form is no longer on the server. Choose it again.",
  },
  noPreview: {
    vi: "Không xem được loại tệp này ở đây. Tệp vẫn được lưu nguyên vẹn.",
    en: "This kind of file cannot be shown here. It is kept as it is.",
  },
  previewGone: {
    vi: "Bản xem không còn sau khi đóng thẻ. Tệp đã tải lên vẫn giữ nguyên.",
    en: "The view was lost when the tab was closed. The uploaded file is kept.",
  },
});
