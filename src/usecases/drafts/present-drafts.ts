import type { DraftDetail, DraftRow, DraftVersionView, draftActs } from "../../contract/drafts.ts";
import type { NameRef } from "../../contract/common.ts";
import { typeNameOf } from "../../domain/document-types.ts";
import { draftAllows, type DraftAct } from "../../domain/drafts/act-on-draft.ts";
import { isChangedAfterApproval, type Draft, type DraftVersion } from "../../domain/drafts/draft.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { mayOnDraft } from "../../domain/policies/may-on-draft.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Records } from "../../ports/store.ts";

/** Names of people and units by their ids; `…` for who is gone. */
export interface DraftNames {
  person(id: string): NameRef;
  unit(id: string): NameRef;
}

export async function namesOf(
  read: Records,
  drafts: readonly Draft[],
  versions: readonly DraftVersion[] = [],
): Promise<DraftNames> {
  const people = await read.people.names([
    ...new Set([
      ...drafts.flatMap((it) => [it.drafterId, ...it.reviewerIds]),
      ...drafts.flatMap(({ submission }) => (submission === null ? [] : [submission.to, submission.by])),
      ...drafts.flatMap(({ approval }) => (approval === null ? [] : [approval.by])),
      ...versions.flatMap(({ by }) => by ?? []),
    ]),
  ]);
  const nodes = await read.organisation.nodesById([...new Set(drafts.flatMap(({ unitId }) => unitId ?? []))]);
  const units = new Map(nodes.map(({ id, name }) => [id, name]));
  return {
    person: (id) => ({ id, name: people.get(id) ?? "…" }),
    unit: (id) => ({ id, name: units.get(id) ?? "…" }),
  };
}

export function draftRowOf(draft: Draft, names: DraftNames): DraftRow {
  return {
    id: draft.id,
    typeName: typeNameOf(draft.typeCode),
    abstract: draft.abstract,
    drafter: names.person(draft.drafterId),
    unit: draft.unitId === null ? null : names.unit(draft.unitId),
    state: draft.state,
    latest: draft.latest,
    submittedTo: draft.submission === null ? null : names.person(draft.submission.to),
    changedAfterApproval: isChangedAfterApproval(draft),
    changedAt: draft.changedAt.toISOString(),
  };
}

/** The latest first, as people look for them. */
export function versionViews(
  versions: readonly DraftVersion[],
  files: readonly StoredFileRecord[],
  names: DraftNames,
): DraftVersionView[] {
  const stored = new Map(files.map((file) => [file.id, file]));
  const views = versions.flatMap((version): DraftVersionView[] => {
    const file = stored.get(version.fileId);
    if (file === undefined) return [];
    const same = versions.find((it) => it.number < version.number && it.sha256 === version.sha256);
    return [
      {
        number: version.number,
        fileId: file.id,
        name: file.name,
        mediaType: file.mediaType,
        size: file.size,
        sha256: version.sha256,
        at: version.at.toISOString(),
        by: version.by === null ? (version.byName ?? "…") : names.person(version.by).name,
        from: version.by === null ? "editing" : "upload",
        sameAs: same?.number ?? null,
        scan: { state: file.scan.state, found: file.scan.found },
      },
    ];
  });
  return views.reverse();
}

const acts: readonly DraftAct[] = ["addVersion", "submit", "approve", "giveBack", "withdraw", "issue"];

/** What this person can do now: what `may` and the state allow. */
export function draftActsOf(
  actor: Actor,
  draft: Draft,
  editing: DraftDetail["editing"],
): (typeof draftActs)[number][] {
  const allowed = acts.filter((act) => draftAllows(act, draft) && mayOnDraft(actor, act, draft).allowed);
  return allowed.includes("addVersion") && editing !== "none" ? [...allowed, "edit"] : allowed;
}
