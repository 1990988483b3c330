import type { FixtureCell } from "./workbook-fixture.ts";

/** The headings of the register of incoming documents as NĐ 30, PL IV has them, below a title and above (1) (2) (3). */
export const incomingHeadings: readonly (readonly FixtureCell[])[] = [
  ["ỦY BAN NHÂN DÂN TỈNH HOA LƯ", null, null, null, null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
  ["SỞ XÂY DỰNG"],
  [null, null, null, "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN NĂM 2024"],
  [],
  [
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Đơn vị hoặc người nhận",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
  ],
  ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
];

const senders = [
  "Sở Nội vụ",
  "Sở Tài chính",
  "UBND tỉnh Hoa Lư",
  "Bộ Xây dựng",
  "Công an tỉnh",
  "UBND xã Đại La",
];
const types = [
  ["Quyết định", "QĐ"],
  ["Báo cáo", "BC"],
  ["Tờ trình", "TTr"],
  ["Kế hoạch", "KH"],
  ["Thông báo", "TB"],
] as const;
const matters = [
  "về việc phê duyệt quy hoạch chi tiết khu dân cư",
  "kết quả kiểm tra công trình xây dựng quý",
  "cấp giấy phép xây dựng nhà ở riêng lẻ đợt",
  "triển khai chương trình phát triển đô thị giai đoạn",
  "đề nghị thẩm định dự án đầu tư số",
];

const pad = (number: number): string => String(number).padStart(2, "0");
/** The serial number of a day of 2024: 45292 is 01/01/2024. */
const firstSerial = 45_292;

/** One line of an old register of incoming documents; the same for the same number. */
export function incomingLine(number: number, rows = 1000): readonly FixtureCell[] {
  const day = Math.floor((number / (rows + 1)) * 366);
  const arrived = firstSerial + day;
  const [type, abbreviation] = types[number % types.length] ?? types[0];
  const issued = new Date(Date.UTC(2024, 0, 1 + Math.max(0, day - 2)));
  return [
    { serial: arrived },
    number,
    senders[number % senders.length] ?? "",
    `${(number * 7) % 3000}/${abbreviation}-SNV`,
    `${pad(issued.getUTCDate())}/${pad(issued.getUTCMonth() + 1)}/${issued.getUTCFullYear()}`,
    `${type} ${matters[number % matters.length] ?? ""} ${number}`,
    "Phòng Quy hoạch",
    { serial: arrived + 1 },
    null,
    number % 50 === 0 ? "Bản photo" : null,
  ];
}

export function* incomingRegister(rows: number): Generator<readonly FixtureCell[]> {
  yield* incomingHeadings;
  for (let number = 1; number <= rows; number += 1) yield incomingLine(number, rows);
}
