import { type Expression, type Insertable, type Kysely, type Selectable, type SqlBool, sql } from "kysely";
import type { OrgNode, Succession } from "../../../domain/organisation/org-node.ts";
import { foldWords } from "../../../domain/text/fold.ts";
import type { LocalDate } from "../../../domain/time/local-date.ts";
import type { OrganisationRecords } from "../../../ports/records/organisation-records.ts";
import { inList, paged, startsWith } from "../dialect.ts";
import type { Tables } from "../schema.ts";

type Row = Selectable<Tables["org_node"]>;

export function organisationRecords(db: Kysely<Tables>): OrganisationRecords {
  const nodes = () => db.selectFrom("org_node").selectAll();
  return {
    async node(id) {
      const row = await nodes().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toNode(row);
    },
    async nodesById(ids) {
      if (ids.length === 0) return [];
      return (
        await nodes()
          .where(inList(db, "id", ids))
          .execute()
      ).map(toNode);
    },
    async nodesOf(agencyId) {
      return (await nodes().where("agency_id", "=", agencyId).execute()).map(toNode);
    },
    async agenciesHere() {
      const rows = await nodes()
        .where("kind", "=", "agency")
        .where("is_here", "=", true)
        .orderBy("name")
        .execute();
      return rows.map(toNode);
    },
    searchAgencies: (words, on, limit) => searchAgencies(db, words, on, limit),
    successionsOf: (nodeIds) => successionsOf(db, nodeIds),
    async insert(node) {
      await db.insertInto("org_node").values(toRow(node)).execute();
      await addTerms(db, node);
    },
    async update(node, seenVersion) {
      const result = await db
        .updateTable("org_node")
        .set({ ...toRow(node), version: seenVersion + 1 })
        .where("id", "=", node.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      if (result.numUpdatedRows !== 1n) return false;
      await db.deleteFrom("org_term").where("node_id", "=", node.id).execute();
      await addTerms(db, node);
      return true;
    },
    async addSuccession({ predecessorId, successorId, effectiveOn }) {
      await db
        .insertInto("org_succession")
        .values({ predecessor_id: predecessorId, successor_id: successorId, effective_on: effectiveOn })
        .execute();
    },
  };
}

async function searchAgencies(
  db: Kysely<Tables>,
  words: readonly string[],
  on: LocalDate,
  limit: number,
): Promise<OrgNode[]> {
  let query = db
    .selectFrom("org_node")
    .selectAll()
    .where("kind", "=", "agency")
    .where("valid_from", "<=", on)
    .where((where) => where.and(words.map((word) => hasTerm(termsFrom(word)))));
  const last = words.at(-1);
  // What was typed in full stands before what only begins so.
  if (last !== undefined) {
    const exact = hasTerm(sql<SqlBool>`term = ${last.slice(0, longestTerm)}`);
    query = query.orderBy(sql`case when ${exact} then 0 else 1 end`);
  }
  const rows = await paged(query.orderBy("name").orderBy("id"), { limit }).execute();
  return rows.map(toNode);
}

async function successionsOf(db: Kysely<Tables>, nodeIds: readonly string[]): Promise<Succession[]> {
  if (nodeIds.length === 0) return [];
  return db
    .selectFrom("org_succession")
    .select(["predecessor_id as predecessorId", "successor_id as successorId", "effective_on as effectiveOn"])
    .where((where) => where.or([inList(db, "predecessor_id", nodeIds), inList(db, "successor_id", nodeIds)]))
    .execute();
}

const longestTerm = 60;

const termsFrom = (word: string): Expression<SqlBool> =>
  startsWith<Tables, "org_term">("term", word.slice(0, longestTerm));

const hasTerm = (condition: Expression<SqlBool>): Expression<SqlBool> =>
  sql<SqlBool>`id in (select node_id from org_term where ${condition})`;

/** Units are never looked for by words. */
async function addTerms(db: Kysely<Tables>, node: OrgNode): Promise<void> {
  if (node.kind !== "agency") return;
  const { name, abbreviation, oldCode, newCode } = node;
  const words = foldWords([name, abbreviation, oldCode, newCode].join(" "));
  for (const term of new Set(words.map((word) => word.slice(0, longestTerm)))) {
    await db.insertInto("org_term").values({ term, node_id: node.id }).execute();
  }
}

function toNode(row: Row): OrgNode {
  return {
    id: row.id,
    kind: row.kind === "agency" ? "agency" : "unit",
    agencyId: row.agency_id,
    parentId: row.parent_id,
    name: row.name,
    abbreviation: row.abbreviation,
    oldCode: row.old_code,
    newCode: row.new_code,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    isHere: row.is_here,
    version: row.version,
  };
}

function toRow(node: OrgNode): Insertable<Tables["org_node"]> {
  return {
    id: node.id,
    kind: node.kind,
    agency_id: node.agencyId,
    parent_id: node.parentId,
    name: node.name,
    abbreviation: node.abbreviation,
    old_code: node.oldCode,
    new_code: node.newCode,
    valid_from: node.validFrom,
    valid_to: node.validTo,
    is_here: node.isHere,
    version: node.version,
  };
}
