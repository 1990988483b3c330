import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Tìm văn bản", en: "Search documents" },
  hint: {
    vi: "Số, ký hiệu, trích yếu, cơ quan, chữ trong tệp…",
    en: "Number, symbol, abstract, agency, text of the files…",
  },
  start: { vi: "Gõ vài từ, không cần dấu", en: "Type a few words; tone marks are not needed" },
  startHint: {
    vi: "Tìm cả trong nội dung tệp. Đặt cụm từ trong ngoặc kép để tìm đúng thứ tự: “kế hoạch sử dụng đất”.",
    en: "The text of the files is searched too. Put words in quotes to find them one after another: “land use plan”.",
  },
  none: { vi: "Không có văn bản nào khớp", en: "No document matches" },
  noneHint: {
    vi: "Thử ít từ hơn, bỏ ngoặc kép hoặc bỏ bớt điều kiện lọc. Bản quét không có lớp chữ chỉ tìm được theo số, ký hiệu và trích yếu.",
    en: "Try fewer words, no quotes, or fewer filters. Scans without a text layer are found by number, symbol and abstract only.",
  },
  clear: { vi: "Bỏ các điều kiện lọc", en: "Clear the filters" },
  count: { vi: "{count} văn bản", en: "{count} documents" },
  countMore: {
    vi: "{count} văn bản khớp nhất; còn nữa, hãy thêm từ hoặc lọc",
    en: "The {count} best; there are more, add words or filters",
  },
  more: { vi: "Xem thêm", en: "Show more" },
  inFile: { vi: "Trong tệp {name}", en: "In the file {name}" },
  incoming: { vi: "Văn bản đến", en: "Incoming" },
  outgoing: { vi: "Văn bản đi", en: "Outgoing" },
  arrival: { vi: "Số đến {number}", en: "Arrival no. {number}" },
  kind: { vi: "Loại sổ", en: "Register" },
  kindAll: { vi: "Đến và đi", en: "Incoming and outgoing" },
  year: { vi: "Năm", en: "Year" },
  anyYear: { vi: "Mọi năm", en: "Any year" },
  type: { vi: "Tên loại", en: "Type" },
  anyType: { vi: "Mọi loại", en: "Any type" },
  state: { vi: "Trạng thái", en: "State" },
  anyState: { vi: "Mọi trạng thái", en: "Any state" },
  sender: { vi: "Cơ quan ban hành", en: "Issuing agency" },
  filters: { vi: "Điều kiện lọc", en: "Filters" },
  results: { vi: "Kết quả", en: "Results" },
  keyNext: { vi: "Kết quả sau", en: "Next result" },
  keyPrevious: { vi: "Kết quả trước", en: "Previous result" },
  keyField: { vi: "Về ô tìm", en: "To the search field" },
});
