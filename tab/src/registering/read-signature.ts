import { fold } from "../../../src/domain/text/fold.ts";
import { isVietnameseSyllable } from "../../../src/domain/text/syllable.ts";
import type { SeenLine } from "./page-lines.ts";
import type { SeenSignature } from "./seen-paper.ts";
import { placeOf } from "./seen-place.ts";

/** Heads as NĐ 30, PL I.II.7 has them in capitals, and as they are written in running text. */
const heads = (
  "Chủ tịch|Giám đốc|Tổng Giám đốc|Thủ tướng|Bộ trưởng|Thứ trưởng|Cục trưởng|Tổng cục trưởng|Vụ trưởng|" +
  "Chi cục trưởng|Viện trưởng|Hiệu trưởng|Trưởng phòng|Trưởng ban|Chánh Văn phòng|Chánh Thanh tra|Chánh án|" +
  "Hạt trưởng|Đội trưởng|Trạm trưởng|Bí thư|Tổng Biên tập|Cục phó|Chỉ huy trưởng|Trưởng đoàn|Chủ nhiệm|" +
  "Tổng Thanh tra|Thống đốc|Kế toán trưởng"
).split("|");
const positions: ReadonlyMap<string, string> = new Map(
  heads.flatMap((head) => [
    [fold(head), head],
    [fold(`Phó ${head}`), `Phó ${head}`],
    [fold(`Quyền ${head}`), `Quyền ${head}`],
  ]),
);

/** `TM.`, `KT.`, `TL.`, `TUQ.`, `Q.`: for whom is signed (NĐ 30, Đ13). */
const forWhom = /^(TM|KT|TL|TUQ|Q)\s*[./]\s*/u;
const middle = (line: SeenLine): number => line.x + line.width / 2;
const isCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);

/** The position of a line in capitals; null for one that names none, such as `TM. ỦY BAN NHÂN DÂN`. */
function positionIn(text: string): string | null {
  const [, sign = ""] = forWhom.exec(text) ?? [];
  const said = fold(text.replace(forWhom, ""))
    .replace(/[^a-z ]+/gu, " ")
    .replace(/ +/gu, " ")
    .trim();
  // The longest of the known ones with which the line begins: `GIÁM ĐỐC SỞ` is a Giám đốc.
  const known = [...positions.keys()]
    .filter((one) => said === one || said.startsWith(`${one} `))
    .sort((a, b) => b.length - a.length)[0];
  const position = known === undefined ? null : (positions.get(known) ?? null);
  return position !== null && sign === "Q" ? `Quyền ${position}` : position;
}

const begins = (line: SeenLine): boolean =>
  isCapitals(line.text) && (forWhom.test(line.text) || positionIn(line.text) !== null);

const titles =
  /^(?:(?:GS|PGS|TSKH|TS|ThS|BS|KS|CN|Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Trung tướng)\s*\.?\s*,?\s*)+(?=\p{Lu})/u;

/** Two to six syllables, each with a capital letter, as names stand below a signature. */
function nameIn(text: string): string | null {
  const name = text.replace(titles, "").trim();
  const parts = name.split(" ");
  const isName =
    parts.length >= 2 &&
    parts.length <= 6 &&
    !isCapitals(name) &&
    parts.every((part) => /^\p{Lu}\p{Ll}*$/u.test(part) && isVietnameseSyllable(part));
  return isName ? name : null;
}

/** `- Lưu: VT, CĐS.` at the end of Nơi nhận: the clerks' office and the unit that drafted it (NĐ 30, PL I.II.9). */
export function readDrafter(lines: readonly SeenLine[]): string | null {
  for (const { text } of lines) {
    const [, unit] = /^[-–+\s]*lưu\s*:\s*VT\s*[,;]\s*([\p{L}\d&-]+)/iu.exec(text) ?? [];
    if (unit !== undefined) return unit;
  }
  return null;
}

/** How far below the position a name may stand, and how far beside it, in parts of the page. */
const below = 0.24;
const beside = 0.11;

/**
 * The signature on a page: a position in capitals in its right part, the name in the same column below it. Nothing
 * rather than a guess. Where several stand there, the last: an annex follows, a form is above.
 */
export function readSignature(lines: readonly SeenLine[], page: number): SeenSignature | null {
  const column = lines.filter((line) => middle(line) > 0.45);
  for (let at = column.length - 1; at >= 0; at -= 1) {
    const line = column[at];
    const name = line === undefined ? null : nameIn(line.text);
    if (line === undefined || name === null) continue;
    const above = column.filter(
      (one) => one.y < line.y && line.y - one.y < below && Math.abs(middle(one) - middle(line)) < beside,
    );
    const block = above.filter((one) => isCapitals(one.text));
    if (!block.some(begins)) continue;
    const position = block.map((one) => positionIn(one.text)).findLast((one) => one !== null) ?? "";
    return { name, position, place: placeOf([...block, line], page) };
  }
  return null;
}
