import type { z } from "zod";
import type { registerIncoming as registerSchema, registered } from "../../contract/incoming.ts";
import { chooseDeadline, handlingDefaultFor } from "../../domain/deadlines/handling-deadline.ts";
import { lateRegistration } from "../../domain/deadlines/legal-deadline.ts";
import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import { FieldsWrong } from "../../domain/fields/fields-wrong.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import { searchTextOf } from "../../domain/incoming/search-text.ts";
import { sortKeyOf } from "../../domain/incoming/sort-key.ts";
import { readIncomingFields, tidyIncomingFields, type IncomingFields } from "../../domain/incoming-fields.ts";
import { registerKeyFor } from "../../domain/numbering/scheme.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { submit } from "../../domain/routing/submit.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { queueForArchive } from "../archive/queue-for-archive.ts";
import { arrivalToRegister, endAsRegistered } from "../arrivals/end-arrival.ts";
import { ownUploads } from "../files/own-upload.ts";
import { refuseWithUploads } from "../files/refuse-with-uploads.ts";
import { takeUploads } from "../files/take-uploads.ts";
import { actBy, saveChange } from "../routing/save-change.ts";
import { refuseWhoIsNoLeader } from "../routing/submit-document.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";
import { askForChecks } from "../signatures/ask-for-checks.ts";
import { findDuplicates } from "./find-duplicates.ts";

export type RegisterInput = z.output<typeof registerSchema>;
export type Registered = z.infer<typeof registered>;
type Deps = Pick<Services, "store" | "clock" | "ids" | "files" | "archives">;

/**
 * Enters a document in the register and gives it its arrival number (NĐ 30, Đ22). The number is taken, the record
 * and its files are kept and the history is written in one transaction, so that there is neither a number without a
 * document nor a document without its files. The same `key` again answers what the first request was answered.
 */
export async function registerIncoming(deps: Deps, actor: Actor, input: RegisterInput): Promise<Registered> {
  demand(mayRegister(actor, actor.agencyId));
  const before = await deps.store.read.incoming.byRequestKey(actor.agencyId, input.key);
  if (before !== null) return answerOf(before);
  // Before anything else may be said of the document: until it is refused, its files are kept. Only the clerk's own
  // are looked at; what another person has sent is as absent as what nobody has.
  const uploads = await ownUploads(deps.store.read, actor, input.uploadIds);
  await refuseExcludedInput(deps, actor, input, uploads);
  const fields = readFields(deps, input);
  try {
    return await deps.store.transaction((records) =>
      register(deps, records, actor, input, { fields, uploads }),
    );
  } catch (error) {
    // The same request twice at once: the first has taken the uploads and the key, or its answer was lost on the way.
    const first = await deps.store.read.incoming.byRequestKey(actor.agencyId, input.key);
    if (first === null) throw error;
    return answerOf(first);
  }
}

function readFields({ clock }: Pick<Services, "clock">, input: RegisterInput): IncomingFields {
  const read = readIncomingFields(
    { ...input.fields, arrivedAt: new Date(input.fields.arrivedAt) },
    { now: clock.now(), confirmed: input.confirmed },
  );
  if ("problems" in read) throw new FieldsWrong(read.problems);
  return read.fields;
}

/** Files passed the gate when they came in; here it is asked about what the clerk typed and chose. */
async function refuseExcludedInput(
  deps: Deps,
  actor: Actor,
  { secrecy, fields }: RegisterInput,
  uploads: readonly UploadRecord[],
): Promise<void> {
  const { typeName = "", abstract = "" } = tidyIncomingFields({
    ...fields,
    arrivedAt: new Date(fields.arrivedAt),
  });
  const exclusion = exclusionOf({
    direction: "incoming",
    typeName,
    abstract,
    secrecy,
    fileNames: uploads.map(({ name }) => name),
    on: localDateOf(deps.clock.now()),
  });
  if (exclusion !== null) await refuseWithUploads(deps, actor, exclusion, uploads);
}

