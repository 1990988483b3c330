import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Tập dượt", en: "Practice" },
  about: {
    vi: "Nơi mọi người tập mà không ảnh hưởng văn bản thật: văn bản giả, đồng nghiệp mẫu trong mỗi vai trò. Không thẻ nào được gửi, không tệp nào vào kho lưu trữ. Ai vào cũng giữ vai trò đang có, từ Trợ giúp.",
    en: "Where everybody practises without touching real documents: made-up documents, a made-up colleague in every role. No card is sent and no file goes to the archive. People enter from Help, in the roles they have.",
  },
  none: { vi: "Chưa có cơ quan tập dượt", en: "There is no practice agency yet" },
  open: { vi: "Mở cơ quan tập dượt", en: "Open a practice agency" },
  again: { vi: "Làm mới", en: "Begin anew" },
  againSure: {
    vi: "Mọi thứ đã tập sẽ không còn ai thấy, và ai đang tập phải vào lại. Văn bản thật không đổi.",
    en: "What was done there is seen by nobody any more, and whoever is practising enters again. Real documents stay.",
  },
  people: { vi: "{n} người, kể cả người mẫu", en: "{n} people, the made-up ones included" },
  documents: { vi: "{n} văn bản trong sổ", en: "{n} documents in the register" },
  since: { vi: "{who} mở lúc {at}", en: "Opened by {who}, {at}" },
  working: { vi: "Đang chuẩn bị…", en: "Preparing…" },
});
