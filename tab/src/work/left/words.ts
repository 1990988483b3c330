import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  pill: { vi: "Chờ phân lại", en: "To be given on" },
  title: { vi: "Việc chờ phân lại", en: "Work to be given on" },
  back: { vi: "Việc của tôi", en: "My work" },
  about: {
    vi: "Việc đang mở của người đã rời cơ quan hoặc chuyển đơn vị chờ ở đây. Nội dung, thời hạn và người giao giữ nguyên; người nhận được báo một tin.",
    en: "Open work of people who left or moved waits here. What was ordered, its deadline and who ordered it stay; whoever takes it gets one notice.",
  },
  left: { vi: "đã rời cơ quan", en: "left the agency" },
  moved: { vi: "đã chuyển đơn vị", en: "moved to another unit" },
  agency: { vi: "không thuộc đơn vị nào", en: "of no unit" },
  all: { vi: "Giao tất cả cho", en: "Give all of it to" },
  one: { vi: "Người nhận {title}", en: "Who takes {title}" },
  choose: { vi: "Chọn người nhận", en: "Choose who takes it" },
  keep: { vi: "Để {name} làm tiếp", en: "Leave it with {name}" },
  people: { vi: "Người nhận", en: "People" },
  give: { vi: "Giao lại {count} việc", en: "Give on {count}" },
  needed: { vi: "Chọn người nhận trước khi giao.", en: "Choose who takes it first." },
  hidden: {
    vi: "Văn bản giao riêng cho người này; chỉ hiện số, ký hiệu.",
    en: "It was given to this person alone; only its number shows.",
  },
  lead: { vi: "chủ trì", en: "lead" },
  support: { vi: "phối hợp", en: "support" },
  inform: { vi: "để biết", en: "to know" },
  due: { vi: "hạn {when}", en: "due {when}" },
  done: { vi: "Đã giao lại {done} việc", en: "{done} given on" },
  skipped: {
    vi: "Đã giao lại {done} việc; {skipped} việc vừa thay đổi, xem lại danh sách",
    en: "{done} given on; {skipped} changed meanwhile, look at the list again",
  },
  empty: { vi: "Không có việc nào chờ phân lại", en: "Nothing waits to be given on" },
  emptyHint: {
    vi: "Khi có người rời cơ quan hoặc chuyển đơn vị, việc đang mở của họ hiện ở đây.",
    en: "When somebody leaves or moves, their open work shows here.",
  },
  more: {
    vi: "Danh sách hiện phần đầu; giao xong sẽ hiện tiếp phần còn lại.",
    en: "The first part is listed; the rest shows once this is given on.",
  },
});
