import type { Kysely, Transaction } from "kysely";
import type { DirectoryRecords, KnownManager } from "../../../ports/records/directory-records.ts";
import { inList, insertIfAbsent } from "../dialect.ts";
import type { Tables } from "../schema.ts";

type Managers = Pick<DirectoryRecords, "saveManagers" | "setLineManager" | "managersOf">;
type Groups = Pick<
  DirectoryRecords,
  "saveGroups" | "removeGroups" | "forgetGroupsBefore" | "groupNames" | "memberships"
>;

/** Who manages whom. */
export function managerRecords(db: Kysely<Tables>): Managers {
  return {
    async saveManagers(people) {
      for (const { directoryId, managerId } of people)
        await db
          .updateTable("directory_person")
          .set({ manager_id: managerId })
          .where("directory_id", "=", directoryId)
          .execute();
    },
    async setLineManager(agencyId, personId, managerId) {
      const row = { agency_id: agencyId, person_id: personId, manager_id: managerId };
      await insertIfAbsent(db as Transaction<Tables>, "line_manager", row, ["agency_id", "person_id"]);
      await db
        .updateTable("line_manager")
        .set({ manager_id: managerId })
        .where("agency_id", "=", agencyId)
        .where("person_id", "=", personId)
        .execute();
    },
    async managersOf(agencyId) {
      return new Map([...(await ofDirectory(db, agencyId)), ...(await ofFile(db, agencyId))]);
    },
  };
}

async function ofDirectory(db: Kysely<Tables>, agencyId: string): Promise<[string, KnownManager][]> {
  const rows = await db
    .selectFrom("person as p")
    .innerJoin("directory_person as d", "d.directory_id", "p.directory_id")
    .innerJoin("directory_person as m", "m.directory_id", "d.manager_id")
    .leftJoin("person as known", "known.directory_id", "m.directory_id")
    .select(["p.id", "m.full_name as name", "m.directory_id as directoryId", "known.id as personId"])
    .where("m.is_enabled", "=", true)
    .where((where) =>
      where.exists(
        where
          .selectFrom("appointment as a")
          .select("a.id")
          .whereRef("a.person_id", "=", "p.id")
          .where("a.agency_id", "=", agencyId),
      ),
    )
    .execute();
  return rows.map(({ id, ...manager }) => [id, manager]);
}

async function ofFile(db: Kysely<Tables>, agencyId: string): Promise<[string, KnownManager][]> {
  const rows = await db
    .selectFrom("line_manager as l")
    .innerJoin("person as m", "m.id", "l.manager_id")
    .select(["l.person_id", "m.full_name as name", "m.id as personId", "m.directory_id as directoryId"])
    .where("l.agency_id", "=", agencyId)
    .where("m.is_active", "=", true)
    .execute();
  return rows.map(({ person_id, ...manager }) => [person_id, manager]);
}

/** Groups, and who is in them. */
export function groupRecords(db: Kysely<Tables>): Groups {
  return {
    async saveGroups(groups, readAt) {
      for (const { directoryId, name, joined, gone } of groups) {
        const row = { directory_id: directoryId, name: name.slice(0, 256), read_at: readAt };
        await insertIfAbsent(db as Transaction<Tables>, "directory_group", row, ["directory_id"]);
        await db.updateTable("directory_group").set(row).where("directory_id", "=", directoryId).execute();
        for (const memberId of joined)
          await join(db, { group_id: directoryId, member_id: memberId, read_at: readAt });
        if (gone.length > 0)
          await db
            .deleteFrom("directory_member")
            .where("group_id", "=", directoryId)
            .where(inList(db, "member_id", gone))
            .execute();
      }
    },
    async removeGroups(directoryIds) {
      if (directoryIds.length === 0) return;
      await db
        .deleteFrom("directory_member")
        .where(inList(db, "group_id", directoryIds))
        .execute();
      await db
        .deleteFrom("directory_group")
        .where(inList(db, "directory_id", directoryIds))
        .execute();
    },
    async forgetGroupsBefore(readAt) {
      await db.deleteFrom("directory_member").where("read_at", "<", readAt).execute();
      await db.deleteFrom("directory_group").where("read_at", "<", readAt).execute();
    },
    async groupNames(directoryIds) {
      const rows = await db
        .selectFrom("directory_group")
        .select(["directory_id", "name"])
        .where(inList(db, "directory_id", directoryIds))
        .execute();
      return new Map(rows.map(({ directory_id, name }) => [directory_id, name]));
    },
    async memberships(agencyId) {
      const people = await db
        .selectFrom("appointment as a")
        .innerJoin("person as p", "p.id", "a.person_id")
        .innerJoin("directory_member as m", "m.member_id", "p.directory_id")
        .distinct()
        .select(["m.group_id as groupId", "p.id as personId"])
        .where("a.agency_id", "=", agencyId)
        .where("p.is_active", "=", true)
        .execute();
      return {
        people,
        groups: await groupsAbove(
          db,
          people.map(({ groupId }) => groupId),
        ),
      };
    },
  };
}

/** Level by level, each group once: groups may hold one another in a circle. */
async function groupsAbove(
  db: Kysely<Tables>,
  from: readonly string[],
): Promise<{ groupId: string; memberId: string }[]> {
  const found: { groupId: string; memberId: string }[] = [];
  const seen = new Set(from);
  for (let level = [...seen]; level.length > 0;) {
    const above = await db
      .selectFrom("directory_member")
      .select(["group_id as groupId", "member_id as memberId"])
      .where(inList(db, "member_id", level))
      .execute();
    found.push(...above);
    level = [...new Set(above.map(({ groupId }) => groupId))].filter((id) => !seen.has(id));
    for (const id of level) seen.add(id);
  }
  return found;
}

async function join(db: Kysely<Tables>, row: Tables["directory_member"]): Promise<void> {
  const isNew = await insertIfAbsent(db as Transaction<Tables>, "directory_member", { ...row }, [
    "group_id",
    "member_id",
  ]);
  if (isNew) return;
  await db
    .updateTable("directory_member")
    .set({ read_at: row.read_at })
    .where("group_id", "=", row.group_id)
    .where("member_id", "=", row.member_id)
    .execute();
}
