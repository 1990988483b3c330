import { administrativeTypes, findDocumentType } from "../../../src/domain/document-types.ts";
import type { Priority } from "../../../src/domain/incoming-fields.ts";
import { parseSymbol } from "../../../src/domain/numbering/parse-symbol.ts";
import { fold } from "../../../src/domain/text/fold.ts";
import { isVietnameseSyllable } from "../../../src/domain/text/syllable.ts";
import { formatDate, isLocalDate } from "../../../src/domain/time/local-date.ts";
import type { FormField, FormValues } from "./form-values.ts";
import type { SeenLine } from "./page-lines.ts";
import type { SeenPaper, SeenSignature } from "./seen-paper.ts";
import { placeOf, type SeenPlace } from "./seen-place.ts";

export interface ReadProposals {
  readonly patch: Partial<FormValues>;
  readonly places: Readonly<Partial<Record<FormField, SeenPlace>>>;
}

/** The places that NĐ 30, PL I gives to number and symbol, to place and date, and to the type with its abstract. */
const headEnds = 0.45;

/**
 * What a document says of itself: number and symbol, date, type, the abstract where its place is plain, and who signed.
 * Only proposals, which a person looks at; nothing rather than a guess.
 */
export function readProposals({
  firstPage,
  signature,
}: Pick<SeenPaper, "firstPage" | "signature">): ReadProposals {
  const top = firstPage.filter((line) => line.y < headEnds);
  // A stamp stands where there is room, also between the lines of the abstract.
  const head = top.filter((line) => urgencyOf(line.text) === null);
  const read = [urgencyIn(top), symbolIn(head), dateIn(head), typeAndAbstractIn(head), signerOf(signature)];
  return read.reduce<ReadProposals>(
    (all, one) => ({ patch: { ...all.patch, ...one.patch }, places: { ...all.places, ...one.places } }),
    { patch: {}, places: {} },
  );
}

const nothing: ReadProposals = { patch: {}, places: {} };

function signerOf(signature: SeenSignature | null): ReadProposals {
  if (signature === null) return nothing;
  const { name, position, place } = signature;
  if (position === "") return { patch: { signerName: name }, places: { signerName: place } };
  return {
    patch: { signerName: name, signerPosition: position },
    places: { signerName: place, signerPosition: place },
  };
}

/** KHẨN, THƯỢNG KHẨN, HỎA TỐC as stamped (NĐ 30, PL I): capitals alone on their line. */
const urgencyMarks: ReadonlyMap<string, Priority> = new Map([
  ["khan", 1],
  ["thuong khan", 2],
  ["hoa toc", 3],
  ["hoa toc hen gio", 3],
]);

function urgencyOf(text: string): Priority | null {
  return text === text.toUpperCase() ? (urgencyMarks.get(fold(text)) ?? null) : null;
}

function urgencyIn(lines: readonly SeenLine[]): ReadProposals {
  for (const line of lines) {
    const priority = urgencyOf(line.text);
    if (priority !== null) return { patch: { priority }, places: { priority: placeOf([line]) } };
  }
  return nothing;
}

/** The line with what stands on its baseline in the same half of the page: a number written by hand leaves wide gaps. */
function withSameLine(lines: readonly SeenLine[], line: SeenLine): { text: string; parts: SeenLine[] } {
  const isLeft = line.x < 0.45;
  const parts = lines.filter(
    (one) => Math.abs(one.y - line.y) < 0.008 && one.x >= line.x && (!isLeft || one.x + one.width < 0.55),
  );
  return { text: parts.map((one) => one.text).join(" "), parts };
}

function symbolIn(lines: readonly SeenLine[]): ReadProposals {
  for (const line of lines) {
    if (!/^\s*số\s*[:.]?\s*(?:\d|[\s.…_]*\/|$)/iu.test(line.text)) continue;
    const { text, parts } = withSameLine(lines, line);
    const parsed = parseSymbol(text);
    if (!parsed?.codeNotation) continue;
    const place = placeOf(parts);
    const { codeNumber, codeNotation } = parsed;
    // The number is often written in by hand, where no text shows it.
    if (codeNumber === null) return { patch: { codeNotation }, places: { codeNotation: place } };
    return { patch: { codeNumber, codeNotation }, places: { codeNumber: place, codeNotation: place } };
  }
  return nothing;
}

