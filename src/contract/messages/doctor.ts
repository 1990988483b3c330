import type { Message, Messages } from "./message.ts";

/** What `npm run doctor` looked at. */
export const doctorSteps = {
  signIn: { vi: "Ứng dụng đăng nhập được vào Entra", en: "The app signs in to Entra" },
  grant: { vi: "Ứng dụng có quyền trên site", en: "The app has a grant on the site" },
  library: { vi: "Có thư viện hoặc thư mục lưu trữ", en: "The library or folder is there" },
  room: { vi: "Còn dung lượng", en: "There is room" },
  roundTrip: { vi: "Ghi thử, đọc lại và xoá một tệp", en: "Writes, reads and removes a file" },
  spool: { vi: "Thư mục nhận tệp ghi được", en: "The folder for uploads can be written" },
  scannerThere: { vi: "Máy quét mã độc trả lời", en: "The malware scanner answers" },
  scannerSees: { vi: "Máy quét không bỏ qua tệp nào", en: "The scanner passes nothing over" },
  scannerFresh: { vi: "Bộ mẫu mã độc còn mới", en: "The signatures are new" },
  scannerFinds: { vi: "Máy quét thấy tệp thử EICAR", en: "The scanner finds the EICAR test file" },
  scannerTakes: {
    vi: "Máy quét nhận được tệp lớn nhất cho phép",
    en: "The scanner takes the largest upload",
  },
} as const satisfies Readonly<Record<string, Message>>;

/** What is wrong with a part of the server that has no sentences of its own. */
export const doctorMessages = {
  "doctor.spool-denied": {
    vi: "Không đọc, ghi được ở {place}. Người quản trị máy chủ gắn lại ổ đĩa hoặc cấp quyền ghi cho tài khoản chạy Vanthu.",
    en: "{place} cannot be read and written. Who runs the server mounts the disk again or gives the account of Vanthu the right to write.",
  },
  "doctor.spool-full": {
    vi: "Ổ đĩa của {place} đã đầy. Người quản trị máy chủ thêm dung lượng; tới lúc đó không nhận thêm tệp được.",
    en: "The disk of {place} is full. Who runs the server adds room; until then no file can be taken in.",
  },
  "doctor.no-scanner": {
    vi: "Chưa có máy quét mã độc; chỉ phù hợp khi chạy thử. Người quản trị máy chủ cài ClamAV và đặt VANTHU_SCANNER=clamd.",
    en: "There is no malware scanner, which is fit for trying out only. Who runs the server installs ClamAV and sets VANTHU_SCANNER=clamd.",
  },
  "doctor.scanner-away": {
    vi: "clamd không trả lời ({fault}). Người quản trị máy chủ khởi động clamav-daemon, kiểm tra CLAMD_HOST, CLAMD_PORT hoặc CLAMD_SOCKET và tường lửa.",
    en: "clamd does not answer ({fault}). Who runs the server starts clamav-daemon and checks CLAMD_HOST, CLAMD_PORT or CLAMD_SOCKET and the firewall.",
  },
  "doctor.scanner-blind": {
    vi: "clamd báo sạch cả tệp nó không xem được, nên không được dùng. Người quản trị máy chủ đặt AlertExceedsMax yes và AlertEncrypted yes trong clamd.conf rồi khởi động lại clamd.",
    en: "clamd calls clean what it does not look into and is not used. Who runs the server sets AlertExceedsMax yes and AlertEncrypted yes in clamd.conf and starts clamd again.",
  },
  "doctor.scanner-old": {
    vi: "Bộ mẫu {edition} đã {days} ngày. Người quản trị máy chủ kiểm tra freshclam và đường ra máy chủ cập nhật của ClamAV.",
    en: "Signatures {edition} are {days} days old. Who runs the server checks freshclam and the way to ClamAV's update servers.",
  },
  "doctor.scanner-own-signatures": {
    vi: "clamd chỉ có bộ mẫu riêng, không có bộ mẫu của ClamAV. Người quản trị máy chủ chạy freshclam.",
    en: "clamd has only signatures of its own, none of ClamAV's. Who runs the server runs freshclam.",
  },
  "doctor.scanner-finds-nothing": {
    vi: "clamd không thấy tệp thử EICAR, tức là không thấy mã độc nào. Người quản trị máy chủ kiểm tra thư mục bộ mẫu (DatabaseDirectory).",
    en: "clamd does not find the EICAR test file, so it finds nothing. Who runs the server checks the folder of the signatures (DatabaseDirectory).",
  },
  "doctor.scanner-too-small": {
    vi: "clamd không nhận tệp {megabytes} MB mà Vanthu cho tải lên. Người quản trị máy chủ tăng StreamMaxLength, MaxFileSize và MaxScanSize trong clamd.conf, hoặc giảm VANTHU_MAX_UPLOAD_MB.",
    en: "clamd does not take a file of {megabytes} MB, which Vanthu lets in. Who runs the server raises StreamMaxLength, MaxFileSize and MaxScanSize in clamd.conf, or lowers VANTHU_MAX_UPLOAD_MB.",
  },
} as const satisfies Messages;
