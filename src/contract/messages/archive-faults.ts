import type { Messages } from "./message.ts";

/** Why a file has not been moved to the archive yet, for the administrator; the bytes are safe in the spool. */
export const archiveFaults = {
  offline: {
    vi: "Kho lưu trữ không trả lời (mạng hoặc dịch vụ gián đoạn)",
    en: "The archive does not answer (the network or the service is interrupted)",
  },
  throttled: {
    vi: "Kho lưu trữ yêu cầu chờ vì quá nhiều yêu cầu",
    en: "The archive asks to wait: too many requests",
  },
  denied: {
    vi: "Kho lưu trữ từ chối quyền truy cập; quản trị viên Microsoft 365 hoặc máy chủ cần cấp lại quyền",
    en: "The archive denies access; the administrator of Microsoft 365 or of the server must grant it",
  },
  full: { vi: "Kho lưu trữ đã hết dung lượng", en: "The archive is full" },
  locked: {
    vi: "Tệp đang bị người khác khóa trong kho lưu trữ",
    en: "The file is locked by somebody in the archive",
  },
  missingLibrary: {
    vi: "Không tìm thấy thư viện hoặc thư mục của kho lưu trữ",
    en: "The library or folder of the archive is not there",
  },
  changed: {
    vi: "Tệp trong kho lưu trữ vừa bị thay đổi",
    en: "The file in the archive has just been changed",
  },
  differs: {
    vi: "Kho lưu trữ giữ nội dung khác với nội dung đã gửi; sẽ gửi lại",
    en: "The archive holds other bytes than were sent; they are sent again",
  },
  spool: { vi: "Không đọc được tệp ở nơi tạm giữ", en: "The file cannot be read in the spool" },
  fault: { vi: "Lỗi ngoài dự kiến; xem nhật ký máy chủ", en: "Something unexpected; see the server's log" },
} as const satisfies Messages;
