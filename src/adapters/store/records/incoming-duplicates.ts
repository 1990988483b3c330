import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { DuplicateCandidate, IncomingRecords } from "../../../ports/records/incoming-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { toIncoming } from "./incoming-row.ts";

type Criteria = Parameters<IncomingRecords["duplicates"]>[0];

/** Each reason is looked up by its own index; which of them a candidate meets is the domain's to say. */
export async function findDuplicates(db: Kysely<Tables>, criteria: Criteria): Promise<DuplicateCandidate[]> {
  const { agencyId, documentCode, symbolFolded, senderFolded } = criteria;
  const withFile = await documentsWithFile(db, criteria);
  const alike: Expression<SqlBool>[] = [];
  if (documentCode !== null) {
    alike.push(sql<SqlBool>`agency_id = ${agencyId} and document_code = ${documentCode}`);
  }
  if (symbolFolded !== null) {
    const symbol = sql<SqlBool>`symbol_folded = ${symbolFolded} and sender_folded = ${senderFolded}`;
    alike.push(sql<SqlBool>`agency_id = ${agencyId} and ${symbol}`);
  }
  // These are the agency's own; asked for its id too, SQLite would read its whole register.
  if (withFile.size > 0) alike.push(inList(db, "id", [...withFile]));
  const ids = new Set<string>();
  for (const condition of alike) {
    const query = db
      .selectFrom("incoming_document")
      .select("id")
      .where(condition)
      // An expression, so that the order is not taken for a reason to read the whole register by its sort key.
      .orderBy(sql`sort_key + 0`, "desc");
    for (const { id } of await paged(query, { limit: criteria.limit }).execute()) ids.add(id);
  }
  if (ids.size === 0) return [];
  return candidates(db, [...ids], withFile);
}

async function documentsWithFile(db: Kysely<Tables>, { agencyId, sha256s }: Criteria): Promise<Set<string>> {
  if (sha256s.length === 0) return new Set();
  const rows = await db
    .selectFrom("stored_file")
    .select("document_id")
    .where(inList(db, "sha256", sha256s, 64))
    .where("agency_id", "=", agencyId)
    .where("document_kind", "=", "incoming")
    .where("role", "=", "main")
    .execute();
  return new Set(rows.map((row) => row.document_id));
}

async function candidates(
  db: Kysely<Tables>,
  ids: readonly string[],
  withFile: ReadonlySet<string>,
): Promise<DuplicateCandidate[]> {
  const rows = await db
    .selectFrom("incoming_document as d")
    .leftJoin("person as p", "p.id", "d.registered_by")
    .selectAll("d")
    .select("p.full_name")
    .where(inList(db, "d.id", ids))
    .orderBy(sql`d.sort_key + 0`, "desc")
    .execute();
  const mains = await db
    .selectFrom("stored_file")
    .select(["id", "document_id"])
    .where(inList(db, "document_id", ids))
    .where("role", "=", "main")
    .execute();
  const mainOf = new Map(mains.map((file) => [file.document_id, file.id]));
  return rows.map((row) => ({
    document: toIncoming(row),
    sharesFile: withFile.has(row.id),
    mainFileId: mainOf.get(row.id) ?? null,
    registeredByName: row.full_name ?? "",
  }));
}
