import { unconfirmed, type FieldProblem } from "./fields/field-problem.ts";
import { checkField, fieldNames, type FieldRules } from "./fields/field-rules.ts";
import { tidyLine, tidyNotation, tidyOptionalLine, tidyOptionalText } from "./fields/tidy.ts";
import { addDays, compareDates, formatDate, localDateOf, yearOf, type LocalDate } from "./time/local-date.ts";

/** 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc (NĐ 30). There is no grade of secrecy: such documents are refused (R07). */
export const priorities = [0, 1, 2, 3] as const;
export type Priority = (typeof priorities)[number];

/** How the document reached the agency. */
export const arrivalSources = ["paper", "mail", "hand", "exchange"] as const;
export type ArrivalSource = (typeof arrivalSources)[number];

/** What the register of incoming documents keeps of a document (NĐ 30, Phụ lục VI phần II). */
export interface IncomingFields {
  /** Mã định danh văn bản: the sender's code, year and ordinal, where the document came by exchange. */
  readonly documentCode: string | null;
  /** `1837`; null for a document without a number, such as a letter. */
  readonly codeNumber: string | null;
  /** `QĐ-UBND`, `2020/QĐ-UBND`; `-NQ/TW` for a Party document, whose number and symbol are joined by a dash. */
  readonly codeNotation: string | null;
  readonly issuedDate: LocalDate | null;
  readonly typeName: string;
  readonly senderName: string;
  /** The sender in the directory of agencies, null when the name was typed. */
  readonly senderAgencyId: string | null;
  /** Mã định danh of the sender: 13 characters of the old form, up to 35 of the new one (QĐ 20/2020). */
  readonly senderCode: string | null;
  readonly abstract: string;
  readonly language: string;
  readonly pageCount: number | null;
  readonly description: string | null;
  readonly signerPosition: string | null;
  readonly signerName: string | null;
  readonly priority: Priority;
  readonly toPlaces: string | null;
  readonly dueDate: LocalDate | null;
  readonly source: ArrivalSource;
  readonly arrivedAt: Date;
}

export type IncomingField = keyof IncomingFields;
/** As it comes from a form: anything may still be missing. */
export type IncomingFieldsInput = { readonly [F in IncomingField]?: IncomingFields[F] | null | undefined };

export const defaultLanguage = "Tiếng Việt";

/**
 * Names, types and greatest lengths of văn bản đến in NĐ 30, Phụ lục VI phần II, in the order of the form, which
 * follows the paper from top to bottom.
 */
export const incomingFieldRules = {
  source: { kind: "choice", among: arrivalSources, required: true, organ: null },
  arrivedAt: { kind: "instant", required: true, organ: "ArrivalDate" },
  documentCode: { kind: "line", max: 100, required: false, organ: null },
  senderName: { kind: "line", max: 200, required: true, organ: "OrganName" },
  senderAgencyId: { kind: "key", max: 64, required: false, organ: null },
  senderCode: { kind: "agency-code", max: 35, required: false, organ: "OrganId" },
  codeNumber: { kind: "number", max: 11, required: false, organ: "CodeNumber" },
  codeNotation: { kind: "line", max: 30, required: false, organ: "CodeNotation" },
  issuedDate: { kind: "date", required: false, organ: "IssuedDate" },
  typeName: { kind: "line", max: 100, required: true, organ: "TypeName" },
  abstract: { kind: "line", max: 500, required: true, organ: "Subject" },
  language: { kind: "line", max: 30, required: true, organ: "Language" },
  pageCount: { kind: "integer", min: 1, max: 999, required: false, organ: "PageAmount" },
  signerPosition: { kind: "line", max: 100, required: false, organ: "SignerInfo.Position" },
  signerName: { kind: "line", max: 50, required: false, organ: "SignerInfo.FullName" },
  priority: { kind: "choice", among: priorities, required: true, organ: "Priority" },
  toPlaces: { kind: "text", max: 1000, required: false, organ: "ToPlaces" },
  dueDate: { kind: "date", required: false, organ: "DueDate" },
  description: { kind: "text", max: 500, required: false, organ: "Description" },
} as const satisfies FieldRules<IncomingField>;

export const incomingFieldNames: readonly IncomingField[] = fieldNames(incomingFieldRules);

const earliestIssue: LocalDate = "1945-01-01";
/** Clocks of two machines differ by this much, ms. */
const toleranceMs = 5 * 60_000;

export interface FieldCheck {
  readonly now: Date;
  /** Codes of severity `confirm` that the person has said are right. */
  readonly confirmed?: readonly string[];
}

