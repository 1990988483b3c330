import type { FindingView } from "../findings.ts";
import type { Message, Messages } from "./message.ts";

/** What a finding is about. */
export const findingSubjects: Readonly<Record<FindingView["kind"], Message>> = {
  fileMissing: { vi: "Mất tệp của văn bản {symbol}", en: "A file of {symbol} is missing" },
  fileDamaged: {
    vi: "Một tệp của văn bản {symbol} không còn đúng như khi nhận",
    en: "A file of {symbol} is no longer as it was received",
  },
  fileUnknown: { vi: "Tệp không thuộc văn bản nào", en: "A file that belongs to no document" },
  archiveChanged: {
    vi: "Một tệp của văn bản {symbol} bị sửa trong kho lưu trữ và chưa khôi phục được",
    en: "A file of {symbol} was changed in the archive and could not be restored",
  },
  archiveMissing: {
    vi: "Một tệp của văn bản {symbol} bị xóa khỏi kho lưu trữ và chưa khôi phục được",
    en: "A file of {symbol} was removed from the archive and could not be restored",
  },
  uploadLeft: { vi: "Tệp tải lên bỏ dở chưa được dọn", en: "An upload that was left and not cleared" },
  assignmentStuck: {
    vi: "Văn bản {symbol} giao cho {person}, hiện không ai xử lý được",
    en: "{symbol} is assigned to {person}, and nobody can act on it now",
  },
  noticeStuck: {
    vi: "Thông báo về {symbol} cho {person} chưa gửi và không còn trong hàng chờ",
    en: "A notice about {symbol} for {person} was not sent and is not waiting any more",
  },
  outboxStuck: {
    vi: "Một việc trong hàng chờ đã đến hạn mà không máy chủ nào nhận",
    en: "Something that waits is due and no server takes it",
  },
  checkMissing: {
    vi: "Một tệp của văn bản {symbol} chưa được kiểm tra chữ ký và không còn trong hàng chờ",
    en: "The signatures of a file of {symbol} were not checked, and it is not waiting any more",
  },
  scanStuck: {
    vi: "Một tệp tải lên chờ quét mã độc quá lâu, người gửi chưa dùng được",
    en: "An upload has waited too long for the malware scanner, and nobody can use it",
  },
};

/** What to do about it. */
export const findingAdvice = {
  handOver: {
    vi: "Người được giao đã nghỉ hoặc chuyển đi. Chuyển việc cho đơn vị cũ của người đó; trưởng đơn vị sẽ nhận thẻ.",
    en: "Who had it is gone. Hand it to the unit they worked in; its head gets a card.",
  },
  appointHead: {
    vi: "Đơn vị này và các cấp trên đều chưa có người phụ trách. Bổ nhiệm người phụ trách trong Người dùng.",
    en: "Neither this unit nor any above it has a head. Appoint one under People.",
  },
  sendAgain: {
    vi: "Gửi lại; mỗi người chỉ nhận một thẻ.",
    en: "Send it again; everybody gets one card only.",
  },
  checkAgain: {
    vi: "Đưa lại vào hàng chờ; kết quả có sau ít phút.",
    en: "Let it wait again; the result comes within minutes.",
  },
  clear: {
    vi: "Không văn bản nào dùng tệp này; dọn được ngay, hoặc để hệ thống tự dọn.",
    en: "No document uses it; clear it now or let the sweep do so.",
  },
  fromBackup: {
    vi: "Báo người vận hành chép lại tệp từ bản sao lưu (docs/operation.md); đừng xóa gì.",
    en: "Tell who runs the server to bring the file back from the backup (docs/operation.md); delete nothing.",
  },
  inArchive: {
    vi: "Khôi phục tệp trong kho lưu trữ (phiên bản cũ, thùng rác của site) hoặc chép từ bản sao lưu vào đúng chỗ cũ; hệ thống tự nhận ra khi tệp đúng trở lại.",
    en: "Restore it in the archive (an earlier version, the site's recycle bin) or copy it from a backup to where it was; it is noticed by itself when it is right again.",
  },
  lookAtScanner: {
    vi: "Xem trạng thái máy quét trong Quản trị → Tình trạng; báo người vận hành chạy npm run doctor -- scanner. Tệp được quét ngay khi máy quét trả lời.",
    en: "See the scanner under Quản trị → Tình trạng; who runs the server tries npm run doctor -- scanner. The file is scanned as soon as it answers.",
  },
  lookAtJobs: {
    vi: "Báo người vận hành xem /readyz và nhật ký: máy chủ không giao việc.",
    en: "Tell who runs the server to look at /readyz and the log: no server delivers.",
  },
} as const satisfies Messages;
