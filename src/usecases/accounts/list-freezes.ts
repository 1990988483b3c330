import type { AccountActs, FreezeView } from "../../contract/accounts.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayLift, maySeeFreezes } from "../../domain/policies/may-on-accounts.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { historyOf } from "../incoming/history.ts";
import { mostListed } from "./freeze-account.ts";
import { findFreeze } from "./lift-freeze.ts";

/** The accounts of the agency that are or were frozen, newest first. Throws `access.security-only`. */
export async function listFreezes({ store }: Pick<Services, "store">, actor: Actor): Promise<FreezeView[]> {
  demand(maySeeFreezes(actor));
  const { read } = store;
  const freezes = await read.freezes.ofAgency(actor.agencyId, mostListed);
  const people = freezes.flatMap(({ personId, frozenBy, lifted }) => [personId, frozenBy, lifted?.by ?? ""]);
  const names = await read.people.names(people.filter((id) => id !== ""));
  const nameOf = (id: string): string => names.get(id) ?? "…";
  return freezes.map((freeze) => ({
    id: freeze.id,
    person: { id: freeze.personId, name: nameOf(freeze.personId) },
    frozenBy: nameOf(freeze.frozenBy),
    frozenAt: freeze.frozenAt.toISOString(),
    lostSince: freeze.lostSince.toISOString(),
    reason: freeze.reason,
    lifted: freeze.lifted && {
      by: nameOf(freeze.lifted.by),
      at: freeze.lifted.at.toISOString(),
      reason: freeze.lifted.reason,
    },
    mayLift: freeze.lifted === null && mayLift(actor, freeze).allowed,
    version: freeze.version,
  }));
}

const mostActs = 500;

/**
 * What was done with the account since a moment, newest first, from the audit trail of the agency. Whoever looks into it
 * sees documents by their numbers alone: it gives no sight of any. Throws `account.not-found`.
 */
export async function listAccountActs(
  { store }: Pick<Services, "store">,
  actor: Actor,
  id: string,
  { since }: { readonly since: string },
): Promise<AccountActs> {
  demand(maySeeFreezes(actor));
  const { read } = store;
  const { personId, agencyId } = await findFreeze(read, actor, id);
  const found = await read.audit.byActor(agencyId, personId, new Date(since), mostActs + 1);
  const entries = found.slice(0, mostActs);
  const symbols = await symbolsOf(
    read,
    entries.flatMap(({ documentId }) => documentId ?? []),
  );
  const history = await historyOf(read, entries);
  return {
    since,
    items: history.map(({ text: _text, ...line }, i) => ({
      ...line,
      document: symbols.get(entries[i]?.documentId ?? "") ?? null,
    })),
    hasMore: found.length > mostActs,
  };
}

async function symbolsOf(read: Records, documentIds: readonly string[]): Promise<Map<string, string>> {
  const symbols = new Map<string, string>();
  for (const documentId of new Set(documentIds)) {
    const incoming = await read.incoming.get(documentId);
    const fields = incoming?.fields;
    const symbol =
      incoming === null || fields === undefined
        ? (await read.outgoing.get(documentId))?.symbol
        : joinSymbol(fields.codeNumber, fields.codeNotation) || `${incoming.arrivalNumber}/${incoming.year}`;
    if (symbol !== undefined) symbols.set(documentId, symbol);
  }
  return symbols;
}