function dateIn(lines: readonly SeenLine[]): ReadProposals {
  for (const line of lines) {
    if (!/ngày/iu.test(line.text)) continue;
    const { text, parts } = withSameLine(lines, line);
    const match = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(text);
    if (!match || /^(?:căn cứ|theo)/iu.test(line.text)) continue;
    const [, day = "", month = "", year = ""] = match;
    const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isLocalDate(date))
      return { patch: { issuedDate: formatDate(date) }, places: { issuedDate: placeOf(parts) } };
  }
  return nothing;
}

/** `V/v …` under the symbol of a công văn; else the lines in bold below the name of the type in capitals. */
function typeAndAbstractIn(lines: readonly SeenLine[]): ReadProposals {
  const about = lines.findIndex((line) => /^(?:v\/v|về việc)\s*[:.]?\s+/iu.test(line.text) && line.x < 0.45);
  const typeAt = lines.findIndex((line) => isTypeHeading(line.text));
  const first = lines[about];
  if (first && (typeAt < 0 || about < typeAt)) {
    const taken = block(lines, about, (line) => Math.abs(middle(line) - middle(first)) < 0.12);
    const text = joined(taken).replace(/^(?:v\/v|về việc)\s*[:.]?\s+/iu, "V/v ");
    if (!isSound(text)) return nothing;
    const type = administrativeTypes.find((one) => one.code === "official-letter")?.vi ?? "";
    return { patch: { typeName: type, abstract: text }, places: { abstract: placeOf(taken) } };
  }
  const heading = lines[typeAt];
  if (!heading) return nothing;
  const typeName = findDocumentType(heading.text)?.vi ?? "";
  const taken = block(lines, typeAt + 1, (line) => Math.abs(middle(line) - middle(heading)) < 0.08);
  const named = { typeName: placeOf([heading]) };
  if (taken.length === 0 || !isSound(joined(taken))) return { patch: { typeName }, places: named };
  return { patch: { typeName, abstract: joined(taken) }, places: { ...named, abstract: placeOf(taken) } };
}

function isTypeHeading(text: string): boolean {
  return text.length > 5 && text === text.toUpperCase() && findDocumentType(text) !== null;
}

const middle = (line: SeenLine): number => line.x + line.width / 2;
/** The stamp of urgency stands right below the abstract. */
const ends = /^(?:căn cứ|kính gửi|theo|thực hiện|_{3,}|-{3,}|\*{3})/iu;

/** Lines that belong together from one on: close below each other, in the same place, not yet the body. */
function block(lines: readonly SeenLine[], from: number, fits: (line: SeenLine) => boolean): SeenLine[] {
  const taken: SeenLine[] = [];
  let bottom = lines[from]?.y ?? 0;
  for (const line of lines.slice(from)) {
    if (taken.length >= 6 || ends.test(line.text) || line.y - bottom > 0.035) break;
    if (!fits(line)) continue;
    if (isAuthority(line.text)) break;
    taken.push(line);
    bottom = line.y;
  }
  return taken;
}

/** `ỦY BAN NHÂN DÂN TỈNH …` in capitals below the abstract is who decides, no part of it. */
function isAuthority(text: string): boolean {
  return (
    text === text.toUpperCase() &&
    /^(?:uy ban|chu tich|giam doc|bo truong|hoi dong|thu tuong|chinh phu|tong)/u.test(fold(text))
  );
}

/** The text layer of many scans is a machine's guess: what is no Vietnamese is not worth a person's correcting. */
function isSound(text: string): boolean {
  const spelt = text.match(/\p{L}+/gu) ?? [];
  const known = spelt.filter((word) => isVietnameseSyllable(word) || word === word.toUpperCase());
  return (
    spelt.length >= 2 &&
    /[^\p{ASCII}]/u.test(text) &&
    !text.includes("?") &&
    known.length >= 0.85 * spelt.length
  );
}

function joined(lines: readonly SeenLine[]): string {
  return lines
    .map((line) => line.text)
    .join(" ")
    .replace(/\s+/gu, " ")
    .replace(/[-_]{2,}\s*$/u, "")
    .trim();
}
