import type { DraftDone, StartDraft } from "../../contract/drafts.ts";
import { documentTypeOf } from "../../domain/document-types.ts";
import type { Draft } from "../../domain/drafts/draft.ts";
import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import { checkField } from "../../domain/fields/field-rules.ts";
import { FieldsWrong } from "../../domain/fields/fields-wrong.ts";
import type { FieldProblem } from "../../domain/fields/field-problem.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import { outgoingFieldRules } from "../../domain/outgoing-fields.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayDraft } from "../../domain/policies/may-on-draft.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { foldWords } from "../../domain/text/fold.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { ownUploads } from "../files/own-upload.ts";
import { refuseWithUploads } from "../files/refuse-with-uploads.ts";
import { checkReferences } from "../outgoing/check-references.ts";
import { tellOfDraft } from "./save-draft.ts";
import { refuseNoDraft, takeVersion } from "./take-version.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "files" | "archives">;

/**
 * Begins the draft of an outgoing document (NĐ 30, Đ10) with its first version. The gate asks what is typed and chosen,
 * as it asked the file when it came in. The same `key` again answers what the first request was answered.
 */
export async function startDraft(deps: Deps, actor: Actor, input: StartDraft): Promise<DraftDone> {
  demand(mayDraft(actor));
  const { read } = deps.store;
  const before = await read.drafts.byRequestKey(actor.agencyId, input.key);
  if (before !== null) return { id: before.id, version: before.version };
  const [found] = await ownUploads(read, actor, [input.uploadId]);
  const upload = refuseNoDraft(found);
  const abstract = tidyLine(input.abstract);
  await refuseSecret(deps, actor, upload, { ...input, abstract });
  const problems = problemsIn(input.typeCode, abstract);
  if (problems.length > 0) throw new FieldsWrong(problems);
  try {
    return await deps.store.transaction((records) =>
      begin(deps, records, actor, { ...input, abstract }, upload),
    );
  } catch (error) {
    // The same request twice at once: the first has taken the key, or the upload.
    const first = await read.drafts.byRequestKey(actor.agencyId, input.key);
    if (first === null) throw error;
    return { id: first.id, version: first.version };
  }
}

/** R07, R08: of what is refused nothing stays but the event. */
async function refuseSecret(
  deps: Deps,
  actor: Actor,
  upload: UploadRecord,
  { typeCode, abstract, secrecy }: Pick<StartDraft, "typeCode" | "abstract" | "secrecy">,
): Promise<void> {
  const exclusion = exclusionOf({
    direction: "outgoing",
    typeName: documentTypeOf(typeCode)?.vi ?? null,
    abstract,
    secrecy,
    fileNames: [upload.name],
    on: localDateOf(deps.clock.now()),
  });
  if (exclusion !== null) await refuseWithUploads(deps, actor, exclusion, [upload]);
}

function problemsIn(typeCode: string, abstract: string): FieldProblem[] {
  const problem = checkField("abstract", outgoingFieldRules.abstract, abstract);
  const isKnown = documentTypeOf(typeCode) !== null;
  return [
    ...(isKnown
      ? []
      : [{ field: "typeCode", code: "fields.unknown-type", params: {}, severity: "error" } as const]),
    ...(problem === null ? [] : [problem]),
  ];
}

async function begin(
  deps: Deps,
  records: Records,
  actor: Actor,
  input: StartDraft,
  upload: UploadRecord,
): Promise<DraftDone> {
  const at = deps.clock.now();
  await checkReferences(records, actor, { replyTo: input.replyTo });
  await refuseStrangers(records, actor, input.reviewerIds, at);
  const draft = draftOf(deps.ids.next(), actor, input, at);
  await records.drafts.insert(draft, { requestKey: input.key, searchText: searchTextOf(draft) });
  const made = { at, by: actor.personId, byName: null, archiveVersion: null };
  const version = await takeVersion(deps, records, draft, upload, made);
  const change = {
    event: "started" as const,
    data: { typeCode: draft.typeCode, sha256: version.sha256 },
    told: draft.reviewerIds.map((personId) => ({ personId, reason: "draftToReview" as const })),
  };
  await tellOfDraft(deps, records, draft, change, { actor, at });
  return { id: draft.id, version: draft.version };
}

function draftOf(id: string, actor: Actor, input: StartDraft, at: Date): Draft {
  return {
    id,
    agencyId: actor.agencyId,
    typeCode: input.typeCode,
    abstract: input.abstract,
    unitId: unitOf(actor, input.unitId),
    drafterId: actor.personId,
    reviewerIds: [...new Set(input.reviewerIds)].filter((it) => it !== actor.personId),
    replyTo: input.replyTo,
    state: "drafting",
    latest: 1,
    submission: null,
    approval: null,
    outgoingId: null,
    editing: null,
    createdAt: at,
    changedAt: at,
    version: 1,
  };
}

/** The unit whose head answers for the draft: one of the drafter's own, the first where none is chosen. */
function unitOf({ memberOf, headOf }: Actor, chosen: string | null): string | null {
  const own = [...memberOf, ...headOf];
  if (chosen === null) return own[0] ?? null;
  if (!own.includes(chosen)) throw new RuleBroken("draft.unknown-unit", { field: "unitId" });
  return chosen;
}

async function refuseStrangers(
  records: Records,
  { agencyId }: Actor,
  personIds: readonly string[],
  at: Date,
): Promise<void> {
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const here = new Set(appointed.map(({ personId }) => personId));
  if (!personIds.every((id) => here.has(id)))
    throw new RuleBroken("draft.not-a-colleague", { field: "reviewerIds" });
}

/** A blank stands before each word, so that a word is found from its beginning. */
function searchTextOf({ typeCode, abstract }: Draft): string {
  return ` ${foldWords(`${documentTypeOf(typeCode)?.vi ?? ""} ${abstract}`).join(" ")}`;
}
