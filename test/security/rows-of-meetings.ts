import { absentId, anybody, row, type Row } from "./row.ts";

/** A meeting is as readable as the invitation that it stands in; one that is not there is as absent for everybody. */
export function rowsOfMeetings(): Row[] {
  const body = {
    startsAt: "2026-11-25T01:00:00.000Z",
    endsAt: "2026-11-25T02:00:00.000Z",
    place: null,
    version: null,
  };
  const absent = { may: anybody, outcome: "404 document.absent" };
  const route = "/api/incoming/:id/meeting";
  return [
    { ...row(`GET /api/incoming/${absentId}/meeting`, {}, absent), route: `GET ${route}` },
    { ...row(`PUT /api/incoming/${absentId}/meeting`, { body }, absent), route: `PUT ${route}` },
  ];
}
