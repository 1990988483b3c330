import { fold } from "./text/fold.ts";

/**
 * administrative: the 29 types of NĐ 30, Đ7. copy: copies made by an agency (Đ25). legislation: văn bản quy phạm pháp
 * luật. Some types are of two groups: whether one document is legislation is stored with it, never read from its type.
 */
export type DocumentTypeGroup = "administrative" | "copy" | "legislation";

export interface DocumentType {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** As it stands in the symbol (NĐ 30, PL III.I); null where the symbol has none. */
  readonly abbr: string | null;
  readonly groups: readonly DocumentTypeGroup[];
}

function types(
  groups: readonly DocumentTypeGroup[],
  rows: readonly (readonly [code: string, vi: string, en: string, abbr: string | null])[],
): DocumentType[] {
  return rows.map(([code, vi, en, abbr]) => ({ code, vi, en, abbr, groups }));
}

/** In the order of NĐ 30, PL III.I. */
export const administrativeTypes: readonly DocumentType[] = [
  ...types(
    ["administrative", "legislation"],
    [
      ["resolution", "Nghị quyết", "Resolution", "NQ"],
      ["decision", "Quyết định", "Decision", "QĐ"],
      ["directive", "Chỉ thị", "Directive", "CT"],
    ],
  ),
  ...types(
    ["administrative"],
    [
      ["charter", "Quy chế", "Working rules", "QC"],
      ["regulation", "Quy định", "Regulation", "QyĐ"],
      ["communique", "Thông cáo", "Communiqué", "TC"],
      ["notice", "Thông báo", "Notice", "TB"],
      ["guideline", "Hướng dẫn", "Guideline", "HD"],
      ["programme", "Chương trình", "Programme", "CTr"],
      ["plan", "Kế hoạch", "Plan", "KH"],
      ["option-plan", "Phương án", "Plan of action", "PA"],
      ["scheme", "Đề án", "Scheme", "ĐA"],
      ["project", "Dự án", "Project", "DA"],
      ["report", "Báo cáo", "Report", "BC"],
      ["minutes", "Biên bản", "Minutes", "BB"],
      ["submission", "Tờ trình", "Submission", "TTr"],
      ["contract", "Hợp đồng", "Contract", "HĐ"],
      ["official-letter", "Công văn", "Official letter", null],
      ["telegram", "Công điện", "Official telegram", "CĐ"],
      ["memorandum", "Bản ghi nhớ", "Memorandum", "BGN"],
      ["agreement", "Bản thỏa thuận", "Agreement", "BTT"],
      ["authorisation", "Giấy ủy quyền", "Letter of authorisation", "GUQ"],
      ["invitation", "Giấy mời", "Invitation", "GM"],
      ["introduction", "Giấy giới thiệu", "Letter of introduction", "GGT"],
      ["leave", "Giấy nghỉ phép", "Leave paper", "GNP"],
      ["dispatch-slip", "Phiếu gửi", "Dispatch slip", "PG"],
      ["transfer-slip", "Phiếu chuyển", "Transfer slip", "PC"],
      ["notice-slip", "Phiếu báo", "Notice slip", "PB"],
      ["public-letter", "Thư công", "Public letter", null],
    ],
  ),
];

export const copyTypes: readonly DocumentType[] = types(
  ["copy"],
  [
    ["copy", "Bản sao y", "True copy", "SY"],
    ["extract", "Bản trích sao", "Extract", "TrS"],
    ["copy-of-copy", "Bản sao lục", "Copy of a copy", "SL"],
  ],
);

/** Kinds of legislation that are no administrative type as well. */
export const legislationOnlyTypes: readonly DocumentType[] = types(
  ["legislation"],
  [
    ["constitution", "Hiến pháp", "Constitution", null],
    ["code-of-law", "Bộ luật", "Code", null],
    ["law", "Luật", "Law", null],
    ["ordinance", "Pháp lệnh", "Ordinance", null],
    ["order", "Lệnh", "Order", "L"],
    ["decree", "Nghị định", "Decree", "NĐ"],
    ["joint-resolution", "Nghị quyết liên tịch", "Joint resolution", "NQLT"],
    ["circular", "Thông tư", "Circular", "TT"],
    ["joint-circular", "Thông tư liên tịch", "Joint circular", "TTLT"],
  ],
);

export const documentTypes: readonly DocumentType[] = [
  ...administrativeTypes,
  ...copyTypes,
  ...legislationOnlyTypes,
];

/** The open list of incoming documents takes any name up to this length (TypeName, NĐ 30, PL VI). */
export const longestTypeName = 100;

/** The name by which an issued document's type is listed and searched; a code that is unknown stands for itself. */
export function typeNameOf(code: string): string {
  return documentTypeOf(code)?.vi ?? code;
}

export function documentTypeOf(code: string): DocumentType | null {
  return documentTypes.find((type) => type.code === code) ?? null;
}

/** Words that law texts add to a name: `Nghị quyết (cá biệt)`. */
const asides = /\s*\([^)]*\)\s*/gu;

/**
 * The type that a person means by a name in either language, without minding tone marks, or by an abbreviation. `null`
 * for any other name, which an incoming document may have all the same. `DA` and `ĐA`, `HD` and `HĐ` are different
 * types, so that an abbreviation is compared letter by letter and folded only where that leaves one type.
 */
export function findDocumentType(text: string): DocumentType | null {
  const typed = text.normalize("NFC").replace(asides, " ").trim();
  if (typed === "") return null;
  const abbreviated = documentTypes.filter((type) => type.abbr?.toLowerCase() === typed.toLowerCase());
  const exact = abbreviated.find((type) => type.abbr === typed) ?? abbreviated[0];
  if (exact) return exact;
  const folded = fold(typed);
  const named = documentTypes.filter(({ vi, en }) => fold(vi) === folded || fold(en) === folded);
  const byName = named.find(({ vi }) => vi.toLowerCase() === typed.toLowerCase()) ?? named[0];
  if (byName) return byName;
  const byAbbr = documentTypes.filter(({ abbr }) => abbr !== null && fold(abbr) === folded);
  return byAbbr.length === 1 ? (byAbbr[0] ?? null) : null;
}

/**
 * Types to offer while a person types, those whose name begins so first; all for an empty text. For a list that may
 * hold any type the caller adds what was typed.
 */
export function suggestDocumentTypes(
  text: string,
  among: readonly DocumentType[] = documentTypes,
): DocumentType[] {
  const wanted = fold(text);
  const rank = (type: DocumentType): number => {
    const names = [fold(type.vi), fold(type.en), fold(type.abbr ?? "")];
    if (names.some((name) => name === wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    const words = wanted.split(" ");
    const parts = names.flatMap((name) => name.split(" "));
    return words.every((word) => parts.some((part) => part.startsWith(word))) ? 2 : 3;
  };
  const ranked = among
    .map((type, place) => ({ type, place, rank: rank(type) }))
    .filter((entry) => entry.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank || a.place - b.place).map((entry) => entry.type);
}
