import { defineWords } from "../foundation/define-words.ts";

/** What is said of a place; where a role is named, to those in it. */
export const tourWords = defineWords({
  workTitle: { vi: "Việc của tôi", en: "My work" },
  workClerk: {
    vi: "Văn bản bị trả lại và việc được giao nằm ở đây, gần hạn nhất ở trên.",
    en: "Documents given back and what is assigned to you, the nearest deadline first.",
  },
  workLeader: {
    vi: "Văn bản trình lên chờ ở đây, bản giấy ngay bên cạnh: chọn chủ trì, phối hợp, hạn rồi bấm Cho ý kiến. Thẻ trong khung chat làm được như vậy.",
    en: "What was submitted waits here, the paper beside it: choose lead, support and deadline, then Instruct. The card in the chat does the same.",
  },
  workUnitHead: {
    vi: "Việc giao cho đơn vị đến đây trước: nhận rồi giao tiếp cho người trong đơn vị, hoặc tự làm.",
    en: "What is assigned to the unit comes here first: take it and assign it on, or do it yourself.",
  },
  workSpecialist: {
    vi: "Việc được giao nằm ở đây, gần hạn nhất ở trên: nhận việc, báo cáo, xin gia hạn, hoàn thành.",
    en: "What is assigned to you, the nearest deadline first: acknowledge, report, ask for time, complete.",
  },
  incomingTitle: { vi: "Văn bản đến", en: "Incoming" },
  incoming: {
    vi: "Sổ đăng ký văn bản đến: lọc theo cột, tìm không cần dấu, in và xuất Excel.",
    en: "The register of incoming documents: filter by column, search without tone marks, print and export.",
  },
  outgoingTitle: { vi: "Văn bản đi", en: "Outgoing" },
  outgoing: {
    vi: "Sổ đăng ký văn bản đi; văn thư cấp số ở đây, số liền nhau không thiếu.",
    en: "The register of outgoing documents; the clerk gives numbers here, without a gap.",
  },
  registeringTitle: { vi: "Vào sổ", en: "Register" },
  registering: {
    vi: "Kéo văn bản vào: số, ký hiệu, ngày và trích yếu được đọc từ trang đầu, chỉ còn xem lại. Phím n mở trang này.",
    en: "Drop a document: number, symbol, date and abstract are read from its first page and only looked over. The key n opens this page.",
  },
  administrationTitle: { vi: "Quản trị", en: "Administration" },
  administration: {
    vi: "Cơ cấu, người và vai trò, quy tắc, lịch làm việc; sổ chuyển phát cho biết thẻ nào chưa tới ai.",
    en: "Organisation, people and roles, rules, calendar; the deliveries say which card has not reached whom.",
  },
  searchTitle: { vi: "Tìm văn bản", en: "Search" },
  search: {
    vi: "Tìm trong mọi văn bản được xem, cả chữ trong tệp, không cần gõ dấu. Ctrl K mở từ bất cứ trang nào.",
    en: "Every document you may read, the text of files included, without tone marks. Ctrl K opens it anywhere.",
  },
  helpTitle: { vi: "Trợ giúp", en: "Help" },
  help: {
    vi: "Hướng dẫn có ảnh cho từng trang, phím tắt, phần giới thiệu này, và cơ quan tập dượt để thử.",
    en: "Guides with pictures for every page, the keys, this tour, and the practice agency.",
  },
});
