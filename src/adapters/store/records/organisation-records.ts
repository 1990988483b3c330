import type { Insertable, Kysely, Selectable } from "kysely";
import type { OrgNode } from "../../../domain/organisation/org-node.ts";
import { foldWords } from "../../../domain/text/fold.ts";
import type { OrganisationRecords } from "../../../ports/records/organisation-records.ts";
import { inList, paged } from "../dialect.ts";
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
    async searchAgencies(words, on, limit) {
      // A directory of some hundred thousand short lines is scanned in one pass of the index on its kind; each word
      // begins a word of the folded name, abbreviation or code.
      let query = nodes().where("kind", "=", "agency").where("valid_from", "<=", on);
      for (const word of words) query = query.where("search_text", "like", `% ${escapeLike(word)}%`);
      const rows = await paged(query.orderBy("name").orderBy("id"), { limit }).execute();
      return rows.map(toNode);
    },
    successionsOf(nodeIds) {
      if (nodeIds.length === 0) return Promise.resolve([]);
      return db
        .selectFrom("org_succession")
        .select([
          "predecessor_id as predecessorId",
          "successor_id as successorId",
          "effective_on as effectiveOn",
        ])
        .where((where) =>
          where.or([
            where.and([inList(db, "predecessor_id", nodeIds)]),
            where.and([inList(db, "successor_id", nodeIds)]),
          ]),
        )
        .execute();
    },
    async insert(node) {
      await db.insertInto("org_node").values(toRow(node)).execute();
    },
    async update(node, seenVersion) {
      const result = await db
        .updateTable("org_node")
        .set({ ...toRow(node), version: seenVersion + 1 })
        .where("id", "=", node.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async addSuccession({ predecessorId, successorId, effectiveOn }) {
      await db
        .insertInto("org_succession")
        .values({ predecessor_id: predecessorId, successor_id: successorId, effective_on: effectiveOn })
        .execute();
    },
  };
}

function escapeLike(word: string): string {
  return word.replace(/[%_[\]]/gu, "");
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
  const words = foldWords([node.name, node.abbreviation, node.oldCode, node.newCode].join(" "));
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
    search_text: ` ${words.join(" ")} `,
    version: node.version,
  };
}
