import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Cách ly", en: "Quarantine" },
  about: {
    vi: "Tệp tải lên có mã độc được giữ {days} ngày để tra cứu rồi xóa; không ai mở hay tải về được. Tệp đã thuộc văn bản thì giữ nguyên, khóa lại, và tự mở khóa khi bộ mẫu mới không còn thấy gì.",
    en: "Uploads with malware are kept for {days} days to look into and then removed; nobody can open them. Files of documents are kept, blocked, and freed when newer signatures find nothing any more.",
  },
  none: { vi: "Không có tệp nào bị cách ly", en: "Nothing is in quarantine" },
  noneHint: {
    vi: "Tệp có mã độc, và tệp máy quét không xem hết được, sẽ hiện ở đây.",
    en: "Files with malware, and those that the scanner could not look into, show here.",
  },
  noScanner: {
    vi: "Chưa có máy quét mã độc. Khi dùng thật, đặt VANTHU_SCANNER=clamd (xem Hướng dẫn quản trị).",
    en: "There is no malware scanner. For real work set VANTHU_SCANNER=clamd (see the admin guide).",
  },
  list: { vi: "Tệp bị cách ly", en: "Files in quarantine" },
  again: { vi: "Quét lại", en: "Scan again" },
  againWhat: { vi: "Quét lại {name}", en: "Scan {name} again" },
  scanning: { vi: "Đang quét…", en: "Scanning…" },
  allAgain: { vi: "Quét lại mọi tệp", en: "Scan everything again" },
  allAsked: {
    vi: "Đã yêu cầu; mọi tệp đang lưu được quét lại dần trong nền.",
    en: "Asked for; everything that is kept is scanned again in the background.",
  },
  stillThere: {
    vi: "Vẫn thấy {found}; tệp tiếp tục bị khóa.",
    en: "{found} is still found; the file stays blocked.",
  },
  stillUnseen: {
    vi: "Máy quét vẫn không xem hết được tệp này.",
    en: "The scanner still cannot look into all of it.",
  },
  freed: {
    vi: "Không còn thấy mã độc; tệp được mở khóa.",
    en: "Nothing is found any more; the file is free.",
  },
  infected: { vi: "Mã độc: {found}", en: "Malware: {found}" },
  tooLarge: {
    vi: "Lớn hơn mức máy quét nhận (StreamMaxLength trong clamd.conf)",
    en: "Larger than the scanner takes (StreamMaxLength in clamd.conf)",
  },
  encrypted: {
    vi: "Có phần đặt mật khẩu, không xem được",
    en: "A part has a password and cannot be looked into",
  },
  limits: {
    vi: "Vượt mức xem của máy quét (MaxScanSize, MaxRecursion, MaxScanTime)",
    en: "Beyond what the scanner looks into (MaxScanSize, MaxRecursion, MaxScanTime)",
  },
  ofDocument: { vi: "Văn bản {symbol}", en: "Document {symbol}" },
  sentBy: { vi: "{who} tải lên {when}", en: "sent by {who} {when}" },
  kept: { vi: "vào sổ {when}", en: "registered {when}" },
  removed: { vi: "xóa {when}", en: "removed {when}" },
  by: { vi: "theo {signatures}", en: "by {signatures}" },
  walking: {
    vi: "Đang quét lại các tệp đã lưu: đã xem {looked}, quét {scanned}, phát hiện {found}.",
    en: "Stored files are being scanned again: {looked} looked at, {scanned} scanned, {found} found.",
  },
  walked: {
    vi: "Lần quét lại gần nhất xong {when}: {looked} tệp, phát hiện {found}.",
    en: "Stored files were last scanned again {when}: {looked} files, {found} found.",
  },
});
