import type { Messages } from "./message.ts";

/** One sentence for each thing that can happen to a document; who did it and when stand beside it. */
export const historyMessages = {
  "incoming.registered": {
    vi: "Vào sổ văn bản đến, số đến {arrivalNumber}",
    en: "Registered as arrival number {arrivalNumber}",
  },
  "import.row": {
    vi: "Nhập từ sổ cũ: tệp {fileName}, dòng {row}",
    en: "Imported from an old register: file {fileName}, row {row}",
  },
  "incoming.amended": { vi: "Đính chính thông tin đăng ký", en: "Amended what the register says" },
  "meeting.set": { vi: "Ghi lịch họp", en: "Settled the meeting" },
  "meeting.drafted": {
    vi: "Soạn lịch họp trong lịch của mình",
    en: "Drafted the meeting in their own calendar",
  },
  "meeting.updated": {
    vi: "Cập nhật lịch họp đã soạn",
    en: "Brought the drafted meeting up to date",
  },
  "routing.submitted": { vi: "Trình {to}", en: "Submitted to {to}" },
  "routing.givenBack": { vi: "Trả lại văn thư", en: "Gave it back to the clerk" },
  "routing.instructed": {
    vi: "Chỉ đạo: {order}",
    en: "Instructed: {order}",
  },
  "routing.transferred": { vi: "Chuyển giải quyết: {order}", en: "Transferred: {order}" },
  "routing.assignedOn": { vi: "Phân công trong đơn vị: {order}", en: "Assigned within the unit: {order}" },
  "routing.claimed": {
    vi: "Nhận xử lý việc giao cho đơn vị, trong kênh của đơn vị",
    en: "Took what the unit was given, in the unit's channel",
  },
  "routing.acknowledged": { vi: "Đã nhận việc", en: "Acknowledged" },
  "routing.reported": { vi: "Báo cáo tiến độ", en: "Reported progress" },
  "routing.extensionAsked": { vi: "Xin gia hạn đến {until}", en: "Asked for more time, until {until}" },
  "routing.extensionGranted": { vi: "Đồng ý gia hạn đến {until}", en: "Granted more time, until {until}" },
  "routing.extensionRefused": {
    vi: "Không đồng ý gia hạn đến {until}",
    en: "Refused more time until {until}",
  },
  "routing.assignmentReturned": { vi: "Trả lại việc được giao", en: "Returned the assignment" },
  "routing.completed": { vi: "Hoàn thành việc được giao", en: "Completed the assignment" },
  "routing.reopened": { vi: "Mở lại để xử lý tiếp", en: "Reopened for further work" },
  "routing.handedOver": {
    vi: "{from} không còn giữ việc này; bàn giao cho: {order}",
    en: "{from} holds this no longer; handed over to: {order}",
  },
  "routing.leftWith": {
    vi: "{from} tiếp tục việc này sau khi chuyển đơn vị",
    en: "{from} goes on with this after moving to another unit",
  },
  "routing.refused": { vi: "Từ chối tiếp nhận (trạng thái 02)", en: "Refused to take it (status 02)" },
  "signatures.judged": { vi: "Kiểm tra chữ ký số: {value}", en: "Signatures checked: {value}" },
  "signatures.rejudged": {
    vi: "Giá trị pháp lý thay đổi: {value} (trước đó: {previous})",
    en: "Legal value changed: {value} (before: {previous})",
  },
  "signatures.asked": {
    vi: "Yêu cầu kiểm tra lại chữ ký số",
    en: "Asked for the signatures to be checked again",
  },
  "signedVersion.read": {
    vi: "Xem bản lúc ký của tệp '{name}', chữ ký thứ {number}",
    en: "Looked at the file '{name}' as signature {number} signed it",
  },
  "outgoing.issued": { vi: "Cấp số {symbol}", en: "Numbered as {symbol}" },
  "outgoing.received": { vi: "Xác nhận đã nhận văn bản", en: "Confirmed that it was received" },
  "outgoing.fileOpened": { vi: "Mở tệp “{name}”", en: "Opened the file “{name}”" },
  "draft.started": { vi: "Bắt đầu soạn thảo", en: "Began the draft" },
  "draft.versionAdded": { vi: "Thêm bản {number} ({name})", en: "Added version {number} ({name})" },
  "draft.submitted": { vi: "Trình {to} bản {number}", en: "Submitted version {number} to {to}" },
  "draft.approved": { vi: "Duyệt bản {number}", en: "Approved version {number}" },
  "draft.givenBack": { vi: "Trả lại bản {number} để sửa", en: "Gave version {number} back" },
  "draft.withdrawn": { vi: "Thôi soạn thảo", en: "Gave the draft up" },
  "draft.issued": { vi: "Phát hành thành {symbol}", en: "Issued as {symbol}" },
  "draft.shared": { vi: "Mở để sửa chung trong Word", en: "Opened it for editing together in Word" },
  "draft.changedAfterApproval": {
    vi: "Bản {number} xuất hiện sau khi duyệt; bản đã duyệt được giữ nguyên",
    en: "Version {number} came after the approval; what was approved is kept as it was",
  },
  "draft.versionRefused": {
    vi: "Không nhận bản sửa trong Word; đã đóng sửa chung: {reasonVi}",
    en: "A version written in Word was refused, and editing together was closed: {reasonEn}",
  },
  "slip.printed": { vi: "In phiếu giải quyết văn bản", en: "Printed the routing slip" },
  "document.sealed": { vi: "Niêm phong văn bản", en: "Sealed the document" },
  "secrecy.found": {
    vi: "Phát hiện dấu chỉ độ mật trong tệp; đã báo văn thư và quản trị",
    en: "A mark of secrecy was found in a file; clerks and the administrator were told",
  },
  "secrecy.settled": {
    vi: "Quản trị xác nhận dấu chỉ độ mật phát hiện được là nhầm",
    en: "An administrator found that the mark of secrecy is none",
  },
  "incoming.stamped": { vi: "Lấy bản có dấu “ĐẾN”", en: "Took a copy with the arrival stamp" },
  "file.damaged": {
    vi: "Tệp không còn đúng như khi nhận; đã báo quản trị",
    en: "A file is no longer as it was received; the administrator was told",
  },
  "malware.foundLater": {
    vi: "Quét lại phát hiện mã độc trong tệp “{name}” ({found}); tệp bị khóa",
    en: "A later scan found malware in “{name}” ({found}); the file is blocked",
  },
  "malware.notSeen": {
    vi: "Máy quét mã độc không xem hết được tệp “{name}”; tệp bị khóa",
    en: "The malware scanner could not look into “{name}”; the file is blocked",
  },
  "malware.cleared": {
    vi: "Quét lại không còn thấy mã độc trong tệp “{name}”; tệp được mở khóa",
    en: "A later scan finds nothing in “{name}” any more; the file is free",
  },
  "file.linkOpened": {
    vi: "Mở tệp {name} bằng đường dẫn tạm",
    en: "Opened the file {name} by a short-lived link",
  },
  "archive.restored": {
    vi: "Tệp {name} bị sửa hoặc xóa ngoài Vanthu; đã khôi phục bản gốc",
    en: "The file {name} was changed or removed outside Vanthu; the original was restored",
  },
  "archive.changed": {
    vi: "Tệp {name} bị sửa ngoài Vanthu; chưa khôi phục được bản gốc, đã báo quản trị",
    en: "The file {name} was changed outside Vanthu; the original could not be restored, the administrator was told",
  },
  "archive.missing": {
    vi: "Tệp {name} bị xóa ngoài Vanthu; chưa khôi phục được, đã báo quản trị",
    en: "The file {name} was removed outside Vanthu and could not be restored; the administrator was told",
  },
  "archive.moved": {
    vi: "Tệp {name} được chuyển hoặc đổi tên ngoài Vanthu, nay ở: {path}",
    en: "The file {name} was moved or renamed outside Vanthu and now is at: {path}",
  },
  "part.lead": { vi: "{names} chủ trì", en: "{names} to lead" },
  "part.support": { vi: "{names} phối hợp", en: "{names} to support" },
  "part.inform": { vi: "{names} để biết", en: "{names} for information" },
  "part.deadline": { vi: "hạn {at}", en: "by {at}" },
  "part.replaces": { vi: "thay cho ý kiến {at}", en: "in place of the instruction of {at}" },
  "part.afterDocument": {
    vi: "đã xác nhận hạn sau hạn ghi trên văn bản ({due})",
    en: "confirmed to be later than the document's own deadline ({due})",
  },
  "part.sentBy": { vi: "{sender} gửi qua Vanthu", en: "sent through Vanthu by {sender}" },
  "part.changedBy": { vi: "người sửa: {by}", en: "by {by}" },
  "part.reply": { vi: "văn bản trả lời {symbol}", en: "reply {symbol}" },
} as const satisfies Messages;
