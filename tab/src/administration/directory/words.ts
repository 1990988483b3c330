import { defineWords } from "../../foundation/define-words.ts";

export const words = defineWords({
  title: { vi: "Danh bạ", en: "Directory" },
  connected: {
    vi: "Người được đọc từ danh bạ Microsoft Entra hằng đêm. Ai bị khoá hoặc rời danh bạ thì không mở được gì ở đây ngay từ lúc đó; phòng ban thành đơn vị khi quản trị xác nhận.",
    en: "People are read from Microsoft Entra every night. Whoever is disabled or leaves there can open nothing here from then on; departments become units once an administrator says so.",
  },
  notConnected: {
    vi: "Chưa nối danh bạ (VANTHU_DIRECTORY=graph, xem Hướng dẫn quản trị). Có thể nhập người từ tệp CSV.",
    en: "The directory is not connected (VANTHU_DIRECTORY=graph, see the admin guide). People can be imported from a CSV file.",
  },
  read: { vi: "{people} người, đọc lần cuối {when}", en: "{people} people, last read {when}" },
  neverRead: { vi: "Chưa đọc lần nào", en: "Never read" },
  readNow: { vi: "Đọc ngay", en: "Read now" },
  asked: {
    vi: "Đã yêu cầu; danh bạ được đọc trong ít giây.",
    en: "Asked for; the directory is read within seconds.",
  },
  departments: { vi: "Phòng ban trong danh bạ", en: "Departments of the directory" },
  people: {
    vi: "{people} người, {missing} người chưa được phân công",
    en: "{people} people, {missing} not appointed",
  },
  isUnit: { vi: "Là đơn vị {unit}", en: "Is the unit {unit}" },
  noUnit: { vi: "Chưa có đơn vị cùng tên", en: "No unit has this name" },
  confirm: { vi: "Phân công {missing} người", en: "Appoint {missing}" },
  make: { vi: "Lập đơn vị…", en: "Make it a unit…" },
  makeWhat: { vi: "Lập đơn vị {name}", en: "Make {name} a unit" },
  abbreviation: { vi: "Chữ viết tắt", en: "Abbreviation" },
  abbreviationHint: { vi: "Dùng trong ký hiệu văn bản, ví dụ PC", en: "As symbols have it, such as PC" },
  done: { vi: "Đã phân công {appointed} người", en: "{appointed} appointed" },
  waits: {
    vi: "Đã ghi {appointed} người; {waits} phân công chờ quản trị khác xác nhận",
    en: "{appointed} noted; {waits} wait for another administrator",
  },
  moved: { vi: "Đã chuyển phòng ban", en: "Moved to another department" },
  movedLine: { vi: "đang ở {unit}, danh bạ ghi {department}", en: "in {unit} here, in {department} there" },
  file: { vi: "Nhập người từ tệp CSV", en: "Import people from a CSV file" },
  fileHint: {
    vi: "Dòng đầu là tên cột: Họ tên, Thư điện tử, Vai trò, Đơn vị, Từ ngày, Mã Entra.",
    en: "The first row names the columns: Name, Email, Role, Unit, From, Entra id.",
  },
  choose: { vi: "Chọn tệp…", en: "Choose a file…" },
  preview: {
    vi: "{good} người nhập được, {wrong} dòng có lỗi",
    en: "{good} can be imported, {wrong} rows are wrong",
  },
  take: { vi: "Nhập {good} người", en: "Import {good}" },
  taken: { vi: "Đã nhập {good} người", en: "{good} imported" },
  line: { vi: "Dòng {line}", en: "Row {line}" },
});
