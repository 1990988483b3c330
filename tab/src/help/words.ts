import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  help: { vi: "Trợ giúp", en: "Help" },
  forThisPage: { vi: "Cho trang này", en: "For this page" },
  allGuides: { vi: "Mọi hướng dẫn", en: "All guides" },
  guides: { vi: "Hướng dẫn", en: "Guides" },
  guidesHint: {
    vi: "Ảnh chụp từ chính phần mềm với dữ liệu mẫu; người và văn bản trong ảnh không có thật.",
    en: "Pictures of the product itself with sample data; the people and documents in them do not exist.",
  },
  guideMissing: { vi: "Không có hướng dẫn này", en: "No such guide" },
  guideMissingHint: { vi: "Chọn một hướng dẫn trong danh sách.", en: "Choose one from the list." },
  startTour: { vi: "Giới thiệu các trang", en: "Show me around" },
  offerTour: {
    vi: "Mới dùng Vanthu? Xem qua các trang trong một phút; mở lại lúc nào cũng được ở Trợ giúp.",
    en: "New here? Be shown around in a minute; it can be started again under Help.",
  },
  takeTour: { vi: "Xem", en: "Show me" },
  noTour: { vi: "Không cần", en: "No, thanks" },
  practise: { vi: "Vào cơ quan tập dượt", en: "Go to the practice agency" },
  practiseHint: {
    vi: "Thử mọi việc với văn bản giả; không gửi cho ai, không ảnh hưởng sổ thật.",
    en: "Try everything with made-up documents; nothing is sent and no real register changes.",
  },
  practising: {
    vi: "Cơ quan tập dượt: mọi thứ ở đây là giả, không gửi cho ai.",
    en: "Practice agency: everything here is made up and nothing is sent to anybody.",
  },
  leavePractice: { vi: "Về cơ quan thật", en: "Back to the real agency" },
  step: { vi: "{n} trên {total}", en: "{n} of {total}" },
  before: { vi: "Trước", en: "Back" },
  next: { vi: "Tiếp", en: "Next" },
  skip: { vi: "Bỏ qua", en: "Skip" },
  done: { vi: "Xong", en: "Done" },
});
