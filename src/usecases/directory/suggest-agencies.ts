import type { AgencySuggestion } from "../../contract/directory.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import { existsOn, type OrgNode } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { readScope } from "../../domain/policies/read-scope.ts";
import { fold, foldWords } from "../../domain/text/fold.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/** How many are looked at to find the best, and how many are shown. */
const looked = 400;
const shown = 20;
const recentDocuments = 100;

/**
 * Agencies of the directory by the words typed, tone marks or not, best first: those that exist today, then what was
 * typed in full, then those whose documents the agency has registered. Nothing typed: the senders of the latest
 * documents. A clerk is told what repeats from the last document of each (its type, notation, signer).
 */
export async function suggestAgencies(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
  { q }: { readonly q: string },
): Promise<AgencySuggestion[]> {
  const { read } = store;
  const today = localDateOf(clock.now());
  const words = foldWords(q);
  const found =
    words.length === 0
      ? await recentSenders(read, actor)
      : await read.organisation.searchAgencies(words, today, looked);
  const ranked = (habits: ReadonlyMap<string, IncomingDocument>, nodes: readonly OrgNode[], limit: number) =>
    words.length === 0
      ? nodes.slice(0, limit)
      : byRank(nodes, { typed: fold(q), today, habits }).slice(0, limit);
  // Asked for those alone that may be shown: the last document of a great sender is not found for nothing.
  const likely = ranked(new Map(), found, 3 * shown);
  const habits = await latestBySender(read, actor, likely);
  const best = ranked(habits, likely, shown);
  const parents = await parentNames(read, best);
  return best.map((node) => suggestionOf(node, parents, habits.get(node.id)));
}

const collator = new Intl.Collator("vi");

interface RankContext {
  readonly typed: string;
  readonly today: LocalDate;
  readonly habits: ReadonlyMap<string, IncomingDocument>;
}

function byRank(nodes: readonly OrgNode[], context: RankContext): OrgNode[] {
  return nodes
    .map((node) => ({ node, rank: rankOf(node, context) }))
    .sort((a, b) => a.rank - b.rank || collator.compare(a.node.name, b.node.name))
    .map(({ node }) => node);
}

/** The lower the better. */
function rankOf(node: OrgNode, { typed, today, habits }: RankContext): number {
  const name = fold(node.name);
  const isExact =
    [node.abbreviation, node.newCode, node.oldCode].some((one) => one !== null && fold(one) === typed) ||
    name === typed;
  return (
    (existsOn(node, today) ? 0 : 8) +
    (isExact ? 0 : 4) +
    (habits.has(node.id) ? 0 : 2) +
    (name.startsWith(typed) ? 0 : 1)
  );
}

/** The senders of the latest documents that the actor may see, each once. */
async function recentSenders(read: Records, actor: Actor): Promise<OrgNode[]> {
  const latest = await read.incoming.list(
    { scope: readScope(actor) },
    { direction: "newestFirst", after: null, limit: recentDocuments },
  );
  const ids = latest.flatMap(({ document }) =>
    document.fields.senderAgencyId === null ? [] : [document.fields.senderAgencyId],
  );
  const order = [...new Set(ids)];
  const nodes = new Map((await read.organisation.nodesById(order)).map((node) => [node.id, node]));
  return order.flatMap((id) => nodes.get(id) ?? []);
}

/** Clerks see every document of their agency; for others the last one may be one that they do not see. */
async function latestBySender(
  read: Records,
  actor: Actor,
  nodes: readonly OrgNode[],
): Promise<Map<string, IncomingDocument>> {
  if (!mayRegister(actor, actor.agencyId).allowed) return new Map();
  const latest = await read.incoming.latestFrom(
    actor.agencyId,
    nodes.map(({ id }) => id),
  );
  const habits = new Map<string, IncomingDocument>();
  for (const document of latest) {
    const sender = document.fields.senderAgencyId;
    const known = sender === null ? undefined : habits.get(sender);
    if (sender !== null && (known === undefined || known.registeredAt < document.registeredAt))
      habits.set(sender, document);
  }
  return habits;
}

async function parentNames(read: Records, nodes: readonly OrgNode[]): Promise<Map<string, string>> {
  const ids = nodes.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
  const parents = await read.organisation.nodesById([...new Set(ids)]);
  return new Map(parents.map(({ id, name }) => [id, name]));
}

function suggestionOf(
  node: OrgNode,
  parents: ReadonlyMap<string, string>,
  last: IncomingDocument | undefined,
): AgencySuggestion {
  const { id, name, abbreviation, newCode, oldCode, parentId, validTo } = node;
  return {
    id,
    name,
    abbreviation,
    validTo,
    code: newCode ?? oldCode,
    parentName: parentId === null ? null : (parents.get(parentId) ?? null),
    habit:
      last === undefined
        ? null
        : {
            typeName: last.fields.typeName,
            codeNotation: last.fields.codeNotation ?? "",
            signerName: last.fields.signerName,
            signerPosition: last.fields.signerPosition,
            source: last.fields.source,
          },
  };
}
