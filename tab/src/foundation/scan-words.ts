import { defineWords } from "./define-words.ts";

/** What a malware scan says of a file, and what is active in it. */
export const scanWords = defineWords({
  clean: { vi: "sạch", en: "clean" },
  cleanWhole: { vi: "Đã quét mã độc, không thấy gì", en: "Scanned for malware; nothing was found" },
  notScanned: { vi: "chưa quét mã độc", en: "not scanned for malware" },
  blocked: { vi: "Bị khóa: mã độc {found}", en: "Blocked: malware {found}" },
  blockedUnseen: {
    vi: "Bị khóa: máy quét mã độc không xem hết được",
    en: "Blocked: the malware scanner could not look into it",
  },
  active: { vi: "Có {kinds}", en: "Has {kinds}" },
  activeHint: {
    vi: "Chỉ mở khi biết rõ nơi gửi",
    en: "Open it only if you know the sender",
  },
  macros: { vi: "macro", en: "macros" },
  objects: { vi: "đối tượng nhúng", en: "embedded objects" },
  scripts: { vi: "mã JavaScript", en: "JavaScript" },
  launch: { vi: "lệnh chạy chương trình", en: "a command that starts a program" },
  embeddedFiles: { vi: "tệp nhúng bên trong", en: "files inside" },
  remoteTemplate: { vi: "mẫu tải từ nơi khác", en: "a template from elsewhere" },
  externalLinks: { vi: "nội dung lấy từ nơi khác", en: "contents from elsewhere" },
  infected: {
    vi: "Tệp có mã độc ({found}) nên đã bị cách ly; quản trị đã được báo. Không mở tệp này trên máy và đề nghị nơi gửi gửi lại tệp sạch.",
    en: "Malware ({found}) was found and the file is in quarantine; the administrators were told. Do not open it, and ask the sender for a clean one.",
  },
  tooLarge: {
    vi: "Tệp lớn hơn mức máy quét mã độc nhận nên không quét được. Chia thành nhiều tệp, hoặc nhờ quản trị tăng mức của máy quét rồi tải lại.",
    en: "The file is larger than the malware scanner takes. Divide it, or ask an administrator to raise the scanner's limit, then upload it again.",
  },
  encrypted: {
    vi: "Trong tệp có phần đặt mật khẩu nên máy quét mã độc không xem được. Bỏ mật khẩu rồi tải lại.",
    en: "A part of the file has a password, so the malware scanner cannot look into it. Remove the password and upload it again.",
  },
  limits: {
    vi: "Máy quét mã độc không xem hết được tệp (lồng quá nhiều lớp, quá lớn khi giải nén hoặc quá lâu). Tách tệp ra rồi tải lại.",
    en: "The malware scanner could not look into all of it (too deep, too large when unpacked, or too long). Take it apart and upload it again.",
  },
});
