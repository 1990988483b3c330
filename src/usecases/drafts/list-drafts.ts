import type { Page } from "../../contract/common.ts";
import type { DraftRow, DraftsQuery } from "../../contract/drafts.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { draftScope } from "../../domain/policies/may-on-draft.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { foldWords } from "../../domain/text/fold.ts";
import type { DraftFilter, DraftPageRequest } from "../../ports/records/draft-records.ts";
import type { Services } from "../../ports/services.ts";
import { draftRowOf, namesOf } from "./present-drafts.ts";

/** One page of the drafts that the actor may read, latest changed first. */
export async function listDrafts(
  { store }: Pick<Services, "store">,
  actor: Actor,
  query: DraftsQuery,
): Promise<Page<DraftRow>> {
  const after = positionOf(query.cursor);
  const drafts = await store.read.drafts.list(filterOf(actor, query), { after, limit: query.limit });
  const names = await namesOf(store.read, drafts);
  const last = drafts.length < query.limit ? undefined : drafts.at(-1);
  return {
    items: drafts.map((draft) => draftRowOf(draft, names)),
    next: last === undefined ? null : `${last.changedAt.getTime()}.${last.id}`,
  };
}

function filterOf(actor: Actor, { view, replyTo, q }: DraftsQuery): DraftFilter {
  const filter = { scope: draftScope(actor), replyTo, words: foldWords(q ?? "") };
  switch (view) {
    case "mine":
      return { ...filter, writtenBy: actor.personId };
    case "toApprove":
      return { ...filter, states: ["submitted"], before: actor.personId };
    case "toIssue":
      return { ...filter, states: ["approved"] };
    case "all":
      return filter;
  }
}

function positionOf(cursor: string | undefined): DraftPageRequest["after"] {
  if (cursor === undefined) return null;
  const [ms, id] = [Number(cursor.split(".")[0]), cursor.split(".")[1]];
  if (!Number.isSafeInteger(ms) || id === undefined)
    throw new RuleBroken("http.bad-cursor", { field: "cursor" });
  return { changedAt: new Date(ms), id };
}
