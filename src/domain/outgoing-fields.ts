import { documentTypeOf } from "./document-types.ts";
import { unconfirmed, type FieldProblem } from "./fields/field-problem.ts";
import { checkField, fieldNames, type FieldRules } from "./fields/field-rules.ts";
import { tidyLine, tidyOptionalLine, tidyOptionalText } from "./fields/tidy.ts";
import { defaultLanguage, priorities, type FieldCheck, type Priority } from "./incoming-fields.ts";
import { formatDate, localDateOf, yearOf, type LocalDate } from "./time/local-date.ts";

/** To whom a document goes (nơi nhận): an agency of the directory, or a name as typed. */
export interface Recipient {
  readonly agencyId: string | null;
  /** Mã định danh, up to 35 characters. */
  readonly code: string | null;
  readonly name: string;
}

/** What the register of outgoing documents keeps beside number and symbol (NĐ 30, Phụ lục IV.I and VI phần II). */
export interface OutgoingFields {
  /** Of `document-types.ts`. */
  readonly typeCode: string;
  readonly isLegislation: boolean;
  /** The advisory body that issues with the agency's seal; null for the agency itself. */
  readonly bodyId: string | null;
  readonly abstract: string;
  readonly issuedDate: LocalDate;
  readonly signerPosition: string;
  readonly signerName: string;
  readonly draftingUnitId: string | null;
  readonly recipients: readonly Recipient[];
  /** Đơn vị, người nhận bản lưu. */
  readonly archiveKeeper: string | null;
  readonly copies: number | null;
  readonly pageCount: number | null;
  readonly language: string;
  readonly description: string | null;
  readonly priority: Priority;
  readonly dueDate: LocalDate | null;
  /** The incoming document that this one answers. */
  readonly replyTo: string | null;
}

export type OutgoingField = keyof OutgoingFields;
/** As it comes from a form: anything may still be missing. */
export type OutgoingFieldsInput = { readonly [F in OutgoingField]?: OutgoingFields[F] | null | undefined };

/** Names, types and greatest lengths of văn bản đi in NĐ 30, Phụ lục VI phần II, in the order of the form. */
export const outgoingFieldRules = {
  typeCode: { kind: "key", max: 40, required: true, organ: "TypeName" },
  isLegislation: { kind: "flag", required: false, organ: null },
  bodyId: { kind: "key", max: 64, required: false, organ: null },
  abstract: { kind: "line", max: 500, required: true, organ: "Subject" },
  issuedDate: { kind: "date", required: true, organ: "IssuedDate" },
  signerName: { kind: "line", max: 50, required: true, organ: "SignerInfo.FullName" },
  signerPosition: { kind: "line", max: 100, required: true, organ: "SignerInfo.Position" },
  draftingUnitId: { kind: "key", max: 64, required: false, organ: null },
  recipients: { kind: "list", required: true, organ: "To" },
  archiveKeeper: { kind: "line", max: 200, required: false, organ: null },
  copies: { kind: "integer", min: 1, max: 999, required: false, organ: "IssuedAmount" },
  pageCount: { kind: "integer", min: 1, max: 999, required: false, organ: "PageAmount" },
  language: { kind: "line", max: 30, required: true, organ: "Language" },
  priority: { kind: "choice", among: priorities, required: true, organ: "Priority" },
  dueDate: { kind: "date", required: false, organ: "DueDate" },
  replyTo: { kind: "key", max: 64, required: false, organ: null },
  description: { kind: "text", max: 500, required: false, organ: "Description" },
} as const satisfies FieldRules<OutgoingField>;

export const outgoingFieldNames: readonly OutgoingField[] = fieldNames(outgoingFieldRules);

const recipientRules = {
  name: { kind: "line", max: 200, required: true, organ: "To.OrganName" },
  code: { kind: "agency-code", max: 35, required: false, organ: "To.OrganId" },
  agencyId: { kind: "key", max: 64, required: false, organ: null },
} as const satisfies FieldRules<keyof Recipient>;

