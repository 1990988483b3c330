import type { z } from "zod";
import type { amendIncoming as amendSchema } from "../../contract/incoming.ts";
import { chooseDeadline, handlingDefaultFor } from "../../domain/deadlines/handling-deadline.ts";
import { lateRegistration } from "../../domain/deadlines/legal-deadline.ts";
import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import { FieldsWrong } from "../../domain/fields/fields-wrong.ts";
import { amendmentsBetween } from "../../domain/incoming/amend.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import { searchTextOf } from "../../domain/incoming/search-text.ts";
import {
  checkIncomingFields,
  readIncomingFields,
  tidyIncomingFields,
  type IncomingField,
  type IncomingFields,
} from "../../domain/incoming-fields.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayOnIncoming } from "../../domain/policies/may-on-incoming.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { refuseExcluded } from "../files/refuse-excluded.ts";
import { tellPeople } from "../notices/tell-people.ts";
import type { ActDone } from "../routing/act-on-document.ts";
import { loadMatter, refuseStale } from "../routing/load-matter.ts";
import { actBy } from "../routing/save-change.ts";
import { judgeAnew } from "../signatures/judge-legal-value.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";

type Input = z.output<typeof amendSchema>;
type Deps = Pick<Services, "store" | "clock" | "ids" | "files">;

/**
 * Corrects what the register says of a document and keeps what it said before. The number, the register and the
 * files never change (NĐ 30, Đ22.2).
 */
export async function amendIncoming(
  deps: Deps,
  actor: Actor,
  documentId: string,
  input: Input,
): Promise<ActDone> {
  const seen = await loadMatter(deps.store.read, actor, documentId);
  demand(mayOnIncoming(actor, "amend", seen));
  const fields = readAmended(deps, seen.document, input);
  const exclusion = exclusionOf({
    direction: "incoming",
    typeName: fields.typeName,
    abstract: fields.abstract,
    on: localDateOf(deps.clock.now()),
  });
  if (exclusion !== null) await refuseExcluded(deps, actor, exclusion);
  return deps.store.transaction((records) => amend(deps, records, actor, documentId, fields, input));
}

function readAmended(
  { clock }: Pick<Services, "clock">,
  { fields }: IncomingDocument,
  input: Input,
): IncomingFields {
  const arrivedAt =
    input.fields.arrivedAt === undefined ? fields.arrivedAt : new Date(input.fields.arrivedAt);
  const amended = { ...fields, ...input.fields, arrivedAt };
  const now = clock.now();
  // What is unlikely rather than wrong was confirmed when it was registered, or is what the clerk gives a reason for.
  const confirmed = checkIncomingFields(tidyIncomingFields(amended), { now })
    .filter(({ severity }) => severity === "confirm")
    .map(({ code }) => code);
  const read = readIncomingFields(amended, { now, confirmed });
  if ("problems" in read) throw new FieldsWrong(read.problems);
  return read.fields;
}

async function amend(
  deps: Deps,
  records: Records,
  actor: Actor,
  documentId: string,
  fields: IncomingFields,
  input: Input,
): Promise<ActDone> {
  const { document } = await loadMatter(records, actor, documentId);
  refuseStale(document, input.version);
  const changes = amendmentsBetween(document.fields, fields);
  if (changes.length === 0) throw new RuleBroken("incoming.nothing-amended");
  const act = actBy(deps, actor);
  const amended: IncomingDocument = { ...document, fields, ...(await datesOf(records, document, fields)) };
  if (!(await records.incoming.update(amended, document.version, searchTextOf(amended)))) {
    throw new RuleBroken("document.changed");
  }
  const amendmentId = deps.ids.next();
  await records.incoming.addAmendment({
    id: amendmentId,
    documentId,
    at: act.at,
    by: act.by,
    reason: input.reason,
    changes,
  });
  await tellPeople(
    deps,
    records,
    { eventKey: amendmentId, agencyId: document.agencyId, documentId, actorId: act.by, at: act.at },
    [],
  );
  await records.audit.append(document.agencyId, [
    {
      id: amendmentId,
      at: act.at,
      actorId: act.by,
      onBehalfOf: act.onBehalfOf,
      action: "incoming.amended",
      documentId,
      subjectId: amendmentId,
      data: { reason: input.reason, changes: changes.map((change) => ({ ...change })) },
    },
  ]);
  // Who signed is held against what the register now says; the files are as they were.
  await judgeAnew(deps, records, "incoming", documentId, "amended");
  return { documentId, version: document.version + 1 };
}

/** What lateness and deadline follow from. */
const decisive: ReadonlySet<IncomingField> = new Set(["arrivedAt", "priority", "typeName", "dueDate"]);

/**
 * What follows from the fields by rule, by the rules of the day of registration: whether it was registered late, and
 * the deadline while nobody has ordered another.
 */
async function datesOf(
  records: Records,
  { agencyId, registeredAt, deadlineAt, ...document }: IncomingDocument,
  fields: IncomingFields,
): Promise<Pick<IncomingDocument, "late" | "deadlineAt">> {
  const { priority, typeName } = fields;
  const isSame = !amendmentsBetween(document.fields, fields).some(({ field }) => decisive.has(field));
  if (isSame) return { late: document.late, deadlineAt };
  const rules = await loadAgencyRules(records, agencyId, localDateOf(registeredAt));
  const calendar = await loadCalendar(records, agencyId, registeredAt, rules.workingHours);
  const late = lateRegistration({
    arrivedAt: fields.arrivedAt,
    registeredAt,
    priority,
    calendar,
    urgentMinutes: rules.urgentMinutes,
  });
  const isOrdered = document.state === "assigned" || document.state === "done";
  const deadline = chooseDeadline({
    explicit: fields.dueDate,
    ordered: null,
    agencyDefault: handlingDefaultFor(rules.handlingDefaults, { typeName, priority }),
    priority,
    from: registeredAt,
    calendar,
  });
  return {
    late: late && { due: late.due, articleVi: late.rule.article.vi, articleEn: late.rule.article.en },
    deadlineAt: isOrdered ? deadlineAt : (deadline?.due ?? null),
  };
}
