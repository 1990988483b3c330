import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  open: { vi: "Bàn giao toàn bộ việc…", en: "Hand over all work…" },
  title: { vi: "Bàn giao việc của {name}", en: "Hand over the work of {name}" },
  about: {
    vi: "Việc đang mở, văn bản chờ ý kiến và dự thảo được chuyển cho người nhận trong một lần; ủy quyền kết thúc. Mỗi người nhận được báo một tin.",
    en: "Open assignments, documents that wait and drafts go to their receivers in one step; delegations end. Each receiver gets one notice.",
  },
  nothing: { vi: "Không có việc nào cần bàn giao.", en: "There is nothing to hand over." },
  all: { vi: "Bàn giao tất cả cho", en: "Hand all of it to" },
  choose: { vi: "Chọn người hoặc đơn vị nhận", en: "Choose who takes it" },
  units: { vi: "Đơn vị (trưởng đơn vị xử lý)", en: "Units (their heads)" },
  leaders: { vi: "Lãnh đạo", en: "Leaders" },
  people: { vi: "Người", en: "People" },
  assignment: { vi: "Việc được giao", en: "Assignment" },
  document: { vi: "Văn bản trình lãnh đạo", en: "Document before the leader" },
  draft: { vi: "Dự thảo", en: "Draft" },
  delegation: { vi: "Ủy quyền", en: "Delegation" },
  ends: { vi: "Kết thúc", en: "Ends" },
  lead: { vi: "chủ trì", en: "lead" },
  support: { vi: "phối hợp", en: "support" },
  inform: { vi: "để biết", en: "to know" },
  due: { vi: "hạn {when}", en: "due {when}" },
  more: {
    vi: "Danh sách hiện phần đầu; bàn giao xong sẽ hiện tiếp phần còn lại.",
    en: "The first part is listed; the rest shows once this is handed over.",
  },
  save: { vi: "Bàn giao {count} việc", en: "Hand over {count}" },
  needed: { vi: "Chọn người nhận cho từng việc.", en: "Choose who takes each of them." },
  done: { vi: "Đã bàn giao {done} việc", en: "{done} handed over" },
  skipped: {
    vi: "Đã bàn giao {done} việc; {skipped} việc đã có người xử lý trước đó",
    en: "{done} handed over; {skipped} were settled meanwhile",
  },
});
