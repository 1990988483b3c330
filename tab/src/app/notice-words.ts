import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Thông báo cho tôi", en: "My notices" },
  about: {
    vi: "Trong giờ yên tĩnh, thông báo chờ và được gộp lại khi hết giờ. Văn bản khẩn và cảnh báo an toàn vẫn tới ngay.",
    en: "During quiet hours notices wait and come together afterwards. Urgent documents and security alarms come at once.",
  },
  ownHours: { vi: "Giờ yên tĩnh của riêng tôi", en: "Quiet hours of my own" },
  from: { vi: "Từ", en: "From" },
  to: { vi: "Đến", en: "To" },
  agencyNone: { vi: "Cơ quan không đặt giờ yên tĩnh.", en: "The agency has no quiet hours." },
  agencyQuiet: { vi: "Theo cơ quan: {from}–{to}.", en: "As the agency has it: {from}–{to}." },
  outsideWork: { vi: "Ngoài giờ làm việc", en: "Outside working hours" },
  agencyHolds: { vi: "Theo cơ quan: chờ đến giờ làm việc", en: "As the agency has it: wait" },
  agencyTells: { vi: "Theo cơ quan: gửi ngay", en: "As the agency has it: at once" },
  tell: { vi: "Gửi ngay", en: "At once" },
  hold: { vi: "Chờ đến giờ làm việc", en: "Wait for working hours" },
  saved: { vi: "Đã lưu", en: "Saved" },
});
