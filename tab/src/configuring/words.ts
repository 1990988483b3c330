import { defineWords } from "../foundation/define-words.ts";

export const words = defineWords({
  heading: { vi: "Tab này hiện gì?", en: "What does this tab show?" },
  rights: {
    vi: "Mỗi thành viên chỉ thấy văn bản mình được xem; thêm tab không cho ai thêm quyền.",
    en: "Each member sees only the documents that are theirs to see; adding the tab gives nobody more rights.",
  },
  work: { vi: "Việc của tôi", en: "My work" },
  workHint: { vi: "Việc đang chờ từng người, gấp trước.", en: "What waits for each person, urgent first." },
  incoming: { vi: "Văn bản đến", en: "Incoming documents" },
  incomingHint: { vi: "Sổ đăng ký văn bản đến.", en: "The register of incoming documents." },
  outgoing: { vi: "Văn bản đi", en: "Outgoing documents" },
  outgoingHint: { vi: "Sổ đăng ký văn bản đi.", en: "The register of outgoing documents." },
  search: { vi: "Tìm văn bản", en: "Find documents" },
  searchHint: {
    vi: "Tìm theo số, ký hiệu, trích yếu, cơ quan, nội dung tệp.",
    en: "By number, symbol, abstract, agency and the text of files.",
  },
  next: { vi: "Chọn rồi bấm Lưu ở góc dưới.", en: "Choose, then press Save below." },
  onlyInTeams: {
    vi: "Trang này dùng khi thêm Vanthu vào một kênh hoặc nhóm trò chuyện trong Teams.",
    en: "This page is for adding Vanthu to a channel or a group chat in Teams.",
  },
  onlyInTeamsHint: {
    vi: "Trong Teams: mở kênh, bấm dấu +, chọn Vanthu.",
    en: "In Teams: open the channel, press +, choose Vanthu.",
  },
  open: { vi: "Mở Vanthu", en: "Open Vanthu" },
});
