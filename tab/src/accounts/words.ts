import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Mất quyền kiểm soát tài khoản", en: "Control of an account was lost" },
  about: {
    vi: "Tài khoản bị khóa ngay: mọi phiên làm việc, thẻ và ủy quyền dừng lại. Người phụ trách an toàn thông tin và quản trị được báo; họ mở khóa khi đã kiểm tra.",
    en: "The account is frozen at once: its sessions, cards and delegations stop. The security officer and the administrators are told; they lift it when it is safe.",
  },
  aboutMine: {
    vi: "Sau khi khóa, chính người đang dùng cũng không làm tiếp được bằng tài khoản này.",
    en: "Once frozen, you cannot go on with this account either.",
  },
  whose: { vi: "Tài khoản của", en: "Whose account" },
  mine: { vi: "Tôi", en: "Mine" },
  colleague: { vi: "Đồng nghiệp", en: "A colleague's" },
  person: { vi: "Người", en: "Person" },
  personHint: { vi: "Gõ tên để tìm, không cần dấu", en: "Type a name" },
  nobody: { vi: "Không thấy ai có tên này", en: "Nobody has this name" },
  choosePerson: { vi: "Chọn một người trong danh sách.", en: "Choose a person from the list." },
  since: { vi: "Nghi mất từ", en: "Probably lost since" },
  sinceHint: { vi: "Để trống nếu vừa mới xảy ra", en: "Leave empty if it has just happened" },
  time: { vi: "Giờ", en: "Time" },
  reason: { vi: "Chuyện gì đã xảy ra", en: "What happened" },
  reasonHint: {
    vi: "Ví dụ: mất điện thoại; bấm vào liên kết lạ rồi nhập mật khẩu",
    en: "Such as: lost phone; typed the password on a strange page",
  },
  needed: { vi: "Cần nhập thông tin này.", en: "This is needed." },
  badDate: { vi: "Ngày không hợp lệ, nhập dạng dd/mm/yyyy.", en: "Not a valid date; use dd/mm/yyyy." },
  freeze: { vi: "Khóa tài khoản ngay", en: "Freeze the account now" },
  frozen: {
    vi: "Đã khóa tài khoản; người phụ trách đã được báo",
    en: "The account is frozen; its security officer was told",
  },
});
