import type { DocumentType } from "../document-types.ts";
import { tidyNotation } from "../fields/tidy.ts";
import { RuleBroken } from "../rule-broken.ts";

/** Greatest lengths of CodeNumber and CodeNotation (NĐ 30, PL VI phần II). */
export const longestNumber = 11;
export const longestNotation = 30;

/** Number and symbol of a document in the two fields of NĐ 30, and as a whole. */
export interface DocumentSymbol {
  /** `05` */
  readonly number: string;
  /** `QĐ-BNV`; legislation bears its year here: `2020/QĐ-UBND`. */
  readonly notation: string;
  /** `05/QĐ-BNV` */
  readonly full: string;
}

export interface SymbolParts {
  readonly type: DocumentType;
  /** Its ordinal in the register, from 1. */
  readonly number: number;
  readonly year: number;
  /** Abbreviation of the agency, or of the office of state whose holder issues (`CTN`, `TTg`). */
  readonly agencyAbbr: string;
  /** Abbreviation of the unit that drafted, or of the field; needed where the type has no abbreviation. */
  readonly unitAbbr: string | null;
  readonly isLegislation: boolean;
  /** Abbreviation of the council, board or team that issues with the agency's seal (NĐ 30, PL I.II.3a). */
  readonly bodyAbbr: string | null;
}

/** `5` is `05`, `12` is `12` (NĐ 30, PL I: numbers below 10 have a zero before them). */
export function formatNumber(number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`Not an ordinal: ${number}`);
  return String(number).padStart(2, "0");
}

/** One group of a symbol: letters and digits, with dashes, dots or ampersands inside only. */
const abbreviation = /^[\p{L}\d]+(?:[-.&][\p{L}\d]+)*$/u;

/**
 * Whether an abbreviation can stand in a symbol. Spaces and strokes would be read as the ends of its parts. Agencies set
 * their own abbreviations (NĐ 30, PL I).
 */
export function isAbbreviation(text: string): boolean {
  return abbreviation.test(text) && text.normalize("NFC") === text;
}

/** Joins the two fields; the symbol of a Party document brings its own dash: `57` and `-NQ/TW` are `57-NQ/TW`. */
export function joinSymbol(number: string | null, notation: string | null): string {
  if (!number || !notation) return number ?? notation ?? "";
  return notation.startsWith("-") ? `${number}${notation}` : `${number}/${notation}`;
}

/**
 * Number and symbol as NĐ 30 writes them (PL I): `15/QĐ-BNV`, công văn `05/BNV-VP`, legislation `12/2020/QĐ-UBND`.
 * Throws `numbering.type-not-legislation`, `numbering.type-only-legislation`, `numbering.unit-abbr-missing`,
 * `numbering.abbr-form`, `numbering.symbol-too-long`.
 */
export function composeSymbol(parts: SymbolParts): DocumentSymbol {
  assertTypeFits(parts.type, parts.isLegislation);
  const issuer = abbr(
    parts.bodyAbbr ?? parts.agencyAbbr,
    parts.bodyAbbr === null ? "agencyAbbr" : "bodyAbbr",
  );
  const number = formatNumber(parts.number);
  const notation = parts.isLegislation
    ? [String(parts.year), withType(parts.type, issuer)].join("/")
    : (withTypeAbbr(parts.type, issuer) ?? `${issuer}-${unitOf(parts)}`);
  if (number.length > longestNumber || notation.length > longestNotation)
    throw new RuleBroken("numbering.symbol-too-long", { params: { symbol: notation, max: longestNotation } });
  return { number, notation, full: joinSymbol(number, notation) };
}

/** Throws when a type cannot be what `isLegislation` says. */
export function assertTypeFits(type: DocumentType, isLegislation: boolean): void {
  const params = { type: type.vi };
  if (isLegislation && !type.groups.includes("legislation"))
    throw new RuleBroken("numbering.type-not-legislation", { params, field: "typeCode" });
  if (!isLegislation && type.groups.every((group) => group === "legislation"))
    throw new RuleBroken("numbering.type-only-legislation", { params, field: "typeCode" });
}

function abbr(text: string, field: string): string {
  const tidy = tidyNotation(text) ?? "";
  if (!isAbbreviation(tidy)) throw new RuleBroken("numbering.abbr-form", { params: { abbr: text }, field });
  return tidy;
}

function withTypeAbbr(type: DocumentType, issuer: string): string | null {
  return type.abbr === null ? null : `${type.abbr}-${issuer}`;
}

/** Laws and ordinances bear the body alone: `59/2020/QH14`. */
function withType(type: DocumentType, issuer: string): string {
  return withTypeAbbr(type, issuer) ?? issuer;
}

function unitOf({ unitAbbr, type }: SymbolParts): string {
  if (unitAbbr === null)
    throw new RuleBroken("numbering.unit-abbr-missing", { params: { type: type.vi }, field: "unitAbbr" });
  return abbr(unitAbbr, "unitAbbr");
}
