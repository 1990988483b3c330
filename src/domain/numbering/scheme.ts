import { administrativeTypes, type DocumentType } from "../document-types.ts";
import { RuleBroken } from "../rule-broken.ts";
import { formatDate, type LocalDate } from "../time/local-date.ts";

/** A register that the agency keeps; `key` is lower-case letters, digits and dashes and never changes. */
export interface NamedRegister {
  readonly key: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** Types that share one sequence. */
export interface TypeGroup extends NamedRegister {
  readonly typeCodes: readonly string[];
}

/**
 * How administrative documents are numbered, which the head of the agency decides (NĐ 30, Đ15.1c). common: one sequence
 * for all types. per-type: one for each. groups: one for each group, and the common one for types in none.
 */
export type OutgoingScheme =
  | { readonly kind: "common" }
  | { readonly kind: "per-type" }
  | { readonly kind: "groups"; readonly groups: readonly TypeGroup[] };

/** What the agency decided, and from when it holds. */
export interface NumberingScheme {
  readonly validFrom: LocalDate;
  /** The decision that says so: `15/QĐ-SNV ngày 02/01/2026`; null for the default. */
  readonly decision: string | null;
  readonly outgoing: OutgoingScheme;
  /** Registers of incoming documents beside the common one, each with its own sequence; usually none. */
  readonly incoming: readonly NamedRegister[];
}

export const defaultScheme: NumberingScheme = {
  validFrom: "2020-03-05",
  decision: null,
  outgoing: { kind: "common" },
  incoming: [],
};

/** Which register a document goes into. */
export interface RegisterChoice extends NamedRegister {
  readonly kind: "incoming" | "outgoing";
}

export type DocumentToNumber =
  | { readonly direction: "incoming"; readonly registerKey: string | null }
  | {
      readonly direction: "outgoing";
      readonly type: DocumentType;
      readonly isLegislation: boolean;
      /** The council, board or team that issues it with the agency's seal; null for the agency itself. */
      readonly body: { readonly id: string; readonly nameVi: string; readonly nameEn: string } | null;
    };

const outgoingVi = "Sổ đăng ký văn bản đi";
const outgoingEn = "Register of outgoing documents";

/**
 * The register whose sequence numbers the document: incoming by time of receipt (NĐ 30, Đ22.2); legislation by type
 * (Đ15.1a); a body by itself (PL I.II.3a); copies together (PL I phần II); the rest by the scheme. Throws
 * `numbering.unknown-register` for an incoming register that the scheme does not have.
 */
export function registerKeyFor(document: DocumentToNumber, scheme: NumberingScheme): RegisterChoice {
  if (document.direction === "incoming") return incomingRegister(document.registerKey, scheme);
  const { type, body } = document;
  if (type.groups.includes("copy")) return outgoing("copies", "bản sao", "copies");
  if (document.isLegislation)
    return outgoing(
      `legislation:${type.code}`,
      `văn bản quy phạm pháp luật, ${type.vi}`,
      `legislation, ${type.en}`,
    );
  if (body) return outgoing(`body:${body.id}`, body.nameVi, body.nameEn);
  switch (scheme.outgoing.kind) {
    case "common":
      return outgoing("common", null, null);
    case "per-type":
      return outgoing(`type:${type.code}`, type.vi, type.en);
    case "groups": {
      const group = scheme.outgoing.groups.find(({ typeCodes }) => typeCodes.includes(type.code));
      return group
        ? outgoing(`group:${group.key}`, group.nameVi, group.nameEn)
        : outgoing("common", null, null);
    }
  }
}

function outgoing(key: string, vi: string | null, en: string | null): RegisterChoice {
  const name = (prefix: string, part: string | null): string =>
    part === null ? prefix : `${prefix} – ${part}`;
  return { kind: "outgoing", key, nameVi: name(outgoingVi, vi), nameEn: name(outgoingEn, en) };
}

function incomingRegister(key: string | null, scheme: NumberingScheme): RegisterChoice {
  const common = {
    key: "incoming",
    nameVi: "Sổ đăng ký văn bản đến",
    nameEn: "Register of incoming documents",
  };
  const register =
    key === null || key === common.key ? common : scheme.incoming.find((one) => one.key === key);
  if (!register) throw new RuleBroken("numbering.unknown-register", { params: { register: String(key) } });
  return { kind: "incoming", key: register.key, nameVi: register.nameVi, nameEn: register.nameEn };
}

/** The scheme that holds on a day: of those in force the one decided for the latest day. */
export function schemeInForce(schemes: readonly NumberingScheme[], on: LocalDate): NumberingScheme {
  return schemes
    .filter(({ validFrom }) => validFrom <= on)
    .reduce((latest, scheme) => (scheme.validFrom >= latest.validFrom ? scheme : latest), defaultScheme);
}

const registerKey = /^[a-z\d](?:[a-z\d-]{0,38}[a-z\d])?$/;

/**
 * Refuses a new scheme that would give a number and symbol twice or leave a type in two sequences. `inUse`: the agency has
 * numbered documents in the year of `validFrom` already; then a change of sequences waits for 1 January, because a
 * sequence runs from 01/01 to 31/12 (NĐ 30, Đ15.1). Throws `numbering.*`.
 */
export function assertScheme(scheme: NumberingScheme, inUse: boolean): void {
  if (inUse && !scheme.validFrom.endsWith("-01-01"))
    throw new RuleBroken("numbering.scheme-mid-year", {
      params: { date: formatDate(scheme.validFrom), year: String(Number(scheme.validFrom.slice(0, 4)) + 1) },
      field: "validFrom",
    });
  const groups = scheme.outgoing.kind === "groups" ? scheme.outgoing.groups : [];
  for (const registers of [groups, scheme.incoming]) assertKeys(registers);
  const administrative = new Set(administrativeTypes.map((type) => type.code));
  const seen = new Set<string>();
  for (const code of groups.flatMap((group) => group.typeCodes)) {
    if (!administrative.has(code)) throw new RuleBroken("numbering.unknown-type", { params: { type: code } });
    if (seen.has(code))
      throw new RuleBroken("numbering.type-in-two-groups", { params: { type: typeName(code) } });
    seen.add(code);
  }
}

function assertKeys(registers: readonly NamedRegister[]): void {
  const keys = registers.map((register) => register.key);
  const wrong = keys.find(
    (key, i) => !registerKey.test(key) || key === "incoming" || keys.indexOf(key) !== i,
  );
  if (wrong !== undefined) throw new RuleBroken("numbering.register-key", { params: { register: wrong } });
}

function typeName(code: string): string {
  return administrativeTypes.find((type) => type.code === code)?.vi ?? code;
}
