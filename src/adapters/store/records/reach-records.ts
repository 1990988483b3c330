import type { Insertable, Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import { announcementStates, type Announcement } from "../../../domain/notices/announcement.ts";
import type { InstallationRecord, ReachRecords } from "../../../ports/records/reach-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

const audience = z.object({
  everyone: z.boolean(),
  unitIds: z.array(z.string()),
  personIds: z.array(z.string()),
  // What was announced before there were lists names none.
  listIds: z.array(z.string()).default([]),
});
const state = z.enum(announcementStates);
const outsideWork = z.enum(["agency", "tell", "hold"]);
const installation = z.enum(["waiting", "installed", "refused"]);

export function reachRecords(db: Kysely<Tables>): ReachRecords {
  return { ...announcements(db), ...choices(db), ...installations(db) };
}

function announcements(
  db: Kysely<Tables>,
): Pick<
  ReachRecords,
  "announcement" | "addAnnouncement" | "saveAnnouncement" | "announcements" | "announcementsOf"
> {
  return {
    async announcement(id) {
      const [row] = (await announcementById(db, { id })).rows;
      return row === undefined ? null : toAnnouncement(row);
    },
    async addAnnouncement(announcement) {
      await db.insertInto("announcement").values(announcementRow(announcement)).execute();
    },
    async saveAnnouncement(announcement, seenVersion) {
      const result = await db
        .updateTable("announcement")
        .set({ ...announcementRow(announcement), version: seenVersion + 1 })
        .where("id", "=", announcement.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async announcements(agencyId, { after, limit }) {
      let query = db.selectFrom("announcement").selectAll().where("agency_id", "=", agencyId);
      if (after !== null) query = query.where("id", "<", after);
      return (await paged(query.orderBy("id", "desc"), { limit }).execute()).map(toAnnouncement);
    },
    async announcementsOf(madeBy, limit) {
      const query = db
        .selectFrom("announcement")
        .selectAll()
        .where("made_by", "=", madeBy)
        .where("state", "=", "sending")
        .orderBy("id", "desc");
      return (await paged(query, { limit }).execute()).map(toAnnouncement);
    },
  };
}

/** Both are read for each card that is sent. */
const announcementById = compiledOnce((db: Kysely<Tables>, { id }: { readonly id: string }) =>
  db.selectFrom("announcement").selectAll().where("id", "=", id),
);
const choiceOf = compiledOnce((db: Kysely<Tables>, { personId }: { readonly personId: string }) =>
  db.selectFrom("notice_choice").selectAll().where("person_id", "=", personId),
);

function choices(db: Kysely<Tables>): Pick<ReachRecords, "choice" | "saveChoice"> {
  return {
    async choice(personId) {
      const [row] = (await choiceOf(db, { personId })).rows;
      if (row === undefined) return null;
      const { quiet_from: from, quiet_to: to } = row;
      return {
        span: from === null || to === null ? null : { from, to },
        outsideWork: outsideWork.parse(row.outside_work),
      };
    },
    async saveChoice(personId, choice) {
      const row = {
        person_id: personId,
        quiet_from: choice.span?.from ?? null,
        quiet_to: choice.span?.to ?? null,
        outside_work: choice.outsideWork,
      };
      if (await insertIfAbsent(db as Transaction<Tables>, "notice_choice", row, ["person_id"])) return;
      await db.updateTable("notice_choice").set(row).where("person_id", "=", personId).execute();
    },
  };
}

function installations(
  db: Kysely<Tables>,
): Pick<ReachRecords, "installation" | "installations" | "saveInstallation"> {
  const rows = () => db.selectFrom("app_installation").selectAll();
  return {
    async installation(personId) {
      const row = await rows().where("person_id", "=", personId).executeTakeFirst();
      return row === undefined ? null : toInstallation(row);
    },
    async installations(personIds) {
      if (personIds.length === 0) return new Map();
      const found = await rows()
        .where(inList(db, "person_id", personIds))
        .execute();
      return new Map(found.map((row) => [row.person_id, toInstallation(row)]));
    },
    async saveInstallation({ personId, state: what, why, triedAt }) {
      const row = { person_id: personId, state: what, why: why?.slice(0, 500) ?? null, tried_at: triedAt };
      if (await insertIfAbsent(db as Transaction<Tables>, "app_installation", row, ["person_id"])) return;
      await db.updateTable("app_installation").set(row).where("person_id", "=", personId).execute();
    },
  };
}

function toInstallation(row: Selectable<Tables["app_installation"]>): InstallationRecord {
  return {
    personId: row.person_id,
    state: installation.parse(row.state),
    why: row.why,
    triedAt: row.tried_at,
  };
}

function toAnnouncement(row: Selectable<Tables["announcement"]>): Announcement {
  return {
    id: row.id,
    agencyId: row.agency_id,
    title: row.title,
    body: row.body,
    priority: row.priority,
    documentId: row.document_id,
    audience: audience.parse(JSON.parse(row.audience)),
    recipients: row.recipients,
    state: state.parse(row.state),
    madeBy: row.made_by,
    onBehalfOf: row.on_behalf_of,
    madeAt: row.made_at,
    endedBy: row.ended_by,
    endedAt: row.ended_at,
    version: row.version,
  };
}

function announcementRow(announcement: Announcement): Insertable<Tables["announcement"]> {
  return {
    id: announcement.id,
    agency_id: announcement.agencyId,
    title: announcement.title,
    body: announcement.body,
    priority: announcement.priority,
    document_id: announcement.documentId,
    audience: JSON.stringify(announcement.audience),
    recipients: announcement.recipients,
    state: announcement.state,
    made_by: announcement.madeBy,
    on_behalf_of: announcement.onBehalfOf,
    made_at: announcement.madeAt,
    ended_by: announcement.endedBy,
    ended_at: announcement.endedAt,
    version: announcement.version,
  };
}
