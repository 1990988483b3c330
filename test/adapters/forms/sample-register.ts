import type { IncomingRegisterRow } from "../../../src/domain/forms/incoming-register.ts";
import type { OutgoingRegisterRow } from "../../../src/domain/forms/outgoing-register.ts";
import type { RegisterHeading } from "../../../src/domain/forms/register-form.ts";
import type { PrintedSlip } from "../../../src/domain/forms/slip-form.ts";
import type { TrackingRegisterRow } from "../../../src/domain/forms/tracking-register.ts";

export const heading: RegisterHeading = {
  parentAgency: "Ủy ban nhân dân tỉnh Hoa Lư",
  agency: "Sở Khoa học và Công nghệ",
  year: 2026,
  from: "2026-01-01",
  to: "2026-12-31",
  firstNumber: 1,
  lastNumber: 300,
  volume: "01",
  printedBy: "Nguyễn Thị Hạnh",
  printedAt: new Date("2026-11-22T01:15:00Z"),
};

const authors = ["Ủy ban nhân dân tỉnh", "Bộ Khoa học và Công nghệ", "Sở Nội vụ", "Văn phòng Chính phủ"];
const abstracts = [
  "Công văn về việc tăng cường sử dụng văn bản điện tử và chữ ký số trong hoạt động của cơ quan nhà nước",
  "Quyết định phê duyệt Kế hoạch chuyển đổi số giai đoạn 2026 - 2030, định hướng đến năm 2035; kèm theo danh mục nhiệm vụ, giải pháp trọng tâm giao các sở, ban, ngành và Ủy ban nhân dân các xã, phường",
  "Giấy mời họp",
  "Báo cáo kết quả rà soát, chuẩn hóa quy trình tiếp nhận, xử lý, phát hành và lưu trữ hồ sơ, tài liệu điện tử quý III; những khó khăn, vướng mắc và đề xuất, kiến nghị",
];
const receivers = [["Phòng Quản lý chuyên ngành", "Văn phòng Sở"], ["Phòng Chuyển đổi số"], ["Lê Văn Đức"]];

const pick = <T>(from: readonly T[], index: number, absent: T): T => from[index % from.length] ?? absent;
const day = (index: number): string =>
  new Date(Date.UTC(2026, 0, 1 + (index % 330))).toISOString().slice(0, 10);

/** Words that are in no other row, so that a reader of the print finds exactly this one. */
export const signOf = (index: number): string => `mã việc ${String(index).padStart(6, "0")}`;

export function incomingRow(index: number): IncomingRegisterRow {
  return {
    arrivedOn: day(index),
    arrivalNumber: index,
    author: pick(authors, index, ""),
    symbol: `${index * 3 + 7}/UBND-VX`,
    issuedDate: day(index + 2),
    typeAndAbstract: `${pick(abstracts, index, "")}, ${signOf(index)}`,
    receivers: pick(receivers, index, []),
    transferredOn: day(index + 1),
    acknowledged: index % 5 === 0 ? null : "Trần Quốc Ưởng",
    note: index % 7 === 0 ? "Khẩn" : null,
  };
}

export function outgoingRow(index: number): OutgoingRegisterRow {
  return {
    symbol: `${index}/SKHCN-VP`,
    issuedDate: day(index),
    typeAndAbstract: pick(abstracts, index, ""),
    signer: "Phạm Hữu Nghĩa",
    recipients: ["Ủy ban nhân dân tỉnh", "Các sở, ban, ngành"],
    fileCopyKeeper: "Văn thư; Phòng Chuyển đổi số",
    copies: 1 + (index % 3),
    transferredOn: day(index + 1),
    acknowledged: null,
    note: null,
  };
}

export function trackingRow(index: number): TrackingRegisterRow {
  return {
    arrivalNumber: index,
    document: {
      type: "Công văn",
      symbol: `${index}/UBND-VX`,
      issuedDate: day(index),
      author: pick(authors, index, ""),
    },
    receivers: pick(receivers, index, []),
    due: index % 2 === 0 ? `${day(index + 9)}T17:00` : day(index + 9),
    progress: "Đã hoàn thành ngày 12/03/2026, đúng hạn",
    replySymbol: `${index + 4}/SKHCN-CĐS`,
    note: null,
  };
}

export async function* rowsOf<Row>(make: (index: number) => Row, count: number): AsyncGenerator<Row> {
  for (let index = 1; index <= count; index += 1) yield make(index);
}

export const slip: PrintedSlip = {
  agency: "Sở Khoa học và Công nghệ",
  place: "Hoa Lư",
  date: "2026-01-06",
  document: {
    type: "Công văn",
    symbol: "12/UBND-VX",
    issuedDate: "2026-01-05",
    author: "Ủy ban nhân dân tỉnh Hoa Lư",
    abstract: "Về việc tăng cường sử dụng văn bản điện tử và chữ ký số trong hoạt động của cơ quan nhà nước",
  },
  arrivalNumber: 15,
  arrivedOn: "2026-01-06",
  agencyOpinions: [
    {
      by: "Phó Giám đốc Phạm Hữu Nghĩa",
      text: "Phòng Chuyển đổi số chủ trì, phối hợp Văn phòng Sở tham mưu văn bản triển khai; báo cáo Giám đốc trước ngày 15/01/2026.",
      lead: { name: "Phòng Chuyển đổi số", due: "2026-01-14T17:00" },
      support: [
        { name: "Văn phòng Sở", due: "2026-01-12" },
        { name: "Phòng Kế hoạch - Tài chính", due: null },
      ],
      inform: ["Giám đốc Sở"],
      givenOn: "2026-01-06",
    },
  ],
  unitOpinions: [
    {
      by: "Trưởng phòng Đặng Thị Ngọc Diễm",
      text: "Đồng chí Ưởng dự thảo, trình trước 10/01.",
      assignees: [{ name: "Trần Quốc Ưởng", due: "2026-01-10" }],
      givenOn: "2026-01-07",
    },
  ],
  proposals: [],
  printedBy: "Nguyễn Thị Hạnh",
  printedAt: new Date("2026-01-08T02:05:00Z"),
};
