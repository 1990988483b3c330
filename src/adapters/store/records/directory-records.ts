import type { Kysely, Selectable, Transaction } from "kysely";
import type { DirectoryPerson } from "../../../ports/directory.ts";
import type { DirectoryRecords } from "../../../ports/records/directory-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { groupRecords, managerRecords } from "./directory-ties.ts";

export function directoryRecords(db: Kysely<Tables>): DirectoryRecords {
  return {
    async cursor(part) {
      const row = await db
        .selectFrom("directory_cursor")
        .selectAll()
        .where("name", "=", part)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { cursor: row.position, readAt: row.read_at, isRefused: row.is_refused };
    },
    async saveCursor(part, { cursor, readAt, isRefused }) {
      const row = { name: part, position: cursor, read_at: readAt, is_refused: isRefused };
      await insertIfAbsent(db as Transaction<Tables>, "directory_cursor", row, ["name"]);
      await db.updateTable("directory_cursor").set(row).where("name", "=", part).execute();
    },
    async save(people, readAt) {
      for (const person of people) {
        const row = personRow(person, readAt);
        await insertIfAbsent(db as Transaction<Tables>, "directory_person", row, ["directory_id"]);
        await db
          .updateTable("directory_person")
          .set(row)
          .where("directory_id", "=", person.directoryId)
          .execute();
      }
    },
    async remove(directoryIds) {
      if (directoryIds.length === 0) return;
      await db
        .deleteFrom("directory_person")
        .where(inList(db, "directory_id", directoryIds))
        .execute();
    },
    async notSeenSince(readAt, limit) {
      const old = db
        .selectFrom("directory_person")
        .select("directory_id")
        .where("read_at", "<", readAt)
        .orderBy("directory_id");
      return (await paged(old, { limit }).execute()).map((row) => row.directory_id);
    },
    async people() {
      const all = db.selectFrom("directory_person").selectAll().orderBy("department").orderBy("directory_id");
      return (await all.execute()).map(toPerson);
    },
    async count() {
      const { people } = await db
        .selectFrom("directory_person")
        .select((select) => select.fn.countAll<number>().as("people"))
        .executeTakeFirstOrThrow();
      return people;
    },
    ...managerRecords(db),
    ...groupRecords(db),
  };
}

function personRow(it: DirectoryPerson, readAt: Date) {
  return {
    directory_id: it.directoryId,
    full_name: it.fullName,
    email: it.email,
    department: it.department,
    job_title: it.jobTitle,
    company: it.company,
    is_enabled: it.isEnabled,
    is_guest: it.isGuest,
    read_at: readAt,
  };
}

function toPerson(row: Selectable<Tables["directory_person"]>): DirectoryPerson {
  return {
    directoryId: row.directory_id,
    fullName: row.full_name,
    email: row.email,
    department: row.department,
    jobTitle: row.job_title,
    company: row.company,
    isEnabled: row.is_enabled,
    isGuest: row.is_guest,
  };
}
