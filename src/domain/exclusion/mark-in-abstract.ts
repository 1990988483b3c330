import {
  findGrades,
  gapAfter,
  isBracketed,
  isCapitals,
  isCarried,
  isCompound,
  isDeclared,
  isFirst,
  isLast,
  readWords,
  type GradeFound,
  type MarkedText,
  type SecrecyGrade,
} from "./marked-text.ts";

const ends = /^\s*(?:[:.|;/]|\s[-–—]|[-–—]\s|[)\]])/u;

/** At the head of an abstract: divided off from what follows, or in capitals, or before a new capital. */
function isHeading(text: MarkedText, found: GradeFound): boolean {
  const gap = gapAfter(text, found);
  if (isLast(text, found) || ends.test(gap)) return true;
  if (isCompound(text, found) || /^\s*[,(]/u.test(gap)) return false;
  const next = text.words[found.at + found.length]?.raw ?? "";
  if (found.grade !== "mat") return true;
  return !text.plain && !text.capitals && (isCapitals(text, found) || /^\p{Lu}/u.test(next));
}

/** `MẬT` in capitals amid small letters; quoted it is spoken of, and after `độ` or `dấu` too. */
function standsOut(text: MarkedText, found: GradeFound): boolean {
  if (text.capitals || text.plain || !isCapitals(text, found) || isCompound(text, found)) return false;
  const before = text.words[found.at - 1];
  const quoted = /["'“‘«]\s*$/u.test(text.words[found.at]?.gap ?? "");
  return (
    !quoted && !["độ", "dấu", "mức", "cấp", "loại"].includes(before?.lower ?? "") && !isPhrase(text, found)
  );
}

/** Capitals before or after it in the same breath: a heading such as `BẢO QUẢN MẬT PHẨM`, or `TÀI LIỆU MẬT`. */
function isPhrase(text: MarkedText, found: GradeFound): boolean {
  const beside = [text.words[found.at - 1], text.words[found.at + found.length]];
  return beside.some((word) => word !== undefined && word.raw.length > 1 && !/[\p{Ll}\p{N}]/u.test(word.raw));
}

/**
 * The grade that an abstract, or the name of a type, bears as a mark: `[MẬT] Về việc…`, `Tuyệt mật: …`, `… (Tối mật)`,
 * `Công văn mật số 12`; not `bí mật kinh doanh`, `mật độ`, `quản lý văn bản mật`, `sử dụng con dấu “MẬT”`.
 */
export function markInAbstract(abstract: string): SecrecyGrade | null {
  const text = readWords(abstract);
  const marks = findGrades(text).filter((found) => {
    if (isBracketed(text, found) || isDeclared(text, found, /:/u) || isCarried(text, found)) return true;
    if (isFirst(found)) return isHeading(text, found);
    const divided = /(?:\s[-–—]\s|[.;|]\s*)$/u.test(text.words[found.at]?.gap ?? "");
    return (divided && isLast(text, found) && !isCompound(text, found)) || standsOut(text, found);
  });
  return marks[0]?.grade ?? null;
}
