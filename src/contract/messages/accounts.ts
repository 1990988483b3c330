import type { Messages } from "./message.ts";

/** Accounts over which somebody lost control. */
export const accountMessages = {
  "account.frozen-already": {
    vi: "Tài khoản này đã bị khóa rồi.",
    en: "This account is frozen already.",
  },
  "account.nobody-left": {
    vi: "Khóa tài khoản này thì cơ quan không còn ai mở khóa được. Hãy nhờ quản trị hoặc người phụ trách an toàn thông tin khóa.",
    en: "With this account frozen nobody of the agency could lift it again. Ask an administrator or security officer to freeze it.",
  },
  "account.too-many": {
    vi: "Tài khoản này đã khóa {count} tài khoản khác. Hãy báo quản trị hoặc người phụ trách an toàn thông tin.",
    en: "This account has frozen {count} others already. Tell an administrator or security officer.",
  },
  "account.since-future": {
    vi: "Thời điểm nghi mất tài khoản không thể ở tương lai.",
    en: "The account cannot have been lost in the future.",
  },
  "account.not-found": { vi: "Không có lần khóa tài khoản này.", en: "There is no such freeze." },
  "account.changed": {
    vi: "Tài khoản vừa được người khác mở khóa. Hãy xem lại.",
    en: "Somebody has lifted this meanwhile. Look at it again.",
  },
} as const satisfies Messages;
