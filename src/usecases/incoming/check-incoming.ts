import type { z } from "zod";
import type { IncomingCheck, checkIncoming as checkSchema } from "../../contract/incoming.ts";
import { fieldsMessages } from "../../contract/messages/fields.ts";
import { filledInBoth, type Messages } from "../../contract/messages/message.ts";
import { registrationDeadline } from "../../domain/deadlines/legal-deadline.ts";
import type { FieldProblem } from "../../domain/fields/field-problem.ts";
import {
  checkIncomingFields,
  tidyIncomingFields,
  type IncomingFieldsInput,
} from "../../domain/incoming-fields.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { detectLegacy } from "../../domain/text/legacy-encodings.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";
import { findDuplicates } from "./find-duplicates.ts";

type Input = z.output<typeof checkSchema>;

/** Texts in which a clerk may have pasted from an old file. */
const pastedFields = [
  "abstract",
  "senderName",
  "signerName",
  "signerPosition",
  "toPlaces",
  "description",
] as const;

/** What the clerk is told while typing, before anything is kept: number to come, problems, twins, odd encodings. */
export async function checkIncoming(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  input: Input,
): Promise<IncomingCheck> {
  demand(mayRegister(actor, actor.agencyId));
  const { read } = deps.store;
  const now = deps.clock.now();
  const fields = tidyIncomingFields({ ...input.fields, arrivedAt: arrivedAt(input) });
  const uploads = await read.uploads.getMany(input.uploadIds);
  const sha256s = uploads.flatMap((it) =>
    it.personId === actor.personId && it.role === "main" && it.sha256 !== null ? [it.sha256] : [],
  );
  const asked = {
    documentCode: fields.documentCode ?? null,
    codeNumber: fields.codeNumber ?? null,
    codeNotation: fields.codeNotation ?? null,
    senderName: fields.senderName ?? "",
    issuedDate: fields.issuedDate ?? null,
  };
  return {
    expectedNumber: await expectedNumber(deps, actor, now),
    // Only what was filled in: an empty form is no mistake yet.
    problems: checkIncomingFields(fields, { now })
      .filter(
        ({ field }) =>
          input.fields[field] !== undefined && input.fields[field] !== null && input.fields[field] !== "",
      )
      .map(problemView),
    duplicates: await findDuplicates(read, actor.agencyId, asked, sha256s),
    legacy: pastedFields.flatMap((field) => {
      const found = detectLegacy(input.fields[field] ?? "");
      return found === null ? [] : [{ field, ...found }];
    }),
    registration: await registration(deps, actor, fields, now),
  };
}

export function problemView(problem: FieldProblem): IncomingCheck["problems"][number] {
  const messages: Messages = fieldsMessages;
  const message = messages[problem.code] ?? { vi: problem.code, en: problem.code };
  return {
    field: problem.field,
    code: problem.code,
    message: filledInBoth(message, problem.params),
    confirmable: problem.severity === "confirm",
  };
}

const arrivedAt = ({ fields }: Input): Date | undefined =>
  fields.arrivedAt === undefined ? undefined : new Date(fields.arrivedAt);

async function expectedNumber({ store }: Pick<Services, "store">, actor: Actor, now: Date): Promise<number> {
  const key = {
    agencyId: actor.agencyId,
    kind: "incoming" as const,
    key: "incoming",
    year: yearOf(localDateOf(now)),
  };
  return ((await store.read.registers.find(key))?.lastNumber ?? 0) + 1;
}

async function registration(
  { store }: Pick<Services, "store">,
  actor: Actor,
  fields: IncomingFieldsInput,
  now: Date,
): Promise<IncomingCheck["registration"]> {
  if (!(fields.arrivedAt instanceof Date)) return null;
  const rules = await loadAgencyRules(store.read, actor.agencyId, localDateOf(now));
  const calendar = await loadCalendar(store.read, actor.agencyId, now, rules.workingHours);
  const { due, rule } = registrationDeadline({
    arrivedAt: fields.arrivedAt,
    priority: fields.priority ?? 0,
    calendar,
    urgentMinutes: rules.urgentMinutes,
  });
  return { due: due.toISOString(), isLate: now > due, article: rule.short };
}
