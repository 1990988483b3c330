import type { Kysely, Selectable, Transaction } from "kysely";
import type { Meeting, MeetingRecords } from "../../../ports/records/meeting-records.ts";
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
