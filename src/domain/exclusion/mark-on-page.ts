import { fold } from "../text/fold.ts";
import type { FirstPage, PageLine } from "./first-page.ts";
import type { SecrecyGrade } from "./marked-text.ts";

/** NĐ 30, Phụ lục I puts the stamp (ô 10a) under number and symbol; below this part of the page no stamp is read. */
const stampZone = 0.45;
/** Where lines have no positions, this many of the first ones are read. */
const stampLines = 30;

/** Stamps letter by letter; also as TCVN3, VNI and text recognition write them when tone marks were lost. */
const stamps: readonly (readonly [RegExp, SecrecyGrade])[] = [
  [/^(?:TUY[ỆẸÊE?]T|TUYÖT|TUYEÄT)M(?:[ẬẠÂA?]|Ë|AÄ)T$/u, "tuyetMat"],
  [/^(?:T[ỐÓÔO?]I|TèI|TOÁI)M(?:[ẬẠÂA?]|Ë|AÄ)T$/u, "toiMat"],
  [/^M(?:[ẬẠÂA?]|Ë|AÄ)T$/u, "mat"],
];
const declared = /(?:^|[^\p{L}])độ\s+mật\s*:\s*(tuyệt\s+mật|tối\s+mật|mật)\s*(?=$|[^\p{L}\s,/])/iu;
const bracketed = /^[([{<|]\s*(tuyệt mật|tối mật|mật)\s*[)\]}>|]$/iu;
/** A line that ends so goes on with `mật` on the next one, and a line that begins so goes on from it. */
const goesOn = /(?:^|\s)(?:bí|bảo|cơ|giải|độ|tài liệu|văn bản|công tác)$/iu;
const cameFrom = /^(?:độ|khẩu|mã|nhà nước|vụ|thiết|danh|thư|kinh doanh)(?:\s|$)/iu;

function gradeOf(words: string): SecrecyGrade {
  const folded = fold(words);
  if (folded.startsWith("tuyet")) return "tuyetMat";
  return folded.startsWith("toi") ? "toiMat" : "mat";
}

/** A stamp standing alone: frames, brackets and the blanks between spaced letters are not part of it. */
function stampIn(line: string): SecrecyGrade | null {
  const text = line.normalize("NFC").trim();
  const said = declared.exec(text)?.[1] ?? bracketed.exec(text)?.[1];
  if (said !== undefined) return gradeOf(said);
  if (/\p{N}/u.test(text)) return null;
  const letters = text.replace(/[^\p{L}?]/gu, "");
  return stamps.find(([pattern]) => pattern.test(letters))?.[1] ?? null;
}

/** Lines above and below within two heights of a letter, or the next ones where positions are not known. */
function isWrapped(lines: FirstPage, at: number): boolean {
  const own = lines[at];
  const near = (line: PageLine | undefined) => {
    if (line === undefined || own === undefined) return false;
    if (line.y === undefined || own.y === undefined) return true;
    return Math.abs(line.y - own.y) <= Math.max(own.size ?? 0.02, 0.01) * 2.5;
  };
  const above = lines.slice(Math.max(0, at - 3), at).filter(near);
  const below = lines.slice(at + 1, at + 4).filter(near);
  const plain = own?.y === undefined;
  return (
    (plain ? above.slice(-1) : above).some((line) => goesOn.test(line.text.trim())) ||
    (plain ? below.slice(0, 1) : below).some((line) => cameFrom.test(line.text.trim()))
  );
}

function upperLines(page: FirstPage): FirstPage {
  const written = page.filter((line) => line.text.trim() !== "");
  return written.filter((line, index) => (line.y === undefined ? index < stampLines : line.y <= stampZone));
}

/**
 * The grade stamped on a first page: a line of its own in the upper part, in capitals (`MẬT`, `T Ố I  M Ậ T`,
 * `[TUYỆT MẬT]`) or in brackets, or declared (`Độ mật: Mật`). A page stamped `GIẢI MẬT` is no secret any more.
 */
export function markOnPage(page: FirstPage): SecrecyGrade | null {
  const lines = upperLines(page);
  if (lines.some((line) => /^\P{L}*(?:ĐÃ )?GIẢI MẬT\P{L}*$/u.test(line.text.normalize("NFC").trim())))
    return null;
  for (const [at, line] of lines.entries()) {
    const grade = [line.text, ...line.text.split(/\t|\s{4,}/u)].map(stampIn).find((found) => found !== null);
    if (grade !== undefined && !isWrapped(lines, at)) return grade;
  }
  return null;
}

/** `HẠN CHẾ CÔNG BỐ` on a line of its own in the upper part of the page (R09). */
export function isRestrictedOnPage(page: FirstPage): boolean {
  return upperLines(page).some((line) =>
    /^\P{L}*HẠN CHẾ CÔNG BỐ\P{L}*$/u.test(line.text.normalize("NFC").trim()),
  );
}
