import type { Kysely, Transaction } from "kysely";
import { agencyPrincipal, type Principal } from "../../../domain/policies/read-scope.ts";
import { insertIfAbsent, lockName } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { changeSearchScope } from "../search.ts";
import type { Facet, SearchPlace } from "../search-place.ts";

/** Who may read a document, beside the clerks of its agency. */
export async function accessOf(db: Kysely<Tables>, documentId: string): Promise<Principal[]> {
  const { rows } = await principalsOf(db, { documentId });
  return rows.map((row) => row.principal as Principal);
}

const principalsOf = compiledOnce((db: Kysely<Tables>, it: { documentId: string }) =>
  db
    .selectFrom("document_access")
    .select("principal")
    .where("document_id", "=", it.documentId)
    .orderBy("principal"),
);

/** Adds readers; the search index learns of them in the same transaction. */
export async function grantAccess(
  db: Kysely<Tables>,
  place: SearchPlace,
  facets: readonly Facet[],
  principals: readonly Principal[],
): Promise<void> {
  const known = new Set(await accessOf(db, place.documentId));
  // In one order, so that two transactions never wait for each other's lists.
  const added = [...new Set(principals)].filter((principal) => !known.has(principal)).sort();
  if (added.length === 0) return;
  for (const principal of added) {
    const row = {
      document_id: place.documentId,
      principal,
      kind: place.kind,
      ...(await listOf(db, place, principal)),
    };
    await insertIfAbsent(db as Transaction<Tables>, "document_access", row, ["document_id", "principal"]);
  }
  await changeSearchScope(db, place, { principals: await accessOf(db, place.documentId), facets });
}

/** Takes readers away; the search index learns of it in the same transaction. */
export async function revokeAccess(
  db: Kysely<Tables>,
  place: SearchPlace,
  facets: readonly Facet[],
  principals: readonly Principal[],
): Promise<void> {
  for (const principal of principals.toSorted()) {
    await db
      .deleteFrom("document_access")
      .where("document_id", "=", place.documentId)
      .where("principal", "=", principal)
      .execute();
  }
  await changeSearchScope(db, place, { principals: await accessOf(db, place.documentId), facets });
}

const ordinals = 1000;

/**
 * In which agency's list the principal finds the document, and where. In the document's own agency that is its sort
 * key. What was sent to another agency stands there by year and number too, but senders number alike: it gets the
 * highest ordinal that is free there, so that no two have one place and a page can end between them.
 */
async function listOf(
  db: Kysely<Tables>,
  { kind, agencyId, sortKey }: SearchPlace,
  principal: Principal,
): Promise<{ agency_id: string; sort_key: number }> {
  const [what, id = ""] = principal.split(":");
  if (what !== "agency" || principal === agencyPrincipal(agencyId)) {
    return { agency_id: agencyId, sort_key: sortKey };
  }
  await lockName(db as Transaction<Tables>, `received.${id}`);
  const first = sortKey - (sortKey % ordinals);
  const { taken } = await db
    .selectFrom("document_access")
    .select((select) => select.fn.countAll<number>().as("taken"))
    .where("principal", "=", principal)
    .where("kind", "=", kind)
    .where("agency_id", "=", id)
    .where("sort_key", ">=", first)
    .where("sort_key", "<", first + ordinals)
    .executeTakeFirstOrThrow();
  return { agency_id: id, sort_key: first + ordinals - 1 - taken };
}
