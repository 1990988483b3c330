import type { DirectoryAgency } from "./world.ts";

/** Invented, as everybody in the sample data. */
const names = [
  "Vũ Đăng Khiêm",
  "Phan Thị Hồng Gấm",
  "Lý Quốc Trứ",
  "Đỗ Thị Kim Thoa",
  "Cao Bá Lãm",
  "Ngô Thị Quế Anh",
  "Tăng Văn Khuê",
  "Mai Thị Thùy Dương",
  "Hà Trung Kiệt",
  "Lưu Thị Bảo Trâm",
  "Đinh Công Thức",
  "Tạ Thị Ngọc Bích",
  "Võ Văn Hiển Vinh",
  "Bùi Thị Như Ý",
  "Chu Văn Tấn Phát",
  "Triệu Thị Mùi",
  "Đàm Quang Lịch",
  "Giang Thị Tuyết Mai",
  "Khổng Minh Đạo",
  "Thái Thị Hạnh Nguyên",
  "Âu Dương Thành",
  "Nghiêm Thị Diễm",
  "Trang Sĩ Cường",
] as const;

export interface Signer {
  readonly authority: string | null;
  readonly position: string;
  readonly name: string;
}

/** Who signs for an agency of that name: `authority` is written over the position (NĐ 30, Phụ lục I, mục II.7). */
const offices: readonly (readonly [pattern: RegExp, authority: string | null, position: string])[] = [
  [/^Văn phòng Chính phủ/u, "KT. Bộ trưởng, Chủ nhiệm", "Phó Chủ nhiệm"],
  [/^Thanh tra Chính phủ/u, "KT. Tổng Thanh tra", "Phó Tổng Thanh tra"],
  [/^Bộ /u, "TL. Bộ trưởng", "Chánh Văn phòng"],
  [/^Cục /u, "KT. Cục trưởng", "Phó Cục trưởng"],
  [/^Chi cục/u, null, "Chi cục trưởng"],
  [/^(?:Ủy ban|Hội đồng|Liên hiệp|Liên đoàn|Hội )/u, "KT. Chủ tịch", "Phó Chủ tịch"],
  [/^Tỉnh đoàn/u, "TM. Ban Thường vụ", "Phó Bí thư"],
  [/^Trường/u, "KT. Hiệu trưởng", "Phó Hiệu trưởng"],
  [/^Văn phòng/u, null, "Chánh Văn phòng"],
  [/^(?:Thuế|Thống kê)/u, "TL. Thủ trưởng", "Chánh Văn phòng"],
  [/^(?:Sở|Công an|Bảo hiểm)/u, "KT. Giám đốc", "Phó Giám đốc"],
];

/** The same person for the same agency every time; `place` is the agency's place in the directory. */
export function signerOf({ name }: DirectoryAgency, place: number): Signer {
  const [, authority = null, position = "Giám đốc"] = offices.find(([pattern]) => pattern.test(name)) ?? [];
  return { authority, position, name: names[place % names.length] ?? names[0] };
}