async function register(
  deps: Deps,
  records: Records,
  actor: Actor,
  input: RegisterInput,
  { fields, uploads }: { readonly fields: IncomingFields; readonly uploads: readonly UploadRecord[] },
): Promise<Registered> {
  const act = actBy(deps, actor);
  const id = deps.ids.next();
  const files = await takeUploads(records, uploads, input.uploadIds, { kind: "incoming", id, at: act.at });
  const arrival =
    input.arrivalId === null ? null : await arrivalToRegister(records, actor, input.arrivalId, files);
  await refuseUnseenDuplicates(
    records,
    actor,
    input,
    fields,
    files.filter((it) => it.role === "main").map((it) => it.sha256),
  );
  if (input.submitTo !== null) {
    await refuseWhoIsNoLeader(records, actor.agencyId, input.submitTo.personId, act.at);
  }
  const { document, ordinal } = await numbered(deps, records, actor, {
    id,
    at: act.at,
    register: input.register,
    fields,
  });
  await records.incoming.insert(document, {
    sortKey: sortKeyOf(document.year, document.arrivalNumber, ordinal),
    requestKey: input.key,
    searchText: searchTextOf(document),
    fileCount: files.length,
  });
  const sent =
    arrival &&
    (await endAsRegistered(deps, records, arrival, { documentId: id, by: actor.personId, at: act.at }));
  await records.files.insert(files);
  await queueForArchive(deps, records, files);
  await askForChecks(records, files, { cause: "registered", at: act.at });
  await writeDown(deps, records, actor, act, document, {
    files: files.map((it) => ({ name: it.name, sha256: it.sha256, size: it.size })),
    duplicateDecision: input.duplicateDecision,
    ...sent,
  });
  if (input.submitTo !== null) {
    const matter = { document, slip: { instructions: [], assignments: [] } };
    await saveChange(deps, records, matter, submit(matter, input.submitTo), act);
  }
  return answerOf(document);
}

async function writeDown(
  { ids }: Pick<Services, "ids">,
  records: Records,
  actor: Actor,
  { at, onBehalfOf }: ReturnType<typeof actBy>,
  document: IncomingDocument,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  await records.audit.append(actor.agencyId, [
    {
      id: ids.next(),
      at,
      actorId: actor.personId,
      onBehalfOf,
      action: "incoming.registered",
      documentId: document.id,
      subjectId: document.registerId,
      data: {
        arrivalNumber: document.arrivalNumber,
        year: document.year,
        lateUnder: document.late?.articleVi ?? null,
        ...data,
      },
    },
  ]);
}

async function refuseUnseenDuplicates(
  records: Records,
  actor: Actor,
  { duplicateDecision }: RegisterInput,
  fields: IncomingFields,
  sha256s: readonly string[],
): Promise<void> {
  const twins = await findDuplicates(records, actor.agencyId, fields, sha256s);
  const unseen = twins.find((twin) => !duplicateDecision?.seen.includes(twin.id));
  if (unseen !== undefined) {
    throw new RuleBroken("incoming.possible-duplicate", {
      params: { arrivalNumber: unseen.arrivalNumber, year: unseen.year },
    });
  }
}

/** Takes the number. Nothing may fail after it for a reason that could have been known before. */
async function numbered(
  deps: Pick<Services, "ids">,
  records: Records,
  actor: Actor,
  it: { id: string; at: Date; register: string; fields: IncomingFields },
): Promise<{ document: IncomingDocument; ordinal: number }> {
  const on = localDateOf(it.at);
  const year = yearOf(on);
  const rules = await loadAgencyRules(records, actor.agencyId, on);
  const calendar = await loadCalendar(records, actor.agencyId, it.at, rules.workingHours);
  const choice = registerKeyFor({ direction: "incoming", registerKey: it.register }, rules.numbering);
  const key = { agencyId: actor.agencyId, kind: "incoming" as const, key: choice.key, year };
  const { arrivedAt, priority, typeName, dueDate } = it.fields;
  const late = lateRegistration({
    arrivedAt,
    registeredAt: it.at,
    priority,
    calendar,
    urgentMinutes: rules.urgentMinutes,
  });
  const deadline = chooseDeadline({
    explicit: dueDate,
    ordered: null,
    agencyDefault: handlingDefaultFor(rules.handlingDefaults, { typeName, priority }),
    priority,
    from: it.at,
    calendar,
  });
  const { registerId, number, ordinal } = await records.registers.takeNumber(key, () => ({
    id: deps.ids.next(),
    name: choice.nameVi,
    nameEn: choice.nameEn,
  }));
  const document: IncomingDocument = {
    id: it.id,
    agencyId: actor.agencyId,
    registerId,
    registerKey: choice.key,
    year,
    arrivalNumber: number,
    fields: it.fields,
    state: "registered",
    submittedTo: null,
    deadlineAt: deadline?.due ?? null,
    late: late && { due: late.due, articleVi: late.rule.article.vi, articleEn: late.rule.article.en },
    registeredAt: it.at,
    registeredBy: actor.personId,
    version: 1,
  };
  return { document, ordinal };
}

function answerOf({ id, arrivalNumber, year }: IncomingDocument): Registered {
  return { id, arrivalNumber, year };
}
