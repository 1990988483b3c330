import { accessMessages } from "./access.ts";
import type { Messages } from "./message.ts";

/** What the bot says of accounts over which somebody lost control (R61). */
export const botAccountMessages = {
  accountHeading: { vi: "MẤT QUYỀN KIỂM SOÁT TÀI KHOẢN", en: "ACCOUNT LOST" },
  accountSaid: {
    vi: "{frozenBy} báo tài khoản của {person} bị mất quyền kiểm soát lúc {when}; tài khoản đã bị khóa. Lý do: {reason}",
    en: "{frozenBy} reported at {when} that control of {person}'s account was lost; it is frozen. Reason: {reason}",
  },
  accountNext: {
    vi: "Xem những việc đã làm bằng tài khoản này ở Quản trị › Tài khoản bị khóa, và thu hồi phiên đăng nhập trong Entra.",
    en: "See what was done with it in Administration › Frozen accounts, and revoke its sessions in Entra.",
  },
  accountIsFrozen: accessMessages["access.account-frozen"],
  onBehalf: { vi: "{who} (thay mặt {giver})", en: "{who} (on behalf of {giver})" },
  leftHeading: { vi: "VIỆC CHỜ PHÂN LẠI", en: "WORK TO BE GIVEN ON" },
  leftSaid: {
    vi: "{count} việc của {from} đang chờ phân lại.",
    en: "Work of {from} waits to be given to somebody else: {count}.",
  },
  leftInUnitSaid: {
    vi: "{count} việc của {from} ở {unit} đang chờ phân lại.",
    en: "Work of {from} in {unit} waits to be given to somebody else: {count}.",
  },
  leftNext: {
    vi: "Người này đã rời cơ quan hoặc chuyển đơn vị. Thời hạn của từng việc giữ nguyên.",
    en: "They left the agency or moved to another unit. Every deadline stays.",
  },
  leftOpen: { vi: "Mở danh sách", en: "Open the list" },
  handedHeading: { vi: "NHẬN BÀN GIAO", en: "WORK HANDED OVER" },
  handedSaid: {
    vi: "Công việc của {from} đã được bàn giao cho người đọc tin này.",
    en: "The work of {from} was handed over to you.",
  },
  handedNext: {
    vi: "Toàn bộ việc nhận bàn giao nằm trong Việc của tôi, theo hạn xử lý.",
    en: "All of it is in My work, by its deadlines.",
  },
  cardFor: { vi: "Thay mặt: {name}", en: "On behalf of: {name}" },
  standInOver: {
    vi: "Ủy quyền đã hết: không còn được thay mặt xử lý văn bản này.",
    en: "The delegation is over: this document is no longer yours to handle on behalf of somebody.",
  },
  standInHeading: { vi: "THAY MẶT {giver}", en: "IN THE PLACE OF {giver}" },
  standInSaid: {
    vi: "Từ nay xử lý thay {giver}{until}: {count} việc đang chờ.",
    en: "From now on in the place of {giver}{until}: {count} waiting.",
  },
  standInUntil: { vi: " đến hết {date}", en: " until {date}" },
  standInUrgent: { vi: "Khẩn hoặc đã đến hạn", en: "Urgent, or due" },
  standInNext: {
    vi: "Trong Vanthu, chọn “Thay mặt: {giver}” ở góc trên để thấy tất cả.",
    en: "In Vanthu, choose “On behalf of: {giver}” at the top to see everything.",
  },
  arrivedHeading: { vi: "VĂN BẢN GỬI ĐẾN CHỜ VÀO SỔ", en: "A DOCUMENT TO REGISTER" },
  arrivedSaid: {
    vi: "{sentBy} thay mặt {outside} gửi một văn bản đến cơ quan.",
    en: "{sentBy} sent the agency a document on behalf of {outside}.",
  },
  arrivedOpen: { vi: "Mở văn bản đến", en: "Open incoming documents" },
  rightsHeading: { vi: "CHỜ XÁC NHẬN THÊM QUYỀN", en: "RIGHTS TO CONFIRM" },
  rightsSaid: {
    vi: "{askedBy} đề nghị thêm quyền cho {person}: {what}.",
    en: "{askedBy} asks for more rights for {person}: {what}.",
  },
  ruleSaid: { vi: "{askedBy} đề nghị: {what}.", en: "{askedBy} asks: {what}." },
  rightsNext: {
    vi: "Việc này chỉ có hiệu lực khi một quản trị khác xác nhận (NĐ 30, Phụ lục VI).",
    en: "It holds only once another administrator confirms it (Decree 30, Appendix VI).",
  },
  rightsConfirm: { vi: "Xác nhận", en: "Confirm" },
  rightsRefuse: { vi: "Không đồng ý", en: "Refuse" },
  rightsConfirmed: { vi: "Đã xác nhận.", en: "Confirmed." },
  rightsRefused: { vi: "Đã từ chối đề nghị.", en: "The request is refused." },
  freezeAsk: {
    vi: "Khóa ngay một tài khoản bị mất quyền kiểm soát. Mọi phiên làm việc, thẻ và ủy quyền của tài khoản dừng lại tức thì; người phụ trách an toàn thông tin được báo.",
    en: "Freezes an account over which control was lost. Its sessions, cards and delegations stop at once; the security officer is told.",
  },
  freezeWho: { vi: "Tài khoản của", en: "Whose account" },
  freezeMine: { vi: "Tôi ({name})", en: "Mine ({name})" },
  freezeWhoMissing: { vi: "Chọn tài khoản cần khóa.", en: "Choose the account." },
  freezeReason: { vi: "Chuyện gì đã xảy ra", en: "What happened" },
  freezeReasonMissing: { vi: "Ghi ngắn gọn chuyện đã xảy ra.", en: "Say briefly what happened." },
  freezeNow: { vi: "Khóa tài khoản ngay", en: "Freeze the account now" },
  freezeDone: {
    vi: "Đã khóa tài khoản. Người phụ trách an toàn thông tin và quản trị đã được báo.",
    en: "The account is frozen. The security officer and the administrators were told.",
  },
  helpFreeze: {
    vi: "khóa tài khoản — khi mất quyền kiểm soát tài khoản của mình hoặc đồng nghiệp",
    en: "freeze account — when control of your account or a colleague’s was lost",
  },
} as const satisfies Messages;
