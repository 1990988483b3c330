import type { Messages } from "./message.ts";

/** Who may do what, and signing in. */
export const accessMessages = {
  "access.channel-linkers-only": {
    vi: "Chỉ người đứng đầu đơn vị hoặc quản trị liên kết được kênh của đơn vị.",
    en: "Only the head of a unit or an administrator links the unit's channel.",
  },
  "access.unit-members-only": {
    vi: "Việc này giao cho đơn vị khác: chỉ người của đơn vị được giao nhận xử lý được.",
    en: "This was given to another unit: only its people can take it.",
  },
  "access.announcers-only": {
    vi: "Chỉ văn thư và lãnh đạo cơ quan được gửi thông báo cho nhiều người.",
    en: "Only clerks and leaders of the agency may announce something to many.",
  },
  "access.sign-in": {
    vi: "Bạn cần đăng nhập.",
    en: "You need to sign in.",
  },
  "access.token-expired": {
    vi: "Phiên đăng nhập đã hết hạn. Hãy đăng nhập lại.",
    en: "Your sign-in has expired. Sign in again.",
  },
  "access.token-refused": {
    vi: "Không xác nhận được bạn là ai. Hãy đăng nhập lại.",
    en: "Who you are could not be confirmed. Sign in again.",
  },
  "access.check-unavailable": {
    vi: "Chưa liên lạc được với dịch vụ đăng nhập của Microsoft. Hãy thử lại sau ít phút.",
    en: "Microsoft's sign-in service cannot be reached. Try again in a few minutes.",
  },
  "access.sample-only": {
    vi: "Đăng nhập thử chỉ có khi chạy Vanthu trên máy này.",
    en: "The sample sign-in exists only when Vanthu runs on this machine.",
  },
  "access.host": {
    vi: "Khi chạy thử, Vanthu chỉ trả lời tại địa chỉ của chính máy này (127.0.0.1 hoặc localhost).",
    en: "In the trial mode Vanthu answers only at this machine's own address (127.0.0.1 or localhost).",
  },
  "access.too-many-requests": {
    vi: "Quá nhiều yêu cầu trong thời gian ngắn. Hãy thử lại sau {seconds} giây.",
    en: "Too many requests in a short time. Try again in {seconds} seconds.",
  },
  "access.unknown-person": {
    vi: "Tài khoản của bạn chưa được đưa vào Vanthu hoặc đã ngừng. Hãy báo quản trị viên của cơ quan.",
    en: "Your account is not known to Vanthu, or was ended. Tell your agency's administrator.",
  },
  "access.account-frozen": {
    vi: "Tài khoản này đang bị khóa vì báo mất quyền kiểm soát. Hãy báo quản trị hoặc người phụ trách an toàn thông tin của cơ quan.",
    en: "This account is frozen: it was reported that control of it was lost. Tell your agency's administrator or security officer.",
  },
  "access.own-name-only": {
    vi: "Việc này chỉ làm được dưới tên mình. Hãy thôi thay mặt rồi làm lại.",
    en: "This can be done only in your own name. Stop acting on somebody's behalf first.",
  },
  "access.second-person": {
    vi: "Việc này cần một quản trị khác: không phải người đề nghị, cũng không phải người được thêm quyền (NĐ 30, Phụ lục VI).",
    en: "Another administrator has to do this: neither who asked for it nor whose rights they are (Decree 30, Appendix VI).",
  },
  "access.security-only": {
    vi: "Chỉ quản trị và người phụ trách an toàn thông tin của cơ quan làm được việc này.",
    en: "Only the agency's administrators and security officers can do this.",
  },
  "access.no-appointment": {
    vi: "Bạn không còn được phân công ở cơ quan này. Hãy chọn cơ quan khác hoặc báo quản trị viên.",
    en: "You hold no appointment in this agency. Choose another agency or tell an administrator.",
  },
  "access.denied": {
    vi: "Bạn không được làm việc này.",
    en: "You may not do this.",
  },
} as const satisfies Messages;
