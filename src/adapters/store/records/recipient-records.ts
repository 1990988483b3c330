import type { Kysely, Transaction } from "kysely";
import type { RecipientRecords } from "../../../ports/records/recipient-records.ts";
import { inList, insertIfAbsent } from "../dialect.ts";
import type { Tables } from "../schema.ts";

export function recipientRecords(db: Kysely<Tables>): RecipientRecords {
  return {
    async lists(agencyId) {
      const rows = await db
        .selectFrom("recipient_list")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .orderBy("name")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        agencyId: row.agency_id,
        name: row.name,
        groupId: row.group_id,
        madeBy: row.made_by,
        madeAt: row.made_at,
      }));
    },
    async insert({ id, agencyId, name, groupId, madeBy, madeAt }) {
      const row = { id, agency_id: agencyId, name, group_id: groupId, made_by: madeBy, made_at: madeAt };
      await db.insertInto("recipient_list").values(row).execute();
    },
    async remove(id) {
      await db.deleteFrom("recipient").where("list_id", "=", id).execute();
      await db.deleteFrom("recipient_list").where("id", "=", id).execute();
    },
    async add(listId, personIds) {
      for (const personId of personIds)
        await insertIfAbsent(
          db as Transaction<Tables>,
          "recipient",
          { list_id: listId, person_id: personId },
          ["list_id", "person_id"],
        );
    },
    async people(listIds) {
      if (listIds.length === 0) return [];
      return db
        .selectFrom("recipient")
        .select(["list_id as listId", "person_id as personId"])
        .where(inList(db, "list_id", listIds))
        .execute();
    },
  };
}
