import type { z } from "zod";
import { messageOf } from "../../contract/messages/all.ts";
import type { OutgoingCheck, checkOutgoing as checkSchema } from "../../contract/outgoing.ts";
import { documentTypeOf } from "../../domain/document-types.ts";
import { exclusionOf, refusalOf } from "../../domain/exclusion/exclusion.ts";
import { assertDateInOrder } from "../../domain/numbering/sequence.ts";
import {
  checkOutgoingFields,
  tidyOutgoingFields,
  type OutgoingFieldsInput,
} from "../../domain/outgoing-fields.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayIssue } from "../../domain/policies/may-on-outgoing.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { isLocalDate, localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { problemView } from "../incoming/check-incoming.ts";
import { checkReferences } from "./check-references.ts";
import { numberingOf, type Numbering, type NumberedFields } from "./numbering-of.ts";

type Problem = OutgoingCheck["problems"][number];

/**
 * What the clerk is told while typing: the number and symbol that the document would get now, from which day on it may
 * be dated, and what is wrong. Takes no number and keeps nothing; another document may get this number first.
 */
export async function checkOutgoing(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
  input: z.output<typeof checkSchema>,
): Promise<OutgoingCheck> {
  demand(mayIssue(actor, actor.agencyId));
  const now = clock.now();
  const today = localDateOf(now);
  const fields = tidyOutgoingFields(input.fields);
  // Only what was filled in: an empty form is no mistake yet.
  const wrong = checkOutgoingFields(fields, { now }).filter(({ field }) => isFilled(input.fields[field]));
  const references = await tried(() => checkReferences(store.read, actor, fields));
  const { expected, problems } = await expectedOf(store.read, actor, fields, today);
  const known = new Set<string>(wrong.map(({ field }) => field));
  return {
    expected,
    problems: [
      ...wrong.map(problemView),
      ...[excludedText(fields, today), references.broken, ...problems]
        .filter((rule) => rule !== null)
        .map(ruleView)
        .filter(({ field }) => !known.has(field)),
    ],
  };
}

function isFilled(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)
  );
}

/** The server's gate decides when the document is issued; here the clerk learns of it at the field. */
function excludedText({ abstract }: OutgoingFieldsInput, on: LocalDate): RuleBroken | null {
  const exclusion = exclusionOf({ direction: "outgoing", abstract: abstract ?? null, on });
  return exclusion && refusalOf(exclusion);
}

async function expectedOf(
  records: Records,
  actor: Actor,
  fields: OutgoingFieldsInput,
  today: LocalDate,
): Promise<{ expected: OutgoingCheck["expected"]; problems: (RuleBroken | null)[] }> {
  const numbered = numberedFields(fields, today);
  if (numbered === null) return { expected: null, problems: [] };
  const { value: expected, broken } = await tried(async () =>
    wouldBe(records, await numberingOf(records, actor.agencyId, numbered)),
  );
  const { issuedDate } = fields;
  const previousDate = expected?.earliestDate ?? null;
  const order = await tried(async () => {
    if (issuedDate && isLocalDate(issuedDate)) assertDateInOrder({ date: issuedDate, previousDate });
  });
  return { expected, problems: [broken, order.broken] };
}

/** Enough to choose a register by; a form without a date is numbered as of today. */
function numberedFields(fields: OutgoingFieldsInput, today: LocalDate): NumberedFields | null {
  const { typeCode, issuedDate } = fields;
  if (!typeCode || documentTypeOf(typeCode) === null) return null;
  return {
    typeCode,
    isLegislation: fields.isLegislation ?? false,
    bodyId: fields.bodyId ?? null,
    draftingUnitId: fields.draftingUnitId ?? null,
    issuedDate: issuedDate && isLocalDate(issuedDate) ? issuedDate : today,
  };
}

async function wouldBe(
  records: Records,
  numbering: Numbering,
): Promise<NonNullable<OutgoingCheck["expected"]>> {
  const register = await records.registers.find(numbering.register);
  const number = (register?.lastNumber ?? 0) + 1;
  return {
    number,
    symbol: numbering.symbolWith(number).full,
    registerName: { vi: numbering.name.nameVi, en: numbering.name.nameEn },
    earliestDate: register === null ? null : await records.outgoing.lastIssuedDate(register.id),
  };
}

async function tried<T>(work: () => Promise<T>): Promise<{ value: T | null; broken: RuleBroken | null }> {
  try {
    return { value: await work(), broken: null };
  } catch (error) {
    if (error instanceof RuleBroken) return { value: null, broken: error };
    throw error;
  }
}

function ruleView({ code, params, field = "typeCode" }: RuleBroken): Problem {
  const message = messageOf(code, params) ?? { vi: code, en: code };
  return { field, code, message, confirmable: false };
}
