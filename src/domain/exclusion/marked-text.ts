import { detectLegacy } from "../text/legacy-encodings.ts";
import { fold } from "../text/fold.ts";
import { isBareSyllable } from "../text/syllable.ts";

/** The three grades of state secrets (R07), in the codes of the contract. */
export type SecrecyGrade = "mat" | "toiMat" | "tuyetMat";

/** How the stamp of each grade reads. */
export const stampOf: Readonly<Record<SecrecyGrade, string>> = {
  mat: "MẬT",
  toiMat: "TỐI MẬT",
  tuyetMat: "TUYỆT MẬT",
};

export interface Word {
  /** As written. */
  readonly raw: string;
  /** Lower case, with its tone marks. */
  readonly lower: string;
  /** What stands between the word before, or the beginning, and this one. */
  readonly gap: string;
}

/** A text cut into words; `plain` when it has no letter beyond ASCII, so that tone marks cannot be asked for. */
export interface MarkedText {
  readonly words: readonly Word[];
  readonly tail: string;
  readonly plain: boolean;
  readonly capitals: boolean;
}

/** A grade that was found among the words: where it begins and how many words it takes. */
export interface GradeFound {
  readonly grade: SecrecyGrade;
  readonly at: number;
  readonly length: number;
}

/** Cuts a text into words, after reading TCVN3 or VNI as what it means. */
export function readWords(text: string): MarkedText {
  const unicode = (detectLegacy(text)?.converted ?? text).normalize("NFC");
  const words: Word[] = [];
  let end = 0;
  for (const match of unicode.matchAll(/\p{N}+|[\p{L}\p{M}]+/gu)) {
    words.push({ raw: match[0], lower: match[0].toLowerCase(), gap: unicode.slice(end, match.index) });
    end = match.index + match[0].length;
  }
  return {
    words,
    tail: unicode.slice(end),
    plain: !/[^\p{ASCII}]/u.test(words.map((word) => word.raw).join("")),
    capitals: !/\p{Ll}/u.test(words.map((word) => word.raw).join("")),
  };
}

/** Whether the word at a place is this one; in a text without tone marks its plain form counts. */
export function wordIs(text: MarkedText, at: number, ...wanted: readonly string[]): boolean {
  const word = text.words[at];
  if (word === undefined) return false;
  return wanted.some((one) => word.lower === one || (text.plain && word.lower === fold(one)));
}

/** Whether the words from a place on are these. */
export function wordsAre(text: MarkedText, at: number, phrase: string): boolean {
  return phrase.split(" ").every((one, index) => wordIs(text, at + index, one));
}

/** A blank or a joining stroke: the words on both sides may be one expression. */
export function joins(gap: string | undefined): boolean {
  return gap !== undefined && /^(?:\s*|[_-]+)$/u.test(gap);
}

const rightOf =
  "độ khẩu mã ong vụ thiết đàm thư danh hiệu nghị thám báo tịch ngọt mía gấu hóa hoá lệnh ước tông phục chỉ rỉ phẩm thất " +
  "truyền hoa dụ ngữ giáo tín đường nước nhà";
const leftOf = "bí bảo cơ thân giải túi ong độ lấy nuôi sỏi chân rậm đậm mía gỉ rỉ giữ kín";
/** Without tone marks `mat` is also mất, mặt, mắt and mát; what stands beside it then is rarely the grade. */
const sides = "bang tran troi truoc sau bien hang cat nuoc to do ma khau bao kinh xa ong the vu viec";
const rightWords = new Set(rightOf.split(" "));
const leftWords = new Set(leftOf.split(" "));
const plainRight = new Set([...sides.split(" "), ...rightOf.split(" ").map(fold)]);

/** `mật độ`, `bí mật`, `mật mã`: words in which `mật` is no grade. */
export function isCompound(text: MarkedText, found: GradeFound): boolean {
  if (found.grade !== "mat") return false;
  const before = text.words[found.at - 1];
  const after = text.words[found.at + 1];
  const own = text.words[found.at];
  const left = before !== undefined && joins(own?.gap) && leftWords.has(before.lower);
  const plainLeft =
    text.plain && before !== undefined && ["bi", "bao", "co", "giai", "do", "bac"].includes(before.lower);
  const right = after !== undefined && joins(after.gap) && rightWords.has(after.lower);
  const plainSide = text.plain && after !== undefined && joins(after.gap) && plainRight.has(after.lower);
  return left || (plainLeft && joins(own?.gap)) || right || plainSide;
}

