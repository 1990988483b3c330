import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Tài khoản bị khóa", en: "Frozen accounts" },
  about: {
    vi: "Tài khoản được báo mất quyền kiểm soát. Xem những việc đã làm bằng tài khoản đó, xử lý, rồi mở khóa kèm lý do.",
    en: "Accounts over which control was lost. Look at what was done with them, put it right, then lift the freeze with a reason.",
  },
  report: { vi: "Báo mất tài khoản", en: "Report a lost account" },
  none: { vi: "Không có tài khoản nào bị khóa", en: "No account is frozen" },
  noneHint: {
    vi: "Ai cũng báo được từ menu tài khoản, hoặc nhắn “khóa tài khoản” cho Vanthu trong Teams.",
    en: "Everybody can report one from the account menu, or by writing “freeze account” to Vanthu in Teams.",
  },
  list: { vi: "Các lần khóa tài khoản", en: "Freezes" },
  isFrozen: { vi: "Đang khóa", en: "Frozen" },
  isLifted: { vi: "Đã mở khóa", en: "Lifted" },
  frozenBy: { vi: "{who} báo {when}", en: "reported by {who} {when}" },
  since: { vi: "nghi mất từ {when}", en: "probably lost since {when}" },
  liftedBy: { vi: "{who} mở khóa {when}: {reason}", en: "lifted by {who} {when}: {reason}" },
  acts: { vi: "Việc đã làm", en: "What was done" },
  actsOf: { vi: "Việc đã làm bằng tài khoản của {name}", en: "What was done with {name}'s account" },
  actsSince: { vi: "Từ", en: "Since" },
  time: { vi: "Giờ", en: "Time" },
  noActs: { vi: "Không có việc nào được ghi từ lúc đó.", en: "Nothing is on record since then." },
  actsMore: { vi: "Chỉ hiện {count} việc gần nhất.", en: "Only the latest {count} are shown." },
  ofDocument: { vi: "Văn bản {symbol}", en: "Document {symbol}" },
  behalf: { vi: "thay mặt {name}", en: "on behalf of {name}" },
  lift: { vi: "Mở khóa", en: "Lift" },
  liftWhose: { vi: "Mở khóa tài khoản của {name}", en: "Lift the freeze of {name}'s account" },
  liftHint: {
    vi: "Chỉ mở khi đã đổi mật khẩu, thu hồi phiên đăng nhập trong Entra và xem những việc đã làm.",
    en: "Only once the password is new, sessions in Entra are revoked and what was done has been looked at.",
  },
  reason: { vi: "Lý do", en: "Reason" },
  needed: { vi: "Cần nhập thông tin này.", en: "This is needed." },
});
