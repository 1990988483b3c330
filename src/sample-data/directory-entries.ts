import type { LocalDate } from "../domain/time/local-date.ts";

/** An agency that sends and receives; `code` in the new form, `oldCode` where it has one of the old form. */
export interface DirectoryEntry {
  readonly key: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly code?: string;
  readonly oldCode?: string;
  readonly parent?: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** What took over, by its key. */
  readonly successor?: string;
}

type Row = readonly [key: string, name: string, abbreviation: string, code?: string, oldCode?: string];

function entries(rows: readonly Row[], more: Partial<DirectoryEntry> = {}): DirectoryEntry[] {
  return rows.map(([key, name, abbreviation, code, oldCode]) => ({
    key,
    name,
    abbreviation,
    ...(code === undefined ? {} : { code }),
    ...(oldCode === undefined ? {} : { oldCode }),
    ...more,
  }));
}

/** Ministries and bodies of the Government; the codes are those of the published series (domain.md 2.4), others have none. */
const central = entries([
  ["vpcp", "Văn phòng Chính phủ", "VPCP", "G22", "000.00.00.G22"],
  ["bkhcn", "Bộ Khoa học và Công nghệ", "BKHCN", "G06", "000.00.00.G06"],
  ["bnv", "Bộ Nội vụ", "BNV", "G09", "000.00.00.G09"],
  ["btc", "Bộ Tài chính", "BTC", "G12", "000.00.00.G12"],
  ["bct", "Bộ Công Thương", "BCT", "G02", "000.00.00.G02"],
  ["bgddt", "Bộ Giáo dục và Đào tạo", "BGDĐT", "G03", "000.00.00.G03"],
  ["bnnmt", "Bộ Nông nghiệp và Môi trường", "BNNMT", "G10"],
  ["bca", "Bộ Công an", "BCA", "G01"],
  ["btp", "Bộ Tư pháp", "BTP"],
  ["bxd", "Bộ Xây dựng", "BXD"],
  ["byt", "Bộ Y tế", "BYT"],
  ["bvhttdl", "Bộ Văn hóa, Thể thao và Du lịch", "BVHTTDL"],
  ["bdttg", "Bộ Dân tộc và Tôn giáo", "BDTTG"],
  ["ttcp", "Thanh tra Chính phủ", "TTCP"],
]);

const ofMinistry = [
  ...entries(
    [
      ["cucshtt", "Cục Sở hữu trí tuệ", "SHTT"],
      ["cucvt", "Cục Viễn thông", "CVT"],
      ["cuccds", "Cục Chuyển đổi số quốc gia", "CĐSQG"],
      ["tđc", "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", "TĐC"],
    ],
    { parent: "bkhcn" },
  ),
  ...entries([["cucvtlt", "Cục Văn thư và Lưu trữ nhà nước", "VTLTNN"]], { parent: "bnv" }),
];

/** Ministries that were merged on 01/3/2025: their documents are still about, so they stay to be found. */
const formerMinistries: DirectoryEntry[] = (
  [
    ["btttt", "Bộ Thông tin và Truyền thông", "BTTTT", "bkhcn"],
    ["bkhđt", "Bộ Kế hoạch và Đầu tư", "BKHĐT", "btc"],
    ["btnmt", "Bộ Tài nguyên và Môi trường", "BTNMT", "bnnmt"],
    ["bgtvt", "Bộ Giao thông vận tải", "BGTVT", "bxd"],
  ] as const
).map(([key, name, abbreviation, successor]) => ({ key, name, abbreviation, successor, to: "2025-02-28" }));

