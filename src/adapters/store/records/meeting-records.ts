import type { Kysely, Selectable, Transaction } from "kysely";
import type { Meeting, MeetingEvent, MeetingRecords } from "../../../ports/records/meeting-records.ts";
import { insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

export function meetingRecords(db: Kysely<Tables>): MeetingRecords {
  const meetings = () => db.selectFrom("meeting").selectAll();
  return {
    async of(documentId) {
      const row = await meetings().where("document_id", "=", documentId).executeTakeFirst();
      return row === undefined ? null : toMeeting(row);
    },
    async during(agencyId, { startsAt, endsAt }, limit) {
      const overlapping = meetings()
        .where("agency_id", "=", agencyId)
        .where("starts_at", "<", endsAt)
        .where("ends_at", ">", startsAt)
        .orderBy("starts_at")
        .orderBy("document_id");
      return (await paged(overlapping, { limit }).execute()).map(toMeeting);
    },
    async save(meeting, seenVersion) {
      const row = meetingRow(meeting);
      if (seenVersion === null)
        return insertIfAbsent(db as Transaction<Tables>, "meeting", row, ["document_id"]);
      const { document_id, ...rest } = row;
      const result = await db
        .updateTable("meeting")
        .set(rest)
        .where("document_id", "=", document_id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async eventOf(documentId) {
      const row = await db
        .selectFrom("meeting_event")
        .selectAll()
        .where("document_id", "=", documentId)
        .executeTakeFirst();
      return row === undefined ? null : toEvent(row);
    },
    async saveEvent(event, seen) {
      const row = eventRow(event);
      if (seen === null)
        return insertIfAbsent(db as Transaction<Tables>, "meeting_event", row, ["document_id"]);
      const { document_id, ...rest } = row;
      const result = await db
        .updateTable("meeting_event")
        .set(rest)
        .where("document_id", "=", document_id)
        .where("event_id", "=", seen)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

function eventRow(it: MeetingEvent): Tables["meeting_event"] {
  return {
    document_id: it.documentId,
    agency_id: it.agencyId,
    person_id: it.personId,
    event_id: it.eventId,
    link: it.link,
    shown_version: it.shownVersion,
    put_at: it.putAt,
  };
}

function toEvent(row: Selectable<Tables["meeting_event"]>): MeetingEvent {
  return {
    documentId: row.document_id,
    agencyId: row.agency_id,
    personId: row.person_id,
    eventId: row.event_id,
    link: row.link,
    shownVersion: row.shown_version,
    putAt: row.put_at,
  };
}

function meetingRow(it: Meeting): Tables["meeting"] {
  return {
    document_id: it.documentId,
    agency_id: it.agencyId,
    starts_at: it.startsAt,
    ends_at: it.endsAt,
    place: it.place,
    set_by: it.setBy,
    set_at: it.setAt,
    version: it.version,
  };
}

function toMeeting(row: Selectable<Tables["meeting"]>): Meeting {
  return {
    documentId: row.document_id,
    agencyId: row.agency_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    setBy: row.set_by,
    setAt: row.set_at,
    version: row.version,
  };
}
