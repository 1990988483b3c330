import { botAccountMessages } from "./bot-accounts.ts";
import { botReachMessages } from "./bot-reach.ts";
import { sharingMessages } from "./bot-sharing.ts";
import { botDraftMessages } from "./bot-drafts.ts";
import { botArchiveMessages } from "./bot-archive.ts";
import { issuedMessages } from "./bot-issued.ts";
import { malwareMessages } from "./bot-malware.ts";
import { secrecyMessages } from "./bot-secrecy.ts";
import { botLegalValueMessages } from "./bot-legal-value.ts";
import { welcomeMessages } from "./bot-welcome.ts";
import type { Messages } from "./message.ts";

/** What the bot says: on cards, in answers, and in the one sentence that a notification shows. */
export const botMessages = {
  ...botAccountMessages,
  ...botLegalValueMessages,
  ...botReachMessages,
  ...sharingMessages,
  ...issuedMessages,
  ...malwareMessages,
  ...secrecyMessages,
  ...botArchiveMessages,
  ...botDraftMessages,
  ...welcomeMessages,
  // Head of a card
  incomingDocument: { vi: "VĂN BẢN ĐẾN", en: "INCOMING DOCUMENT" },
  arrivalNumber: { vi: "Số đến {number}", en: "Arrival no. {number}" },
  priority1: { vi: "KHẨN", en: "URGENT" },
  priority2: { vi: "THƯỢNG KHẨN", en: "VERY URGENT" },
  priority3: { vi: "HỎA TỐC", en: "IMMEDIATE" },
  pages: { vi: "{count} trang", en: "{count} pages" },
  due: { vi: "Hạn {date} ({words})", en: "Due {date} ({words})" },
  firstDue: { vi: "Hạn ban đầu {date}", en: "First deadline {date}" },
  lead: { vi: "chủ trì", en: "lead" },
  support: { vi: "phối hợp", en: "support" },
  inform: { vi: "để biết", en: "for information" },
  yourRole: { vi: "Được giao {role}", en: "Assigned to {role}" },
  orderBy: { vi: "Ý kiến chỉ đạo của {by}:", en: "Instruction by {by}:" },
  inPlaceOf: { vi: "Thay cho ý kiến lúc {when}", en: "In place of the instruction of {when}" },
  result: { vi: "Kết quả:", en: "Result:" },
  replySymbol: { vi: "Văn bản trả lời: {symbol}", en: "Reply: {symbol}" },
  handledBy: { vi: "Giao: {names}", en: "Assigned: {names}" },

  // Why the card was brought
  toInstruct: { vi: "Chờ cho ý kiến", en: "Waiting for an instruction" },
  toSubmit: { vi: "Chờ trình", en: "Waiting to be submitted" },
  assigned: { vi: "Việc mới được giao", en: "New assignment" },
  assignedInform: { vi: "Để biết", en: "For information" },
  reported: { vi: "Báo cáo tiến độ", en: "Progress report" },
  extensionAsked: { vi: "Xin gia hạn", en: "More time asked for" },
  extensionDecided: { vi: "Trả lời xin gia hạn", en: "Answer about more time" },
  returned: { vi: "Việc bị trả lại", en: "Assignment returned" },
  givenBack: { vi: "Lãnh đạo trả lại văn bản", en: "Given back by the leader" },
  completed: { vi: "Đã hoàn thành", en: "Completed" },
  reopened: { vi: "Mở lại để xử lý tiếp", en: "Reopened" },
  released: { vi: "Không phải xử lý nữa", en: "No longer yours to handle" },
  reminderBefore: { vi: "Sắp đến hạn", en: "Due soon" },
  reminderDue: { vi: "Đến hạn", en: "Due now" },
  reminderOverdue: { vi: "Quá hạn", en: "Overdue" },
  lookedUp: { vi: "Văn bản cần tìm", en: "Document found" },

  // One sentence for a notification and a screen reader
  sayDocument: {
    vi: "Văn bản{priority} {symbol} của {sender}",
    en: "Document{priority} {symbol} from {sender}",
  },
  sayDue: { vi: ", hạn {date}", en: ", due {date}" },
  sayToInstruct: { vi: "{document} chờ cho ý kiến{due}.", en: "{document} waits for an instruction{due}." },
  sayToSubmit: { vi: "{document} chờ trình lãnh đạo{due}.", en: "{document} waits to be submitted{due}." },
  sayAssigned: {
    vi: "{document} vừa được giao, vai trò {role}{due}.",
    en: "{document} was assigned, role: {role}{due}.",
  },
  sayAssignedInform: { vi: "{document} được gửi để biết.", en: "{document} was sent for information." },
  sayReported: {
    vi: "{who} báo cáo tiến độ: {document}{due}.",
    en: "{who} reported progress: {document}{due}.",
  },
  sayExtensionAsked: {
    vi: "{who} xin gia hạn đến {until}: {document}.",
    en: "{who} asks for more time until {until}: {document}.",
  },
  sayExtensionDecided: {
    vi: "Đề nghị gia hạn đã được trả lời: {document}{due}.",
    en: "The wish for more time was answered: {document}{due}.",
  },
  sayReturned: {
    vi: "{who} trả lại việc được giao: {document}.",
    en: "{who} returned the assignment: {document}.",
  },
  sayGivenBack: {
    vi: "{who} trả lại cho văn thư: {document}.",
    en: "{who} gave back to the clerk: {document}.",
  },
  sayCompleted: { vi: "{who} đã hoàn thành: {document}.", en: "{who} completed: {document}." },
  sayReleased: {
    vi: "{document}: việc đã xong hoặc đã giao cho nơi khác.",
    en: "{document}: it is done, or was assigned to somebody else.",
  },
  sayReopened: { vi: "{document} được mở lại để xử lý tiếp{due}.", en: "{document} was reopened{due}." },
  sayReminderBefore: { vi: "{document} sắp đến hạn{due}.", en: "{document} will soon be due{due}." },
  sayReminderDue: { vi: "{document} đến hạn xử lý{due}.", en: "{document} is due{due}." },
  sayReminderOverdue: { vi: "{document} đã quá hạn xử lý{due}.", en: "{document} is overdue{due}." },
  sayLookedUp: { vi: "{document}{due}.", en: "{document}{due}." },

  // What can be done
  doInstruct: { vi: "Giao việc", en: "Instruct" },
  doInform: { vi: "Để biết", en: "Inform" },
  doGiveBack: { vi: "Trả lại", en: "Give back" },
  doSubmit: { vi: "Trình", en: "Submit" },
  doAcknowledge: { vi: "Đã nhận", en: "Acknowledge" },
  doReport: { vi: "Báo cáo", en: "Report" },
  doAskExtension: { vi: "Xin gia hạn", en: "Ask for more time" },
  doReturn: { vi: "Trả lại", en: "Return" },
  doAssignOn: { vi: "Giao tiếp", en: "Assign on" },
  doMend: { vi: "Sửa trong 5 phút", en: "Mend within 5 minutes" },
  confirmMend: { vi: "Thay ý kiến vừa cho", en: "Replace the instruction" },
  stillInstruct: { vi: "Vẫn giao hạn này", en: "Keep this deadline" },
  stillGrant: { vi: "Vẫn đồng ý", en: "Agree all the same" },
  cancel: { vi: "Hủy", en: "Cancel" },
  doComplete: { vi: "Hoàn thành", en: "Complete" },
  doReopen: { vi: "Mở lại", en: "Reopen" },
  grant: { vi: "Đồng ý", en: "Agree" },
  refuse: { vi: "Không", en: "Refuse" },
  sendReport: { vi: "Gửi báo cáo", en: "Send report" },
  sendWish: { vi: "Gửi đề nghị", en: "Send request" },
  confirmInform: { vi: "Gửi để biết", en: "Send for information" },
  confirmReturn: { vi: "Xác nhận trả lại", en: "Confirm" },
  confirmComplete: { vi: "Xác nhận hoàn thành", en: "Confirm" },
  confirmReopen: { vi: "Xác nhận mở lại", en: "Confirm" },
  openDocument: { vi: "Mở văn bản", en: "Open document" },
  openWork: { vi: "Mở Việc của tôi", en: "Open My work" },
  openSearch: { vi: "Mở trang tìm kiếm", en: "Open the search" },
  outgoingLine: { vi: "Văn bản đi", en: "Outgoing" },
  openRegister: { vi: "Mở Văn bản đến", en: "Open Incoming documents" },

  // Inputs
  leadInput: { vi: "Chủ trì", en: "Lead" },
  leadMissing: { vi: "Chọn đơn vị hoặc người chủ trì.", en: "Choose the unit or person who leads." },
  choose: { vi: "Chọn…", en: "Choose…" },
  supportInput: { vi: "Phối hợp", en: "Support" },
  informInput: { vi: "Gửi để biết tới", en: "For the information of" },
  informMissing: { vi: "Chọn ít nhất một đơn vị hoặc người.", en: "Choose at least one unit or person." },
  deadlineInput: { vi: "Hạn xử lý", en: "Deadline" },
  otherDay: { vi: "Hoặc ngày khác", en: "Or another day" },
  typeName: { vi: "Gõ tên để tìm", en: "Type a name" },
  dueAsDocument: { vi: "Theo văn bản: {date}", en: "As in the document: {date}" },
  dueAsRules: { vi: "Theo quy chế: {date}", en: "As the agency’s rules say: {date}" },
  dueAsUnit: { vi: "Theo hạn của đơn vị: {date}", en: "As the unit has: {date}" },
  dueToday: { vi: "Hôm nay: {date}", en: "Today: {date}" },
  dueTomorrow: { vi: "Ngày mai: {date}", en: "Tomorrow: {date}" },
  dueNextDay: { vi: "Ngày làm việc tiếp theo: {date}", en: "Next working day: {date}" },
  dueDays: { vi: "{count} ngày làm việc: {date}", en: "{count} working days: {date}" },
  dueHours: { vi: "{count} giờ làm việc: {date}", en: "{count} working hours: {date}" },
  deadlineWrong: { vi: "Hạn xử lý chưa đúng dạng ngày.", en: "The deadline is not a date." },
  orderInput: { vi: "Nội dung chỉ đạo", en: "Instruction" },
  orderPlaceholder: {
    vi: "Ví dụ: nghiên cứu, tham mưu trả lời",
    en: "For example: study and draft a reply",
  },
  reasonInput: { vi: "Lý do", en: "Reason" },
  reasonMissing: { vi: "Nhập lý do.", en: "Give the reason." },
  leaderInput: { vi: "Trình lãnh đạo", en: "Submit to" },
  leaderMissing: { vi: "Chọn lãnh đạo.", en: "Choose a leader." },
  noteInput: { vi: "Ghi chú", en: "Note" },
  reportInput: { vi: "Nội dung báo cáo", en: "Progress" },
  reportMissing: { vi: "Nhập nội dung báo cáo.", en: "Say how far it is." },
  untilInput: { vi: "Xin gia hạn đến", en: "More time until" },
  untilMissing: { vi: "Chọn ngày xin gia hạn.", en: "Choose the day." },
  resultInput: { vi: "Kết quả xử lý", en: "Result" },
  resultMissing: { vi: "Nhập kết quả xử lý.", en: "Say what the result is." },
  replyInput: { vi: "Số, ký hiệu văn bản trả lời", en: "Number and symbol of the reply" },
  moreChoices: {
    vi: "Danh sách rút gọn; đủ {count} đơn vị và người có trong văn bản.",
    en: "A short list; all {count} units and people are in the document's page.",
  },
  extensionWish: {
    vi: "{who} xin gia hạn đến {until}: {reason}",
    en: "{who} asks for more time until {until}: {reason}",
  },

  // What became of it, on the card that replaces the one with the buttons
  at: { vi: "{sentence} — lúc {when}", en: "{sentence} — at {when}" },
  youAssigned: { vi: "Bạn đã giao {whom}{due}", en: "You assigned it to {whom}{due}" },
  otherAssigned: { vi: "{who} đã giao {whom}{due}", en: "{who} assigned it to {whom}{due}" },
  whomRole: { vi: "{name} {role}", en: "{name} ({role})" },
  youGaveBack: { vi: "Bạn đã trả lại văn thư", en: "You gave it back to the clerk" },
  otherGaveBack: { vi: "{who} đã trả lại văn thư", en: "{who} gave it back to the clerk" },
  youSubmitted: { vi: "Bạn đã trình {leader}", en: "You submitted it to {leader}" },
  otherSubmitted: { vi: "Đã trình {leader}", en: "It was submitted to {leader}" },
  youAcknowledged: { vi: "Bạn đã nhận việc", en: "You acknowledged it" },
  otherAcknowledged: { vi: "{who} đã nhận việc", en: "{who} acknowledged it" },
  assignmentCompleted: { vi: "{who} đã hoàn thành", en: "{who} completed it" },
  assignmentReturned: { vi: "Việc này đã được trả lại người giao", en: "It was returned to who assigned it" },
  withdrawn: { vi: "Việc này đã được giao cho nơi khác", en: "It was assigned to somebody else" },
  documentDone: { vi: "Văn bản đã được xử lý xong", en: "The document is done" },
  documentReopened: { vi: "Văn bản đã được mở lại", en: "The document was reopened" },
  extensionPending: {
    vi: "Đã xin gia hạn đến {until}, chờ trả lời",
    en: "More time until {until} was asked for; no answer yet",
  },
  extensionAnswered: {
    vi: "Đề nghị gia hạn đã được trả lời, hạn hiện nay {date}",
    en: "The wish for more time was answered; now due {date}",
  },
  recorded: { vi: "Đã ghi nhận — lúc {when}.", en: "Recorded at {when}." },
  youReported: { vi: "Đã gửi báo cáo — lúc {when}.", en: "The report was sent at {when}." },
  changedBy: {
    vi: "Việc này đã thay đổi bởi {who} lúc {when}. Đây là trạng thái hiện tại.",
    en: "This was changed by {who} at {when}. What is shown is its present state.",
  },
  changed: {
    vi: "Việc này vừa thay đổi. Đây là trạng thái hiện tại.",
    en: "This has just changed. What is shown is its present state.",
  },
  fault: {
    vi: "Chưa thực hiện được do lỗi của hệ thống; mở văn bản để xem trạng thái hiện tại. Mã lỗi {id}.",
    en: "This did not work because of a fault of ours; open the document to see where it stands. Fault {id}.",
  },
  notSeen: {
    vi: "Không tìm thấy văn bản này, hoặc văn bản không thuộc phạm vi được xem.",
    en: "This document does not exist, or is not yours to see.",
  },
  oldCard: {
    vi: "Thẻ này không còn dùng được. Gõ “việc của tôi” để xem việc đang chờ.",
    en: "This card can no longer be used. Type “my work” to see what waits.",
  },

  // Lists
  workHeading: { vi: "Việc chờ xử lý: {count}", en: "Waiting for action: {count}" },
  workEmpty: { vi: "Không có việc nào đang chờ.", en: "Nothing is waiting." },
  newHeading: { vi: "Văn bản đến mới nhất", en: "Newest incoming documents" },
  newEmpty: {
    vi: "Chưa có văn bản đến nào trong phạm vi được xem.",
    en: "There is no incoming document to show.",
  },
  foundHeading: { vi: "Kết quả tìm “{words}”", en: "Found for “{words}”" },
  foundNone: {
    vi: "Không tìm thấy văn bản nào có “{words}”.",
    en: "No document matches “{words}”.",
  },
  numberNone: {
    vi: "Không có số đến {number} trong phạm vi được xem.",
    en: "There is no arrival number {number} that you may see.",
  },
  more: { vi: "Còn nữa trong trang Vanthu.", en: "There are more in the tab." },
  openLine: { vi: "Mở văn bản {symbol}", en: "Open document {symbol}" },
  lineState: { vi: "Đến từ {sender}", en: "From {sender}" },

  // The digest of the day
  digestHeading: { vi: "Việc trong ngày {date}", en: "The day’s work, {date}" },
  digestOverdue: { vi: "Quá hạn ({count})", en: "Overdue ({count})" },
  digestToday: { vi: "Đến hạn hôm nay ({count})", en: "Due today ({count})" },
  digestNew: { vi: "Mới, để biết ({count})", en: "New, for information ({count})" },
  digestOther: { vi: "Đang chờ ({count})", en: "Waiting ({count})" },
  digestNothing: { vi: "Hôm nay không có việc đến hạn.", en: "Nothing is due today." },
  sayDigest: {
    vi: "Việc trong ngày: {overdue} quá hạn, {today} đến hạn hôm nay, {other} đang chờ.",
    en: "The day’s work: {overdue} overdue, {today} due today, {other} waiting.",
  },
  sayWork: { vi: "Có {count} việc chờ xử lý.", en: "{count} items wait for action." },
  // Help and welcome
  helpHeading: { vi: "Vanthu giúp được gì", en: "What Vanthu can do" },
  sayHelp: {
    vi: "Gõ “việc của tôi”, “văn bản mới”, “tìm” kèm từ cần tìm, hoặc “số đến” kèm số.",
    en: "Type “my work”, “new documents”, “find” and some words, or “arrival” and a number.",
  },
  helpWork: { vi: "việc của tôi — việc đang chờ, theo hạn", en: "my work — what waits, by deadline" },
  helpNew: { vi: "văn bản mới — văn bản đến mới nhất", en: "new documents — the newest incoming documents" },
  helpFind: {
    vi: "tìm quy chế — văn bản đến có những từ này, không cần dấu",
    en: "find budget — incoming documents with these words, marks not needed",
  },
  helpNumber: {
    vi: "số đến 412 — một văn bản theo số đến",
    en: "arrival 412 — one document by its arrival number",
  },
  helpHelp: { vi: "trợ giúp — hiện lại hướng dẫn này", en: "help — shows this again" },
  notUnderstood: {
    vi: "Câu này chưa có lệnh tương ứng. Có thể dùng:",
    en: "There is no such command. These can be used:",
  },
  unknownPerson: {
    vi: "Tài khoản này chưa có trong danh sách của cơ quan. Đề nghị liên hệ người quản trị Vanthu của cơ quan để được thêm.",
    en: "This account is not in the agency’s list. Please ask the agency’s Vanthu administrator to add it.",
  },
  noAppointment: {
    vi: "Tài khoản này hiện chưa được phân công ở cơ quan nào. Đề nghị liên hệ người quản trị Vanthu của cơ quan để được phân công.",
    en: "This account is appointed in no agency at present. Please ask the agency’s Vanthu administrator for an appointment.",
  },
  sharedChat: {
    vi: "Văn bản chỉ được hiện trong trò chuyện riêng với Vanthu. Mở trò chuyện riêng để tiếp tục.",
    en: "Documents are shown in the personal chat with Vanthu only. Continue there.",
  },
  answerFault: {
    vi: "Chưa trả lời được do lỗi của hệ thống. Thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị mã {id}.",
    en: "No answer because of a fault of ours. Try again in a few minutes; if it stays, tell the administrator fault {id}.",
  },
} as const satisfies Messages;
