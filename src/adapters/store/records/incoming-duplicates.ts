import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import type { DuplicateCandidate, IncomingRecords } from "../../../ports/records/incoming-records.ts";
import { inJsonList, inList, paged } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { toIncoming } from "./incoming-row.ts";

type Criteria = Parameters<IncomingRecords["duplicates"]>[0];

/** Each reason is looked up by its own index; which of them a candidate meets is the domain's to say. */
export async function findDuplicates(db: Kysely<Tables>, criteria: Criteria): Promise<DuplicateCandidate[]> {
  const { agencyId, documentCode, symbolFolded, senderFolded } = criteria;
  const withFile = await documentsWithFile(db, criteria);
  const found: { id: string }[] = [];
  if (documentCode !== null) found.push(...(await sameCode(db, { agencyId, documentCode })).rows);
  if (symbolFolded !== null) {
    found.push(...(await sameSymbol(db, { agencyId, symbolFolded, senderFolded })).rows);
  }
  if (withFile.size > 0) found.push(...(await amongIds(db, { ids: JSON.stringify([...withFile]) })).rows);
  if (found.length === 0) return [];
  return candidates(db, [...new Set(found.map(({ id }) => id))], withFile);
}

const mostForEachReason = 10;

const latestFirst = (db: Kysely<Tables>, condition: Expression<SqlBool>) =>
  paged(
    db
      .selectFrom("incoming_document")
      .select("id")
      .where(condition)
      // An expression, so that the order is not taken for a reason to read the whole register by its sort key.
      .orderBy(sql`sort_key + 0`, "desc"),
    { limit: mostForEachReason },
  );

const sameCode = compiledOnce((db: Kysely<Tables>, it: { agencyId: string; documentCode: string }) =>
  latestFirst(db, sql`agency_id = ${it.agencyId} and document_code = ${it.documentCode}`),
);

const sameSymbol = compiledOnce(
  (db: Kysely<Tables>, it: { agencyId: string; symbolFolded: string; senderFolded: string }) =>
    latestFirst(
      db,
      sql`agency_id = ${it.agencyId} and symbol_folded = ${it.symbolFolded} and sender_folded = ${it.senderFolded}`,
    ),
);

/** These are the agency's own; asked for its id too, SQLite would read its whole register. */
const amongIds = compiledOnce((db: Kysely<Tables>, it: { ids: string }) =>
  latestFirst(db, inJsonList(db, "id", it.ids)),
);

async function documentsWithFile(db: Kysely<Tables>, { agencyId, sha256s }: Criteria): Promise<Set<string>> {
  if (sha256s.length === 0) return new Set();
  const { rows } = await withFiles(db, { agencyId, sha256s: JSON.stringify(sha256s) });
  return new Set(rows.map((row) => row.document_id));
}

const withFiles = compiledOnce((db: Kysely<Tables>, it: { agencyId: string; sha256s: string }) =>
  db
    .selectFrom("stored_file")
    .select("document_id")
    .where(inJsonList(db, "sha256", it.sha256s, 64))
    .where("agency_id", "=", it.agencyId)
    .where("document_kind", "=", "incoming")
    .where("role", "=", "main"),
);

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
