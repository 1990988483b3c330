import { isLocalDate } from "../time/local-date.ts";
import type { FieldProblem, FieldProblemCode } from "./field-problem.ts";
import { isNfc } from "./tidy.ts";

/**
 * One field of NĐ 30, Phụ lục VI phần II. `organ` is its name there, null for a field of ours. Lengths are in UTF-16
 * units, as both stores count; for Vietnamese in NFC that is one a letter.
 * line: no line breaks. text: line breaks allowed. number: the number of a document. key: an id of ours.
 */
export type FieldRule =
  | {
      readonly kind: "line" | "text" | "number" | "key" | "agency-code";
      readonly max: number;
      readonly required: boolean;
      readonly organ: string | null;
    }
  | {
      readonly kind: "integer";
      readonly min: number;
      readonly max: number;
      readonly required: boolean;
      readonly organ: string | null;
    }
  | {
      readonly kind: "choice";
      readonly among: readonly (string | number)[];
      readonly required: boolean;
      readonly organ: string | null;
    }
  | {
      readonly kind: "date" | "instant" | "flag" | "list";
      readonly required: boolean;
      readonly organ: string | null;
    };

export type FieldRules<F extends string> = Readonly<Record<F, FieldRule>>;

/** The fields of a table in its own order, which is the order of the form. */
export function fieldNames<F extends string>(rules: FieldRules<F>): F[] {
  return Object.keys(rules).filter((name): name is F => name in rules);
}

/** What is wrong with one value by itself, the first thing found; null when nothing is. */
export function checkField<F extends string>(
  field: F,
  rule: FieldRule,
  value: unknown,
): FieldProblem<F> | null {
  const problem = (code: FieldProblemCode, params: FieldProblem<F>["params"] = {}): FieldProblem<F> => ({
    field,
    code,
    params,
    severity: "error",
  });
  if (isMissing(value)) return rule.required ? problem("fields.required") : null;
  switch (rule.kind) {
    case "integer":
      if (typeof value !== "number" || !Number.isInteger(value)) return problem("fields.not-a-number");
      return value < rule.min || value > rule.max
        ? problem("fields.out-of-range", { min: rule.min, max: rule.max })
        : null;
    case "choice":
      return rule.among.some((choice) => choice === value) ? null : problem("fields.unknown-choice");
    case "date":
      return typeof value === "string" && isLocalDate(value) ? null : problem("fields.not-a-date");
    case "instant":
      return value instanceof Date && !Number.isNaN(value.getTime()) ? null : problem("fields.not-a-date");
    case "flag":
      return typeof value === "boolean" ? null : problem("fields.unknown-choice");
    case "list":
      return Array.isArray(value) ? null : problem("fields.unknown-choice");
    case "line":
    case "text":
    case "number":
    case "key":
    case "agency-code": {
      if (typeof value !== "string") return problem("fields.unknown-choice");
      const code = textProblem(rule.kind, value);
      if (code) return problem(code);
      return value.length > rule.max
        ? problem("fields.too-long", { max: rule.max, length: value.length })
        : null;
    }
  }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

/** Control and format characters that nobody types; the zero-width joiners hide differences between two names. */
const invisible = /[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

function textProblem(
  kind: "line" | "text" | "number" | "key" | "agency-code",
  value: string,
): FieldProblemCode | null {
  if (!value.isWellFormed()) return "fields.control-character";
  if (kind !== "text" && /[\r\n\u2028\u2029]/u.test(value)) return "fields.line-break";
  if (invisible.test(kind === "text" ? value.replace(/\r?\n|\t/gu, "") : value))
    return "fields.control-character";
  if (!isNfc(value)) return "fields.not-nfc";
  if (kind === "number" && !/^[\p{L}\d][\p{L}\d.-]*$/u.test(value)) return "fields.number-form";
  if (kind === "agency-code" && !/^[A-Z0-9]+(?:\.[A-Z0-9]+)*$/u.test(value)) return "fields.agency-code";
  return null;
}