/** What people typed, with the blanks, dashes and forms of letters that they mean, and the defaults of the form. */
export function tidyIncomingFields(input: IncomingFieldsInput): IncomingFieldsInput {
  return {
    ...input,
    documentCode: tidyOptionalLine(input.documentCode),
    senderName: tidyLine(input.senderName),
    senderCode: tidyOptionalLine(input.senderCode)?.toUpperCase() ?? null,
    codeNumber: tidyOptionalLine(input.codeNumber),
    codeNotation: tidyNotation(input.codeNotation),
    typeName: tidyLine(input.typeName),
    abstract: tidyLine(input.abstract),
    language: tidyOptionalLine(input.language) ?? defaultLanguage,
    signerPosition: tidyOptionalLine(input.signerPosition),
    signerName: tidyOptionalLine(input.signerName),
    priority: input.priority ?? 0,
    toPlaces: tidyOptionalText(input.toPlaces),
    description: tidyOptionalText(input.description),
  };
}

/** Everything that is wrong, in the order of the form; empty when nothing is. The input is taken as it is. */
export function checkIncomingFields(
  input: IncomingFieldsInput,
  check: FieldCheck,
): FieldProblem<IncomingField>[] {
  const found: FieldProblem<IncomingField>[] = [];
  for (const field of incomingFieldNames) {
    const problem =
      checkField(field, incomingFieldRules[field], input[field]) ?? checkTimes(field, input, check.now);
    if (problem) found.push(problem);
  }
  return unconfirmed(found, check.confirmed ?? []);
}

/** Tidies, checks and completes what a form sent: either fields that may be registered, or what is wrong with them. */
export function readIncomingFields(
  input: IncomingFieldsInput,
  check: FieldCheck,
): { readonly fields: IncomingFields } | { readonly problems: readonly FieldProblem<IncomingField>[] } {
  const tidy = tidyIncomingFields(input);
  const problems = checkIncomingFields(tidy, check);
  const { source, arrivedAt, priority } = tidy;
  if (problems.length > 0 || !source || !arrivedAt) return { problems };
  return {
    fields: {
      documentCode: tidy.documentCode ?? null,
      codeNumber: tidy.codeNumber ?? null,
      codeNotation: tidy.codeNotation ?? null,
      issuedDate: tidy.issuedDate ?? null,
      typeName: tidy.typeName ?? "",
      senderName: tidy.senderName ?? "",
      senderAgencyId: tidy.senderAgencyId ?? null,
      senderCode: tidy.senderCode ?? null,
      abstract: tidy.abstract ?? "",
      language: tidy.language ?? defaultLanguage,
      pageCount: tidy.pageCount ?? null,
      description: tidy.description ?? null,
      signerPosition: tidy.signerPosition ?? null,
      signerName: tidy.signerName ?? null,
      priority: priority ?? 0,
      toPlaces: tidy.toPlaces ?? null,
      dueDate: tidy.dueDate ?? null,
      source,
      arrivedAt,
    },
  };
}

/** Rules between a field and the time of arrival; each value has passed its own rule. */
function checkTimes(
  field: IncomingField,
  input: IncomingFieldsInput,
  now: Date,
): FieldProblem<IncomingField> | null {
  const arrivedAt = input.arrivedAt && !Number.isNaN(input.arrivedAt.getTime()) ? input.arrivedAt : now;
  if (field === "arrivedAt") return checkArrival(arrivedAt, now);
  if (field === "issuedDate" && input.issuedDate) return checkIssue(input.issuedDate, localDateOf(arrivedAt));
  if (field === "dueDate" && input.dueDate) return checkDue(input.dueDate, localDateOf(arrivedAt));
  return null;
}

function checkArrival(arrivedAt: Date, now: Date): FieldProblem<"arrivedAt"> | null {
  const field = "arrivedAt";
  if (arrivedAt.getTime() > now.getTime() + toleranceMs)
    return { field, code: "fields.arrived-in-future", params: {}, severity: "error" };
  const arrived = localDateOf(arrivedAt);
  return compareDates(arrived, addDays(localDateOf(now), -365)) < 0
    ? {
        field,
        code: "fields.arrived-long-ago",
        params: { arrived: formatDate(arrived) },
        severity: "confirm",
      }
    : null;
}

function checkIssue(issued: LocalDate, arrived: LocalDate): FieldProblem<"issuedDate"> | null {
  const field = "issuedDate";
  if (issued < earliestIssue)
    return {
      field,
      code: "fields.issued-implausible",
      params: { year: yearOf(earliestIssue) },
      severity: "error",
    };
  return issued > arrived
    ? {
        field,
        code: "fields.issued-after-arrival",
        params: { arrived: formatDate(arrived) },
        severity: "error",
      }
    : null;
}

/** A document that was long on its way may well come after the day for which it asks. */
function checkDue(due: LocalDate, arrived: LocalDate): FieldProblem<"dueDate"> | null {
  const params = { arrived: formatDate(arrived) };
  return due < arrived
    ? { field: "dueDate", code: "fields.due-before-arrival", params, severity: "confirm" }
    : null;
}
