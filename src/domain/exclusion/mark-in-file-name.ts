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
  isSymbolic,
  joins,
  readWords,
  type GradeFound,
  type MarkedText,
  type SecrecyGrade,
  type Word,
} from "./marked-text.ts";

/** Words before a grade that make the name one about secrets: such documents are public. */
const about =
  /(?:danh mục|nhà nước|quản lý|quy định|bảo vệ|hướng dẫn|xác định|tiêu hủy|tiêu huỷ|phân loại|con dấu|dấu|độ|tài liệu|thông tin|hồ sơ)/u;
const aboutPlain =
  /(?:danh muc|nha nuoc|quan ly|quy dinh|bao ve|huong dan|xac dinh|tieu huy|phan loai|con dau|do|tai lieu|thong tin|ho so)/u;
/** Pictures of cards and papers have sides: `CCCD mat 1`. */
const pictured = new Set(["cccd", "cmnd", "cmt", "gplx", "img", "dsc", "anh", "scan", "photo", "the", "ảnh"]);

/** In a name with blanks a stroke or underscore divides; where they stand for the blanks they do not. */
function divides(gap: string, spaced: boolean): boolean {
  return /[.,;:+#=~|()[\]{}]/u.test(gap) || /\s[-_–—]|[-_–—]\s/u.test(gap) || (spaced && /[_–—]/u.test(gap));
}

interface Surroundings {
  readonly before: Word | undefined;
  readonly after: Word | undefined;
  readonly dividedBefore: boolean;
  readonly dividedAfter: boolean;
}

function surroundings(text: MarkedText, found: GradeFound): Surroundings {
  const spaced = text.words.some((word) => /\s/u.test(word.gap));
  return {
    before: text.words[found.at - 1],
    after: text.words[found.at + found.length],
    dividedBefore: divides(text.words[found.at]?.gap ?? "", spaced),
    dividedAfter: divides(gapAfter(text, found), spaced),
  };
}

function isHighGradeMark(text: MarkedText, found: GradeFound, around: Surroundings): boolean {
  const lead = text.words
    .slice(0, found.at)
    .map((word) => word.lower)
    .join(" ");
  if (isFirst(found)) return !/^\s*,/u.test(gapAfter(text, found));
  if (around.dividedBefore && (around.dividedAfter || isLast(text, found))) return true;
  if ((text.plain ? aboutPlain : about).test(lead)) return false;
  return isLast(text, found) || (isCapitals(text, found) && !text.capitals) || isSymbolic(around.before);
}

/** `Mật` with its tone: a mark unless it is part of an expression or of a sentence about secrets. */
function isTonedMark(text: MarkedText, found: GradeFound, around: Surroundings): boolean {
  if (isCompound(text, found)) return false;
  if (isFirst(found)) return true;
  const freeBefore = around.dividedBefore || isSymbolic(around.before);
  const freeAfter = isLast(text, found) || around.dividedAfter || isSymbolic(around.after);
  return (freeBefore && freeAfter) || (isCapitals(text, found) && !text.capitals);
}

/** `mat` without its tone may be mất, mặt, mắt or mát: only beside numbers and symbols, or divided off, is it a mark. */
function isPlainMark(text: MarkedText, found: GradeFound, around: Surroundings): boolean {
  if (isCompound(text, found) || text.words.some((word) => pictured.has(word.lower))) return false;
  if (
    /^[12]$/u.test(around.after?.raw ?? "") &&
    joins(around.after?.gap) &&
    found.at + 2 === text.words.length
  )
    return false;
  const party = around.before?.raw === "TU";
  const freeBefore = isFirst(found) || around.dividedBefore || party || isSymbolic(around.before);
  const freeAfter = isLast(text, found) || around.dividedAfter || isSymbolic(around.after);
  return freeBefore && freeAfter;
}

/**
 * The grade that the name of a file bears as a mark: `QD-123 (MẬT).pdf`, `Mat_QD123.pdf`, `tuyet mat.pdf`, but not
 * `mật độ dân số.pdf`, `mat bang.pdf` or `Danh mục bí mật nhà nước độ tối mật.pdf`. The name is taken with its extension.
 */
export function markInFileName(name: string): SecrecyGrade | null {
  const text = readWords(name.replace(/^.*[\\/]/u, "").replace(/(?:\.[A-Za-z][A-Za-z0-9]{1,4})+$/u, ""));
  const marks = findGrades(text).filter((found) => {
    if (isBracketed(text, found) || isDeclared(text, found, /[\s:_-]/u) || isCarried(text, found))
      return true;
    const around = surroundings(text, found);
    if (found.grade !== "mat") return isHighGradeMark(text, found, around);
    return text.plain ? isPlainMark(text, found, around) : isTonedMark(text, found, around);
  });
  return marks[0]?.grade ?? null;
}
