import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Tình trạng", en: "Health" },
  allWell: { vi: "Mọi thứ hoạt động bình thường", en: "Everything works as it should" },
  oneToSee: { vi: "Có 1 điều cần xem", en: "1 thing to look at" },
  toSee: { vi: "Có {n} điều cần xem", en: "{n} things to look at" },
  updated: { vi: "Xem lúc {time}, tự cập nhật mỗi nửa phút", en: "As of {time}; renewed every half minute" },
  stale: {
    vi: "Chưa cập nhật được từ {time}. Số liệu đang hiện là của lúc đó.",
    en: "Not renewed since {time}. What is shown is from then.",
  },
  list: { vi: "Các phần của hệ thống", en: "Parts of the system" },
  needsLook: { vi: "Cần xem", en: "Look at it" },
  isWell: { vi: "Bình thường", en: "Well" },
  store: { vi: "Cơ sở dữ liệu", en: "Database" },
  storeOk: { vi: "{engine} trả lời bình thường", en: "{engine} answers" },
  storeBroken: {
    vi: "{engine} không trả lời. Việc mới không lưu được; báo người vận hành ngay.",
    en: "{engine} does not answer. Nothing new can be saved; tell who runs the server now.",
  },
  waiting: { vi: "Hàng chờ gửi", en: "Waiting to be sent" },
  waitingNone: { vi: "Không có gì đang chờ", en: "Nothing is waiting" },
  waitingSome: { vi: "{n} việc đang chờ, lâu nhất từ {since}", en: "{n} waiting, the oldest since {since}" },
  waitingLong: {
    vi: "{n} việc đang chờ, lâu nhất từ {since}. Lâu hơn thường lệ: Teams hoặc đường mạng có thể đang gián đoạn; Vanthu vẫn tự thử tiếp.",
    en: "{n} waiting, the oldest since {since}. That is longer than usual: Teams or the network may be interrupted; Vanthu goes on trying.",
  },
  scanner: { vi: "Máy quét mã độc", en: "Malware scanner" },
  scannerOk: {
    vi: "{engine}, bộ mẫu {edition} ({made}); không có tệp chờ quét",
    en: "{engine}, signatures {edition} ({made}); no file is waiting",
  },
  scannerOwn: {
    vi: "{engine}, chỉ có bộ mẫu riêng của máy; không có tệp chờ quét",
    en: "{engine}, with signatures of its own only; no file is waiting",
  },
  scannerBusy: {
    vi: "{engine} đang quét; {n} tệp chờ quét",
    en: "{engine} is scanning; {n} files are waiting",
  },
  scannerOld: {
    vi: "{engine}, bộ mẫu {edition} đã cũ ({made}). Kiểm tra freshclam trên máy quét.",
    en: "{engine}, signatures {edition} are old ({made}). Check freshclam on the scanner's machine.",
  },
  scannerAway: {
    vi: "Không trả lời; {n} tệp chờ quét và chưa vào sổ được. Khởi động lại clamd hoặc kiểm tra đường mạng.",
    en: "It does not answer; {n} files wait and cannot be registered. Start clamd again, or check the network.",
  },
  scannerBlind: {
    vi: "Đang bỏ qua tệp không xem được mà vẫn báo sạch nên không được dùng; {n} tệp chờ quét. Đặt AlertExceedsMax yes và AlertEncrypted yes trong clamd.conf.",
    en: "It calls clean what it does not look into and is not used; {n} files wait. Set AlertExceedsMax yes and AlertEncrypted yes in clamd.conf.",
  },
  scannerNone: {
    vi: "Chưa có; tệp không được quét. Khi dùng thật, đặt VANTHU_SCANNER=clamd.",
    en: "There is none; files are not scanned. For real work set VANTHU_SCANNER=clamd.",
  },
  channels: { vi: "Kênh của đơn vị", en: "Channels of units" },
  channelsLost: {
    vi: "{n} kênh không còn đăng được; thẻ của người phụ trách vẫn đến",
    en: "{n} channels in which nothing can be posted; the heads still get their cards",
  },
  openChannels: { vi: "Mở danh sách kênh", en: "Open the channels" },
  openQuarantine: { vi: "Mở khu cách ly", en: "Open quarantine" },
  dead: { vi: "Hộp lỗi", en: "Dead letters" },
  deadNone: { vi: "Không có gì bị kẹt", en: "Nothing is stuck" },
  deadSome: {
    vi: "{n} việc không gửi được trên cả hệ thống, chờ gửi lại",
    en: "{n} given up in the whole system, waiting to be sent again",
  },
  unreachable: { vi: "Người chưa nhận được thẻ", en: "People not reached" },
  unreachableNone: { vi: "Ai cũng nhận được thẻ trong Teams", en: "Everybody is reached in Teams" },
  unreachableSome: {
    vi: "{n} người chưa cài hoặc đã tắt Vanthu trong Teams; việc vẫn hiện trong Việc của tôi",
    en: "{n} have not installed Vanthu in Teams or turned it off; their work stands in My work",
  },
  uploads: { vi: "Tệp đang tải lên", en: "Uploads under way" },
  uploadsNone: { vi: "Không có tệp nào đang tải dở", en: "No upload is under way" },
  uploadsSome: {
    vi: "{n} tệp đang tải hoặc bỏ dở; tệp bỏ dở được tự dọn",
    en: "{n} under way or left; what was left is cleared by itself",
  },
  archive: { vi: "Kho lưu trữ", en: "Archive" },
  archiveWell: {
    vi: "{archived} tệp đã vào kho; không có tệp nào đang chờ",
    en: "{archived} files are in the archive; none is waiting",
  },
  archiveWaiting: {
    vi: "{n} tệp đang chờ chuyển vào kho, lâu nhất từ {since}; {archived} tệp đã vào kho",
    en: "{n} files wait to be moved, the oldest since {since}; {archived} are in the archive",
  },
  archiveFault: {
    vi: "{n} tệp chờ chuyển vào kho từ {since}. {fault}. Tệp vẫn an toàn ở nơi tạm giữ, mọi người vẫn đọc được; Vanthu tự thử tiếp.",
    en: "{n} files wait to be moved since {since}. {fault}. They are safe in the spool and can be read; Vanthu goes on trying.",
  },
  archiveByHand: { vi: "Tệp bị can thiệp trong kho", en: "Changed in the archive by hand" },
  archiveSpoilt: {
    vi: "{changed} tệp bị sửa, {missing} tệp bị xóa trong kho mà chưa khôi phục được; xem Rà soát",
    en: "{changed} files changed and {missing} removed in the archive that could not be restored; see Reconciliation",
  },
  texts: { vi: "Chữ trong tệp", en: "Text of files" },
  textsRead: {
    vi: "{found} tệp tìm được theo nội dung, {none} tệp quét không có lớp chữ, {failed} tệp không đọc được",
    en: "{found} files are found by their text, {none} are scans without text, {failed} could not be read",
  },
  textsWaiting: {
    vi: "{waiting} tệp đang chờ đọc; {found} tìm được theo nội dung, {none} không có lớp chữ, {failed} không đọc được",
    en: "{waiting} files wait to be read; {found} are found by their text, {none} have none, {failed} could not be read",
  },
  audit: { vi: "Nhật ký kiểm toán", en: "Audit entries" },
  auditSome: {
    vi: "{n} mục của cơ quan, nối chuỗi để phát hiện sửa xóa",
    en: "{n} of the agency, chained so that changes show",
  },
  findings: { vi: "Rà soát", en: "Reconciliation" },
  findingsNone: { vi: "Hồ sơ, tệp và việc đang giao khớp nhau", en: "Records, files and assignments agree" },
  findingsNever: { vi: "Chưa rà soát lần nào", en: "Not checked yet" },
  findingsChecked: {
    vi: "Rà soát lúc {when}: {files} tệp, {assignments} việc đang giao. Tự rà soát mỗi đêm.",
    en: "Checked {when}: {files} files, {assignments} assignments. Checked by itself every night.",
  },
  findingsList: { vi: "Những điều cần xem", en: "What to look at" },
  checkNow: { vi: "Rà soát ngay", en: "Check now" },
  checkAsked: {
    vi: "Đã yêu cầu; kết quả hiện sau ít phút.",
    en: "Asked for; what is found shows in a few minutes.",
  },
  foundAt: { vi: "phát hiện {when}", en: "found {when}" },
  handOver: { vi: "Chuyển cho đơn vị", en: "Hand to the unit" },
  sendAgain: { vi: "Gửi lại", en: "Send again" },
  clear: { vi: "Dọn", en: "Clear" },
  settled: { vi: "Đã xử lý", en: "Settled" },
  openDead: { vi: "Mở hộp lỗi", en: "Open dead letters" },
  openDeliveries: { vi: "Mở sổ chuyển phát", en: "Open deliveries" },
});
