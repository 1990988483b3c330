import { clerks } from "./who-may.ts";
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
  // People of the matrix are sample people: nobody of them has a calendar.
  const away = { may: anybody, outcome: "409 graph.not-here" };
  const event = { text: "Giấy mời", withPapers: false, alsoSent: false };
  const route = "/api/incoming/:id/meeting";
  return [
    { ...row(`GET /api/incoming/${absentId}/meeting`, {}, absent), route: `GET ${route}` },
    {
      ...row(`POST /api/incoming/${absentId}/meeting/event`, { body: event }, away),
      route: `POST ${route}/event`,
    },
    { ...row(`GET /api/incoming/${absentId}/meeting/busy`, {}, away), route: `GET ${route}/busy` },
    row(
      "POST /api/message-files",
      { body: { name: "a.pdf", address: "https://donvi.sharepoint.com/a.pdf", role: "main" } },
      { may: clerks, outcome: "409 graph.not-here", otherwise: "403 access.clerks-only" },
    ),
    { ...row(`PUT /api/incoming/${absentId}/meeting`, { body }, absent), route: `PUT ${route}` },
  ];
}
