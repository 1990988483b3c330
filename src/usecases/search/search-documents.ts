import type { SearchAnswer, SearchRequest } from "../../contract/search.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { readScope } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { fold, foldWords } from "../../domain/text/fold.ts";
import { parseSearch } from "../../domain/text/search-query.ts";
import type { DocumentKind, SearchFilter } from "../../ports/records/search-records.ts";
import type { Services } from "../../ports/services.ts";
import { gatherCandidates } from "./gather-candidates.ts";
import { presentFound } from "./present-found.ts";

/** What is shown at most; who has not found it by then says more about it. */
export const mostResults = 200;

/**
 * Full search (R48): the documents that the actor may read and that have everything the question asks for, in their
 * own fields and the texts of their files together; the best answer first, the later document first among equals.
 */
export async function searchDocuments(
  deps: Pick<Services, "store">,
  actor: Actor,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const query = parseSearch(request.q);
  const from = offsetOf(request.cursor);
  if (query.items.length === 0) return { items: [], next: null, total: 0, isMore: false };
  const { read } = deps.store;
  const asked = { kinds: kindsOf(request), filter: filterOf(actor, request), query };
  const candidates = await gatherCandidates(read, asked, mostResults);
  const page = candidates.slice(from, from + request.limit);
  const items = await presentFound(read, page, query);
  const end = from + page.length;
  const total = candidates.length;
  return { items, next: end < total ? String(end) : null, total, isMore: total >= mostResults };
}

function offsetOf(cursor: string | undefined): number {
  const offset = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(offset) || offset < 0 || offset > mostResults)
    throw new RuleBroken("http.bad-cursor", { field: "cursor" });
  return offset;
}

const kindsOf = ({ kind }: SearchRequest): readonly DocumentKind[] =>
  kind === "all" ? ["incoming", "outgoing"] : [kind];

function filterOf(actor: Actor, request: SearchRequest): SearchFilter {
  return {
    scope: readScope(actor),
    year: request.year,
    typeFolded: request.typeName === undefined ? undefined : fold(request.typeName),
    states: request.state === undefined ? undefined : [request.state],
    senderWords: request.sender === undefined ? undefined : foldWords(request.sender),
    from: request.from,
    to: request.to,
  };
}
