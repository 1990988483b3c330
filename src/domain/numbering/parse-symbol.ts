import { tidyLine } from "../fields/tidy.ts";
import { joinSymbol, longestNumber } from "./symbol.ts";

export interface ParsedSymbol {
  /** CodeNumber; null where the paper still has a blank for it (`/SNV-XDCQ`). */
  readonly codeNumber: string | null;
  /** CodeNotation, without the stroke; a Party document's keeps its dash (`-NQ/TW`). Null for a bare number. */
  readonly codeNotation: string | null;
  /** The year within the symbol, which alone tells legislation (NĐ 30; `QĐ` may be either). */
  readonly year: number | null;
  readonly isLegislation: boolean;
  /** `1837/QĐ-UBND`, as it is written on paper without its blanks. */
  readonly full: string;
  /** What stood behind it on the same line, such as place and date. */
  readonly rest: string;
}

const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu;
const strokes = /[\u2044\u2215\uFF0F]/gu;
/** `Số:`, `Số/ký hiệu:`, `Quyết định số`, in any case; nothing else may stand before the number. */
const heading =
  /^(?:.*?(?<![\p{L}\d]))?(?:số(?:\s*(?:,|và|\/|-)?\s*ký\s+hiệu)?|so|no\.?)(?![\p{L}])\s*[:.]?\s*/iu;
const number =
  /^(?<number>\d[\d.]*\p{L}?(?:[\d.]*\d)?)?\s*(?<mark>[/-])\s*(?<notation>[\p{L}\d][\p{L}\d&./-]*)/u;
const bareNumber = /^(?<number>\d+\p{L}?)(?![\p{L}\d./-])/u;
const yearFirst = /^(?<year>(?:19|20)\d{2})\/(?=\p{L})/u;

/**
 * Reads a number with symbol as typed or pasted: `1837/QĐ-UBND`, `Số: 05/BNV-VP`, `12/2020/QĐ-UBND`,
 * `số 15 /QĐ - BNV`, `57-NQ/TW`. Null when the text holds none at its beginning or after `số`.
 */
export function parseSymbol(text: string): ParsedSymbol | null {
  const line = tidyLine(text).replace(dashes, "-").replace(strokes, "/");
  const headed = /^[\d/]/u.test(line) ? line : line.replace(heading, "");
  const body = headed.replace(/^[\s.…_]+/u, "").replace(/\s*([/-])\s*/gu, "$1");
  const parsed = readSymbol(body) ?? readBareNumber(body);
  return parsed === null || (parsed.codeNumber ?? "").length > longestNumber ? null : parsed;
}

function readSymbol(body: string): ParsedSymbol | null {
  const match = number.exec(body);
  const { number: found, mark, notation = "" } = match?.groups ?? {};
  if (!match || (mark === "-" && !isPartySymbol(found, notation))) return null;
  const trimmed = notation.replace(/[./&-]+$/u, "");
  if (!/\p{L}/u.test(trimmed)) return null;
  const codeNumber = found ?? null;
  const codeNotation = mark === "-" ? `-${trimmed}` : trimmed;
  const year = yearFirst.exec(trimmed)?.groups?.["year"];
  return {
    codeNumber,
    codeNotation,
    year: year === undefined ? null : Number(year),
    isLegislation: year !== undefined,
    full: codeNumber === null ? `/${codeNotation}` : joinSymbol(codeNumber, codeNotation),
    rest: body.slice(match[0].length - (notation.length - trimmed.length)).replace(/^[\s.,;/&-]+/u, ""),
  };
}

/** Party bodies write `số-loại/cơ quan`; a dash elsewhere is no end of a number. */
function isPartySymbol(found: string | undefined, notation: string): boolean {
  return found !== undefined && /^\p{L}[\p{L}\d.-]*\/[\p{L}\d]/u.test(notation);
}

function readBareNumber(body: string): ParsedSymbol | null {
  const match = bareNumber.exec(body);
  const codeNumber = match?.groups?.["number"];
  if (!match || codeNumber === undefined) return null;
  const rest = body.slice(match[0].length).trim();
  return { codeNumber, codeNotation: null, year: null, isLegislation: false, full: codeNumber, rest };
}