/** A number, an abbreviation or a foreign word: with such a neighbour `mat` is no part of an expression. */
export function isSymbolic(word: Word | undefined): boolean {
  return word !== undefined && !isBareSyllable(word.raw);
}

/** Every grade that is spelt in a text, whatever it means there. */
export function findGrades(text: MarkedText): GradeFound[] {
  const found: GradeFound[] = [];
  for (let at = 0; at < text.words.length; at += 1) {
    const one = gradeAt(text, at);
    if (one === null) continue;
    found.push(one);
    at += one.length - 1;
  }
  return found;
}

function gradeAt(text: MarkedText, at: number): GradeFound | null {
  const second = wordIs(text, at + 1, "mật") && joins(text.words[at + 1]?.gap);
  if (second && wordIs(text, at, "tuyệt")) return { grade: "tuyetMat", at, length: 2 };
  if (second && wordIs(text, at, "tối")) return { grade: "toiMat", at, length: 2 };
  if (wordIs(text, at, "tuyệtmật")) return { grade: "tuyetMat", at, length: 1 };
  if (wordIs(text, at, "tốimật")) return { grade: "toiMat", at, length: 1 };
  return wordIs(text, at, "mật") ? { grade: "mat", at, length: 1 } : null;
}

/** What stands right after the grade: the gap before the next word, or the end of the text. */
export function gapAfter(text: MarkedText, found: GradeFound): string {
  return text.words[found.at + found.length]?.gap ?? text.tail;
}

export function isFirst(found: GradeFound): boolean {
  return found.at === 0;
}

export function isLast(text: MarkedText, found: GradeFound): boolean {
  return found.at + found.length === text.words.length;
}

/** Alone in brackets: `(MẬT)`, `[Tối mật]`. */
export function isBracketed(text: MarkedText, found: GradeFound): boolean {
  const before = text.words[found.at]?.gap ?? "";
  return /[([{<【]\s*$/u.test(before) && /^\s*[)\]}>】]/u.test(gapAfter(text, found));
}

/** `Độ mật: Tối mật`, and in names where a colon cannot stand also `Do mat - Toi mat`. */
export function isDeclared(text: MarkedText, found: GradeFound, colon: RegExp): boolean {
  const own = text.words[found.at]?.gap ?? "";
  return (
    wordsAre(text, found.at - 2, "độ mật") && colon.test(own) && !/^\s*[,/]/u.test(gapAfter(text, found))
  );
}

export function isCapitals(text: MarkedText, found: GradeFound): boolean {
  const raw = text.words.slice(found.at, found.at + found.length).map((word) => word.raw);
  return raw.every((word) => word === word.toUpperCase());
}

const carriers = [
  "văn bản",
  "công văn",
  "tài liệu",
  "báo cáo",
  "kế hoạch",
  "tờ trình",
  "quyết định",
  "thông báo",
  "chỉ thị",
  "công điện",
  "phương án",
  "biên bản",
  "nghị quyết",
];

/**
 * `Công văn mật số 12`: the text begins with a kind of document and its grade, and what follows is no part of the
 * expression. Without tone marks only kinds with which `mat` cannot be `mất` count.
 */
export function isCarried(text: MarkedText, found: GradeFound): boolean {
  const known = text.plain ? carriers.slice(0, 2) : carriers;
  const carrier = known.find((one) => wordsAre(text, 0, one));
  if (carrier === undefined || found.at !== 2 || isCompound(text, found)) return false;
  const next = text.words[found.at + found.length];
  if (next === undefined || /^\s*[:(]/u.test(next.gap)) return true;
  return joins(next.gap) && (wordIs(text, found.at + found.length, "số", "về", "v") || isSymbolic(next));
}
