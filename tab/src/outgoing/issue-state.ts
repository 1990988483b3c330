import { z } from "zod";
import type { IssueOutgoing, OutgoingFieldsInput } from "../../../src/contract/outgoing.ts";
import { exclusionOf, refusalOf } from "../../../src/domain/exclusion/exclusion.ts";
import { checkOutgoingFields, tidyOutgoingFields } from "../../../src/domain/outgoing-fields.ts";
import { defaultLanguage } from "../../../src/domain/incoming-fields.ts";
import { formatDate, localDateOf } from "../../../src/domain/time/local-date.ts";
import { oneLine } from "../registering/form-values.ts";
import type { ShownProblem } from "../registering/problems.ts";
import { sentenceOfRule } from "../registering/rule-sentences.ts";
import { readTypedDate } from "../registering/typed-date.ts";

const text = z.string();
const recipient = z.object({ agencyId: text.nullable(), code: text.nullable(), name: text });
export type Recipient = z.infer<typeof recipient>;

/** What stands in the form, as typed. */
export const issueValues = z.object({
  typeCode: text,
  isLegislation: z.boolean(),
  bodyId: text.nullable(),
  abstract: text,
  issuedDate: text,
  signerName: text,
  signerPosition: text,
  draftingUnitId: text.nullable(),
  recipients: z.array(recipient),
  archiveKeeper: text,
  copies: text,
  pageCount: text,
  language: text,
  description: text,
  priority: z.literal([0, 1, 2, 3]),
  dueDate: text,
  replyTo: z.object({ id: text, label: text }).nullable(),
  /** The approved draft of which the signed file comes. */
  draftId: text.nullable().default(null),
  restricted: z.boolean(),
});
export type IssueValues = z.infer<typeof issueValues>;

/** The form as this machine keeps it, without the bytes of its files. */
export const issueDraft = z.object({
  form: z.literal("issue-1"),
  key: z.uuid(),
  values: issueValues,
  uploads: z.array(
    z.object({ id: z.uuid(), name: text, size: z.number(), role: z.enum(["main", "attachment"]) }),
  ),
});
export type IssueDraft = z.infer<typeof issueDraft>;

export function readIssueDraft(value: unknown): IssueDraft | null {
  const found = issueDraft.safeParse(value);
  return found.success ? found.data : null;
}

/** A blank form of today; who keeps the archive copy rarely changes from one to the next. */
export function blankIssue(now: Date, archiveKeeper: string): IssueValues {
  return {
    typeCode: "",
    isLegislation: false,
    bodyId: null,
    abstract: "",
    issuedDate: formatDate(localDateOf(now)),
    signerName: "",
    signerPosition: "",
    draftingUnitId: null,
    recipients: [],
    archiveKeeper,
    copies: "",
    pageCount: "",
    language: defaultLanguage,
    description: "",
    priority: 0,
    dueDate: "",
    replyTo: null,
    draftId: null,
    restricted: false,
  };
}

function countOf(typed: string): number | null {
  return typed.trim() === "" ? null : Number(typed);
}

/** One form from blank to numbered. */
export interface IssueTurn {
  readonly key: string;
  readonly values: IssueValues;
  /** Fields whose value was read from the paper and that nobody has touched since. */
  readonly proposed: readonly string[];
  /** Fields into which a person has put something. */
  readonly edited: readonly string[];
  readonly left: readonly string[];
  readonly tried: boolean;
  readonly confirmed: readonly string[];
}

export function beginTurn(key: string, values: IssueValues, edited: readonly string[] = []): IssueTurn {
  return { key, values, edited, proposed: [], left: [], tried: false, confirmed: [] };
}

export function editTurn(turn: IssueTurn, patch: Partial<IssueValues>): IssueTurn {
  const names = Object.keys(patch);
  return {
    ...turn,
    values: { ...turn.values, ...patch },
    edited: [...new Set([...turn.edited, ...names])],
    proposed: turn.proposed.filter((name) => !names.includes(name)),
  };
}

/** What the paper says fills what nobody has filled in; the day of today is no more than a beginning. */
export function proposeToTurn(turn: IssueTurn, patch: Partial<IssueValues>): IssueTurn {
  const open = Object.entries(patch).filter(([name]) => !turn.edited.includes(name));
  const now = new Map(Object.entries<unknown>(turn.values));
  const isNews = open.some(([name, value]) => now.get(name) !== value || !turn.proposed.includes(name));
  if (!isNews) return turn;
  return {
    ...turn,
    values: { ...turn.values, ...Object.fromEntries(open) },
    proposed: [...new Set([...turn.proposed, ...open.map(([name]) => name)])],
  };
}

/** For the domain's rules and for the wire; a day that cannot be read stays as typed, so that its rule can name it. */
export function issueFields(values: IssueValues, now: Date): OutgoingFieldsInput {
  const {
    replyTo,
    restricted: _restricted,
    draftId: _draftId,
    issuedDate,
    dueDate,
    copies,
    pageCount,
    ...rest
  } = values;
  return {
    ...rest,
    abstract: oneLine(values.abstract).trim(),
    issuedDate: readTypedDate(issuedDate, now) ?? issuedDate,
    dueDate: dueDate.trim() === "" ? null : (readTypedDate(dueDate, now, true) ?? dueDate),
    copies: countOf(copies),
    pageCount: countOf(pageCount),
    archiveKeeper: values.archiveKeeper.trim() === "" ? null : values.archiveKeeper.trim(),
    description: values.description.trim() === "" ? null : values.description.trim(),
    replyTo: replyTo?.id ?? null,
  };
}

/** What is there and can be read, for the check while typing. */
export function filledFields(values: IssueValues, now: Date): Partial<OutgoingFieldsInput> {
  const isDate = /^\d{4}-\d{2}-\d{2}$/;
  return Object.fromEntries(
    Object.entries(issueFields(values, now)).filter(([field, value]) => {
      if (value === "" || value === null || Number.isNaN(value)) return false;
      return (
        !(field === "issuedDate" || field === "dueDate") || (typeof value === "string" && isDate.test(value))
      );
    }),
  );
}

/** What the domain's rules say about the form, and what may not be issued here at all (R07-R09). */
export function issueProblems(values: IssueValues, now: Date): ShownProblem[] {
  const fields = tidyOutgoingFields(issueFields(values, now));
  const found = checkOutgoingFields(fields, { now }).map(({ field, code, params, severity }) => ({
    field,
    code,
    sentence: sentenceOfRule(code, params),
    confirmable: severity === "confirm",
  }));
  const exclusion = exclusionOf({
    direction: "outgoing",
    abstract: values.abstract,
    restrictedPublication: values.restricted,
    on: localDateOf(now),
  });
  if (exclusion === null) return found;
  const { code, params, field } = refusalOf(exclusion);
  const sentence = sentenceOfRule(code, params);
  const where = field ?? (exclusion.where === "decision" ? "restricted" : "abstract");
  return [{ field: where, code, sentence, confirmable: false }, ...found];
}

export function issueBody(
  key: string,
  values: IssueValues,
  uploadIds: string[],
  confirmed: readonly string[],
): IssueOutgoing {
  return {
    key,
    fields: issueFields(values, new Date()),
    restrictedPublication: values.restricted,
    uploadIds,
    draftId: values.draftId,
    confirmed: [...confirmed],
  };
}
