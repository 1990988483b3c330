import type { Messages } from "./message.ts";

/** What is wrong with a file, a row or a step of an import. */
export const importMessages = {
  "import.not-found": { vi: "Không tìm thấy lần nhập sổ này.", en: "There is no such import." },
  "import.not-a-register": {
    vi: "Tệp này không được tải lên để nhập sổ. Hãy chọn lại tệp.",
    en: "This file was not uploaded as a register. Choose the file again.",
  },
  "import.columns-missing": {
    vi: "Chưa chỉ ra cột cho: {fields}.",
    en: "No column is named for: {fields}.",
  },
  "import.state-changed": {
    vi: "Lần nhập sổ này đã sang bước khác. Hãy xem lại rồi thực hiện.",
    en: "This import has moved to another step. Look at it again first.",
  },
  "import.another-runs": {
    vi: "Cơ quan đang nhập một tệp khác vào sổ này. Hãy đợi xong rồi nhập tiếp.",
    en: "Another file is being imported into this register. Wait until it has ended.",
  },
  "import.not-all-right": {
    vi: "Còn {count} dòng sai, khác với sổ hoặc không được đưa vào hệ thống. Sửa tệp và kiểm tra lại, hoặc chỉ nhập những dòng đúng.",
    en: "{count} rows are wrong, differ from the register or must be kept out. Correct the file and check it again, or import the right rows alone.",
  },
  "import.check-again": {
    vi: "Sổ đã có thêm văn bản kể từ lần kiểm tra. Hãy kiểm tra lại tệp.",
    en: "The register has grown since the check. Check the file again.",
  },
  "import.nothing-new": {
    vi: "Tệp không có dòng nào mới để nhập.",
    en: "The file has no new row to import.",
  },
  "import.number-form": {
    vi: "“{value}” không phải là số thứ tự trong sổ.",
    en: "“{value}” is no number of a register.",
  },
  "import.number-suffix": {
    vi: "Phần chữ “{suffix}” sau số chưa sắp được thứ tự; dùng a, b, c, d, đ, … hoặc bis.",
    en: "The letters “{suffix}” behind the number cannot be put in order; use a, b, c, d, đ, … or bis.",
  },
  "import.number-twice": {
    vi: "Số {number} đã có ở dòng {row} của tệp với nội dung khác.",
    en: "Number {number} is in row {row} of the file already, with other content.",
  },
  "import.number-taken": {
    vi: "Số {number} đã cấp cho văn bản khác vào sổ trực tiếp trên hệ thống: {what}.",
    en: "Number {number} belongs to a document registered here: {what}.",
  },
  "import.differs": {
    vi: "Khác với sổ: trong sổ là “{was}”, trong tệp là “{is}”. Không ghi đè.",
    en: "Differs from the register: there it is “{was}”, in the file “{is}”. Nothing is overwritten.",
  },
  "import.excluded": {
    vi: "Dòng mang dấu hiệu {mark} không được đưa vào hệ thống ({rule}).",
    en: "A row with the mark {mark} must not enter the system ({rule}).",
  },
  "import.date-form": {
    vi: "“{value}” không đọc được là ngày.",
    en: "“{value}” cannot be read as a date.",
  },
  "import.other-year": {
    vi: "Ngày không thuộc năm {year} của sổ.",
    en: "The date is not in {year}, the register’s year.",
  },
  "import.unknown-urgency": {
    vi: "“{value}” không phải là mức độ khẩn (khẩn, thượng khẩn, hỏa tốc).",
    en: "“{value}” is no degree of urgency.",
  },
  "import.no-register": {
    vi: "Cơ quan không có sổ này theo quy định đánh số của năm {year}.",
    en: "The agency has no such register by its numbering of {year}.",
  },
  "import.skipped": {
    vi: "Dòng không có số, ngày và nơi gửi nên được bỏ qua.",
    en: "A line without number, date and sender was passed over.",
  },
  "import.fault": {
    vi: "Lần nhập dừng vì lỗi của hệ thống. Những dòng đã nhập được giữ nguyên; hãy thử lại để nhập tiếp.",
    en: "The import stopped by a fault of the system. What has come in stays; try again to go on.",
  },
  "import.account-frozen": {
    vi: "Việc nhập đã dừng vì tài khoản bắt đầu lần nhập này bị khóa tạm thời. Những dòng đã nhập được giữ nguyên; văn thư khác kiểm tra rồi nhập tiếp được.",
    en: "The import stopped because the account that began it was frozen. What has come in stays; another clerk may look at it and go on.",
  },
  "import.file-lost": {
    vi: "Tệp đã tải lên không còn nữa. Hãy tải lại tệp.",
    en: "The uploaded file is no longer there. Upload it again.",
  },
  "import.interrupted": {
    vi: "Một dòng không còn nhập được nữa nên việc nhập tất cả dừng lại ở dòng {row}.",
    en: "A row can no longer be imported, so that the import of all stopped at row {row}.",
  },
  "sheet.unknown-kind": {
    vi: "Tệp không phải là bảng tính XLSX hoặc tệp CSV.",
    en: "The file is neither an XLSX workbook nor a CSV file.",
  },
  "sheet.old-form": {
    vi: "Tệp là Excel 97–2003 (.xls) hoặc có mật khẩu. Hãy mở bằng Excel, chọn Tệp › Lưu dưới dạng › Sổ làm việc Excel (.xlsx), không đặt mật khẩu, rồi chọn tệp mới lưu.",
    en: "The file is of Excel 97–2003 (.xls) or has a password. Open it in Excel, choose File › Save As › Excel Workbook (.xlsx), without a password, then choose the saved file.",
  },
  "sheet.empty": { vi: "Tệp không có dòng nào.", en: "The file has no rows." },
  "sheet.broken": { vi: "Tệp bảng tính bị hỏng hoặc bị cắt.", en: "The workbook is broken or cut off." },
  "sheet.bomb": {
    vi: "Tệp phồng ra quá lớn khi mở nên không được đọc.",
    en: "The file swells too much when it is opened and is not read.",
  },
  "sheet.no-sheet": { vi: "Tệp không có trang tính nào.", en: "The workbook has no sheet." },
  "sheet.no-such-sheet": {
    vi: "Tệp không có trang tính “{sheet}”.",
    en: "The workbook has no sheet “{sheet}”.",
  },
  "sheet.broken-csv": {
    vi: "Không đọc được tệp CSV từ dòng {row}: có thể thiếu dấu nháy đóng.",
    en: "The CSV file cannot be read from row {row}: a closing quote may be missing.",
  },
  "sheet.wrong-charset": {
    vi: "Từ dòng {row} tệp không theo bảng mã đã chọn.",
    en: "From row {row} the file is not in the chosen charset.",
  },
} as const satisfies Messages;
