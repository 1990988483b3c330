import type { Messages } from "./message.ts";

/** Sending a file and reading it back. */
export const filesMessages = {
  "upload.not-found": {
    vi: "Không tìm thấy tệp đang tải lên, có thể đã quá hạn hoặc đã huỷ. Hãy chọn lại tệp.",
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
    vi: "Dữ liệu nhận được dài hơn kích thước đã báo nên tệp bị huỷ. Hãy chọn lại tệp.",
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
  "file.range": {
    vi: "Phần được yêu cầu nằm ngoài tệp.",
    en: "The part asked for lies outside the file.",
  },
  "file.damaged": {
    vi: "Tệp lưu trữ không còn nguyên vẹn nên không thể gửi cho bạn. Hãy báo quản trị viên kèm mã {faultId}.",
    en: "The stored file is no longer intact and cannot be sent. Tell an administrator the code {faultId}.",
  },
} as const satisfies Messages;
