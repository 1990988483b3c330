import type { Messages } from "./message.ts";

/** Sending a file and reading it back. */
export const filesMessages = {
  "upload.not-found": {
    vi: "Không tìm thấy tệp đang tải lên, có thể đã quá hạn hoặc đã hủy. Hãy chọn lại tệp.",
    en: "The upload is not there; it may have expired or been cancelled. Choose the file again.",
  },
  "upload.no-name": {
    vi: "Tệp chưa có tên. Hãy đặt tên tệp rồi chọn lại.",
    en: "The file has no name. Name it and choose it again.",
  },
  "upload.too-large": {
    vi: "Tệp “{fileName}” lớn hơn giới hạn {megabytes} MB. Hãy quét lại ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.",
    en: "The file “{fileName}” is larger than the limit of {megabytes} MB. Scan it at a lower resolution or divide it.",
  },
  "upload.offset": {
    vi: "Máy chủ đã nhận {received} byte của tệp này; việc tải lên sẽ tiếp tục từ đó.",
    en: "The server has {received} bytes of this file; the upload goes on from there.",
  },
  "upload.busy": {
    vi: "Tệp này đang được tải lên ở một kết nối khác. Hãy đợi một lát.",
    en: "This file is being uploaded on another connection. Wait a moment.",
  },
  "upload.longer-than-announced": {
    vi: "Dữ liệu nhận được dài hơn kích thước đã báo nên tệp bị hủy. Hãy chọn lại tệp.",
    en: "More bytes came than were announced, so the upload was cancelled. Choose the file again.",
  },
  "upload.bad-request": {
    vi: "Yêu cầu tải tệp không đúng giao thức tus 1.0 ({what}).",
    en: "The upload request does not follow tus 1.0 ({what}).",
  },
  "upload.version": {
    vi: "Máy chủ chỉ dùng giao thức tus 1.0.0 để tải tệp.",
    en: "The server takes uploads by tus 1.0.0 alone.",
  },
  "file.not-found": {
    vi: "Không có tệp này, hoặc bạn không được xem.",
    en: "There is no such file, or you may not see it.",
  },
  "upload.waiting-for-scan": {
    vi: "Tệp “{name}” đang chờ quét mã độc, chưa đưa vào văn bản được. Hãy đợi máy quét hoạt động lại rồi lưu.",
    en: "“{name}” waits to be scanned for malware and cannot become part of a document yet. Save once the scanner is back.",
  },
  "upload.blocked": {
    vi: "Tệp “{name}” đang bị cách ly do máy quét mã độc ({found}). Hãy bỏ tệp này và đề nghị nơi gửi gửi lại tệp sạch.",
    en: "“{name}” is in quarantine because of the malware scanner ({found}). Remove it and ask the sender for a clean file.",
  },
  "file.infected": {
    vi: "Tệp “{name}” bị khóa vì có mã độc ({found}). Quản trị đã được báo; hãy đề nghị nơi gửi gửi lại tệp sạch.",
    en: "“{name}” is blocked because of malware ({found}). The administrators were told; ask the sender for a clean file.",
  },
  "file.not-seen": {
    vi: "Tệp “{name}” bị khóa vì máy quét mã độc không xem hết được nội dung. Hãy báo quản trị để quét lại.",
    en: "“{name}” is blocked because the malware scanner could not look into all of it. Ask an administrator to scan it again.",
  },
  "file.waiting-for-scan": {
    vi: "Tệp “{name}” chưa được quét mã độc và máy quét đang không trả lời. Hãy thử lại sau ít phút.",
    en: "“{name}” has not been scanned for malware and the scanner does not answer now. Try again in a few minutes.",
  },
  "quarantine.not-found": {
    vi: "Tệp này không còn trong khu cách ly.",
    en: "This file is no longer in quarantine.",
  },
  "quarantine.no-scanner": {
    vi: "Hệ thống chưa có máy quét mã độc (VANTHU_SCANNER).",
    en: "This deployment has no malware scanner (VANTHU_SCANNER).",
  },
  "quarantine.scanner-away": {
    vi: "Máy quét mã độc đang không trả lời. Hãy thử lại sau ít phút.",
    en: "The malware scanner does not answer now. Try again in a few minutes.",
  },
  "file.link-over": {
    vi: "Đường dẫn này đã hết hạn hoặc không đúng. Hãy mở lại tệp trong Vanthu.",
    en: "This link is over or is not one of ours. Open the file in Vanthu again.",
  },
  "preview.none": {
    vi: "Loại tệp này không có bản xem theo trang. Hãy tải tệp gốc và mở bằng phần mềm trên máy.",
    en: "This kind of file has no pages to show. Download the original and open it with its own software.",
  },
  "preview.broken": {
    vi: "Ảnh quét này dùng kiểu mã hóa không hiển thị được ở đây. Hãy tải tệp gốc và mở bằng phần mềm trên máy.",
    en: "This scan is coded in a way that cannot be shown here. Download the original and open it with its own software.",
  },
  "preview.too-much": {
    vi: "Tệp quá lớn để tạo bản xem. Hãy tải tệp gốc và mở bằng phần mềm trên máy.",
    en: "The file is too large for a preview. Download the original and open it with its own software.",
  },
  "file.range": {
    vi: "Phần được yêu cầu nằm ngoài tệp.",
    en: "The part asked for lies outside the file.",
  },
  "file.damaged": {
    vi: "Tệp lưu trữ không còn nguyên vẹn nên không thể gửi cho bạn. Hãy báo quản trị viên kèm mã {faultId}.",
    en: "The stored file is no longer intact and cannot be sent. Tell an administrator the code {faultId}.",
  },
} as const satisfies Messages;