/** What people typed, with the blanks and forms of letters that they mean, and the defaults of the form. */
export function tidyOutgoingFields(input: OutgoingFieldsInput): OutgoingFieldsInput {
  return {
    ...input,
    isLegislation: input.isLegislation ?? false,
    abstract: tidyLine(input.abstract),
    signerName: tidyLine(input.signerName),
    signerPosition: tidyLine(input.signerPosition),
    recipients: (input.recipients ?? []).map((recipient) => ({
      agencyId: recipient.agencyId,
      code: tidyOptionalLine(recipient.code)?.toUpperCase() ?? null,
      name: tidyLine(recipient.name),
    })),
    archiveKeeper: tidyOptionalLine(input.archiveKeeper),
    language: tidyOptionalLine(input.language) ?? defaultLanguage,
    description: tidyOptionalText(input.description),
    priority: input.priority ?? 0,
  };
}

/** Everything that is wrong, in the order of the form; empty when nothing is. The input is taken as it is. */
export function checkOutgoingFields(
  input: OutgoingFieldsInput,
  check: FieldCheck,
): FieldProblem<OutgoingField>[] {
  const found: FieldProblem<OutgoingField>[] = [];
  for (const field of outgoingFieldNames) {
    const problem =
      checkField(field, outgoingFieldRules[field], input[field]) ?? checkMeaning(field, input, check.now);
    if (problem) found.push(problem);
  }
  return unconfirmed(found, check.confirmed ?? []);
}

/** Tidies, checks and completes what a form sent: either fields that may be numbered, or what is wrong with them. */
export function readOutgoingFields(
  input: OutgoingFieldsInput,
  check: FieldCheck,
): { readonly fields: OutgoingFields } | { readonly problems: readonly FieldProblem<OutgoingField>[] } {
  const tidy = tidyOutgoingFields(input);
  const problems = checkOutgoingFields(tidy, check);
  const { typeCode, issuedDate, recipients } = tidy;
  if (problems.length > 0 || !typeCode || !issuedDate || !recipients) return { problems };
  return {
    fields: {
      typeCode,
      isLegislation: tidy.isLegislation ?? false,
      bodyId: tidy.bodyId ?? null,
      abstract: tidy.abstract ?? "",
      issuedDate,
      signerPosition: tidy.signerPosition ?? "",
      signerName: tidy.signerName ?? "",
      draftingUnitId: tidy.draftingUnitId ?? null,
      recipients,
      archiveKeeper: tidy.archiveKeeper ?? null,
      copies: tidy.copies ?? null,
      pageCount: tidy.pageCount ?? null,
      language: tidy.language ?? defaultLanguage,
      description: tidy.description ?? null,
      priority: tidy.priority ?? 0,
      dueDate: tidy.dueDate ?? null,
      replyTo: tidy.replyTo ?? null,
    },
  };
}

/** Rules on what a value means; each value has passed its own rule. */
function checkMeaning(
  field: OutgoingField,
  input: OutgoingFieldsInput,
  now: Date,
): FieldProblem<OutgoingField> | null {
  if (field === "typeCode" && !documentTypeOf(input.typeCode ?? ""))
    return { field, code: "fields.unknown-type", params: {}, severity: "error" };
  if (field === "recipients") return checkRecipients(input.recipients ?? []);
  if (field === "issuedDate" && input.issuedDate) return checkIssue(input.issuedDate, localDateOf(now));
  if (field === "dueDate" && input.dueDate && input.issuedDate && input.dueDate < input.issuedDate)
    return {
      field,
      code: "fields.due-before-issue",
      params: { issued: formatDate(input.issuedDate) },
      severity: "error",
    };
  return null;
}

/** A document bears the day it is issued; a number kept for a later day would break the order of numbers. */
function checkIssue(issued: LocalDate, today: LocalDate): FieldProblem<OutgoingField> | null {
  const field = "issuedDate";
  if (issued > today)
    return {
      field,
      code: "fields.issued-in-future",
      params: { today: formatDate(today) },
      severity: "error",
    };
  return yearOf(issued) < yearOf(today) - 1
    ? { field, code: "fields.issued-implausible", params: { year: yearOf(today) - 1 }, severity: "error" }
    : null;
}

function checkRecipients(recipients: readonly Recipient[]): FieldProblem<OutgoingField> | null {
  const field = "recipients";
  if (recipients.length === 0)
    return { field, code: "fields.recipients-required", params: {}, severity: "error" };
  for (const [index, recipient] of recipients.entries()) {
    for (const part of fieldNames(recipientRules)) {
      const problem = checkField(part, recipientRules[part], recipient[part]);
      if (problem)
        return {
          field,
          code: "fields.recipient-wrong",
          params: { place: index + 1, name: recipient.name },
          severity: "error",
        };
    }
  }
  return null;
}