const province = [
  ...entries([
    ["tu", "Tỉnh ủy Minh Sơn", "TU", "A98"],
    ["vptu", "Văn phòng Tỉnh ủy Minh Sơn", "VPTU", "A98.01"],
    ["hdnd", "Hội đồng nhân dân tỉnh Minh Sơn", "HĐND", "K98"],
    ["ubnd", "Ủy ban nhân dân tỉnh Minh Sơn", "UBND", "H98", "000.00.00.H98"],
  ]),
  ...entries(
    [
      ["vpubnd", "Văn phòng Ủy ban nhân dân tỉnh Minh Sơn", "VPUBND", "H98.01", "000.00.01.H98"],
      ["snv", "Sở Nội vụ tỉnh Minh Sơn", "SNV", "H98.02", "000.00.02.H98"],
      ["stc", "Sở Tài chính tỉnh Minh Sơn", "STC", "H98.03", "000.00.03.H98"],
      ["stp", "Sở Tư pháp tỉnh Minh Sơn", "STP", "H98.04", "000.00.04.H98"],
      ["sxd", "Sở Xây dựng tỉnh Minh Sơn", "SXD", "H98.05", "000.00.05.H98"],
      ["sct", "Sở Công Thương tỉnh Minh Sơn", "SCT", "H98.06", "000.00.06.H98"],
      ["snnmt", "Sở Nông nghiệp và Môi trường tỉnh Minh Sơn", "SNNMT", "H98.07"],
      ["sgddt", "Sở Giáo dục và Đào tạo tỉnh Minh Sơn", "SGDĐT", "H98.08", "000.00.08.H98"],
      ["syt", "Sở Y tế tỉnh Minh Sơn", "SYT", "H98.09", "000.00.09.H98"],
      ["svhttdl", "Sở Văn hóa, Thể thao và Du lịch tỉnh Minh Sơn", "SVHTTDL", "H98.10", "000.00.10.H98"],
      ["sdttg", "Sở Dân tộc và Tôn giáo tỉnh Minh Sơn", "SDTTG", "H98.11"],
      ["ttt", "Thanh tra tỉnh Minh Sơn", "TTT", "H98.12", "000.00.12.H98"],
      ["bqlkcn", "Ban Quản lý các khu công nghiệp tỉnh Minh Sơn", "BQLKCN", "H98.13", "000.00.13.H98"],
      ["bqlda", "Ban Quản lý dự án đầu tư xây dựng tỉnh Minh Sơn", "BQLDA", "H98.14"],
      ["đhms", "Trường Đại học Minh Sơn", "ĐHMS", "H98.15"],
      ["cđms", "Trường Cao đẳng Kỹ thuật Minh Sơn", "CĐKT", "H98.16"],
      ["btv", "Báo và Phát thanh, Truyền hình Minh Sơn", "BPTTH", "H98.17"],
      ["hcc", "Trung tâm Phục vụ hành chính công tỉnh Minh Sơn", "TTPVHCC", "H98.18"],
    ],
    { parent: "ubnd" },
  ),
];

const besideProvince = entries([
  ["ca", "Công an tỉnh Minh Sơn", "CAT"],
  ["bchqs", "Bộ Chỉ huy quân sự tỉnh Minh Sơn", "BCHQS"],
  ["tand", "Tòa án nhân dân tỉnh Minh Sơn", "TAND"],
  ["vks", "Viện kiểm sát nhân dân tỉnh Minh Sơn", "VKS"],
  ["thue", "Thuế tỉnh Minh Sơn", "TMS"],
  ["kbnn", "Kho bạc Nhà nước khu vực Minh Sơn", "KBNN"],
  ["bhxh", "Bảo hiểm xã hội tỉnh Minh Sơn", "BHXH"],
  ["thongke", "Thống kê tỉnh Minh Sơn", "TKT"],
  ["mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Minh Sơn", "MTTQ"],
  ["đoàn", "Tỉnh đoàn Minh Sơn", "TĐTN"],
  ["lđlđ", "Liên đoàn Lao động tỉnh Minh Sơn", "LĐLĐ"],
  ["hpn", "Hội Liên hiệp Phụ nữ tỉnh Minh Sơn", "HPN"],
  ["hnd", "Hội Nông dân tỉnh Minh Sơn", "HND"],
  ["lhh", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Minh Sơn", "LHH"],
  ["điệnlực", "Công ty Điện lực Minh Sơn", "PCMS"],
  ["bưuđiện", "Bưu điện tỉnh Minh Sơn", "BĐT"],
  ["viễnthông", "Viễn thông Minh Sơn", "VTMS"],
  ["cấpnước", "Công ty Cổ phần Cấp nước Minh Sơn", "CNMS"],
]);

/** Below the department itself. */
const ofDepartment = entries(
  [
    ["cctđc", "Chi cục Tiêu chuẩn Đo lường Chất lượng tỉnh Minh Sơn", "TĐC", "H98.19.1", "001.00.19.H98"],
    ["ttcđs", "Trung tâm Chuyển đổi số tỉnh Minh Sơn", "TTCĐS", "H98.19.2", "002.00.19.H98"],
    ["ttud", "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ", "TTƯD", "H98.19.3", "003.00.19.H98"],
  ],
  { parent: "skhcn" },
);

const formerDepartments: DirectoryEntry[] = (
  [
    ["stttt", "Sở Thông tin và Truyền thông tỉnh Minh Sơn", "STTTT", "000.00.20.H98", "skhcn"],
    ["skhđt", "Sở Kế hoạch và Đầu tư tỉnh Minh Sơn", "SKHĐT", "000.00.21.H98", "stc"],
    ["stnmt", "Sở Tài nguyên và Môi trường tỉnh Minh Sơn", "STNMT", "000.00.22.H98", "snnmt"],
    ["sgtvt", "Sở Giao thông vận tải tỉnh Minh Sơn", "SGTVT", "000.00.23.H98", "sxd"],
    ["sldtbxh", "Sở Lao động – Thương binh và Xã hội tỉnh Minh Sơn", "SLĐTBXH", "000.00.24.H98", "snv"],
  ] as const
).map(([key, name, abbreviation, oldCode, successor]) => ({
  key,
  name,
  abbreviation,
  oldCode,
  successor,
  parent: "ubnd",
  to: "2025-02-28",
}));

export const directoryAboveCommunes: readonly DirectoryEntry[] = [
  ...central,
  ...ofMinistry,
  ...formerMinistries,
  ...province,
  ...besideProvince,
  ...ofDepartment,
  ...formerDepartments,
];
