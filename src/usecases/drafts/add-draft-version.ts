import type { z } from "zod";
import type { addDraftVersion as inputSchema, DraftDone } from "../../contract/drafts.ts";
import { addVersion } from "../../domain/drafts/act-on-draft.ts";
import { isChangedAfterApproval, type Draft } from "../../domain/drafts/draft.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayOnDraft } from "../../domain/policies/may-on-draft.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { ownUploads } from "../files/own-upload.ts";
import { loadDraft } from "./load-draft.ts";
import { putIntoEditing, type PutVersion } from "./put-into-editing.ts";
import { tellOfDraft, updateDraft, type DraftAct, type DraftChange } from "./save-draft.ts";
import { refuseNoDraft, takeVersion } from "./take-version.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "files" | "archives">;
type Input = z.output<typeof inputSchema>;

/**
 * Adds a version that was written elsewhere. Nobody's work is overwritten: who has not seen the latest version is refused
 * (`draft.newer-version`), and where people edit the draft in the archive the file there is replaced only as it was when
 * it was taken over last (`draft.changed-in-word`, `draft.being-edited`).
 */
export async function addDraftVersion(
  deps: Deps,
  actor: Actor,
  draftId: string,
  input: Input,
): Promise<DraftDone> {
  const { read } = deps.store;
  const before = await loadDraft(read, actor, draftId);
  demand(mayOnDraft(actor, "addVersion", before));
  const [found] = await ownUploads(read, actor, [input.uploadId]);
  const upload = refuseNoDraft(found);
  // Asked before the archive is: what is refused changes nothing there.
  addVersion(before, input.latest, deps.clock.now());
  const put = await putIntoEditing(deps, before, upload);
  return deps.store.transaction((records) => add(deps, records, actor, { before, input, upload, put }));
}

interface Added {
  readonly before: Draft;
  readonly input: Input;
  readonly upload: UploadRecord;
  readonly put: PutVersion | null;
}

async function add(
  deps: Deps,
  records: Records,
  actor: Actor,
  { before, input, upload, put }: Added,
): Promise<DraftDone> {
  const at = deps.clock.now();
  const current = await loadDraft(records, actor, before.id);
  demand(mayOnDraft(actor, "addVersion", current));
  const draft = { ...addVersion(current, input.latest, at), editing: put?.editing ?? current.editing };
  await updateDraft(records, draft);
  const made = { at, by: actor.personId, byName: null, archiveVersion: put?.editing.version ?? null };
  const { number, sha256 } = await takeVersion(deps, records, draft, upload, made);
  await tellOfVersion(deps, records, draft, { number, sha256, name: upload.name }, { actor, at });
  return { id: draft.id, version: draft.version + 1 };
}

/** In the transaction that keeps a version: what was approved before is not what stands there now. */
export function tellOfVersion(
  deps: Pick<Services, "ids">,
  records: Records,
  draft: Draft,
  data: DraftChange["data"],
  act: DraftAct,
): Promise<void> {
  const isLate = isChangedAfterApproval(draft);
  const event = isLate ? "changedAfterApproval" : "versionAdded";
  return tellOfDraft(deps, records, draft, { event, data, told: isLate ? whoApproved(draft) : [] }, act);
}

/** Who approved is told that what stands there now is not what they approved; and who wrote it. */
function whoApproved({ approval, drafterId }: Draft) {
  if (approval === null) return [];
  return [...new Set([approval.by, drafterId])].map(
    (personId) => ({ personId, reason: "draftChangedAfter" }) as const,
  );
}
