import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import type { MeetingView } from "../../../src/contract/meetings.ts";
import { calendarFile, type CalendarEvent } from "../../../src/domain/meetings/calendar-file.ts";
import { saveAs } from "../foundation/save-as.ts";

type Meeting = NonNullable<MeetingView["meeting"]>;

/** The event of a settled meeting: the document's abstract as its name, those on the slip invited. */
export function eventOf(
  detail: Pick<IncomingDetail, "id" | "symbol" | "senderName" | "fields">,
  meeting: Meeting,
  participants: MeetingView["participants"],
  said: { readonly about: string; readonly link: string; readonly paper: string },
): CalendarEvent {
  return {
    id: detail.id,
    title: detail.fields.abstract,
    startsAt: new Date(meeting.startsAt),
    endsAt: new Date(meeting.endsAt),
    place: meeting.place,
    description: `${said.about}\n${said.paper}`,
    link: said.link,
    attendees: participants,
  };
}

/** Teams' own form for a new meeting, filled in; nothing is sent until the person saves it there. No grant is needed. */
export function teamsMeetingLink(event: CalendarEvent): string {
  const address = new URL("https://teams.microsoft.com/l/meeting/new");
  address.search = new URLSearchParams({
    subject: event.title,
    startTime: event.startsAt.toISOString(),
    endTime: event.endsAt.toISOString(),
    content: event.place === null ? event.description : `${event.place}\n${event.description}`,
    attendees: event.attendees.map(({ email }) => email).join(","),
  })
    .toString()
    // Teams reads a plus as a plus.
    .replaceAll("+", "%20");
  return address.href;
}

/** Hands the event to the browser as a file that any calendar opens. */
export function saveCalendarFile(event: CalendarEvent, name: string, now: Date): void {
  const blob = new Blob([calendarFile(event, now)], { type: "text/calendar;charset=utf-8" });
  saveAs(blob, name);
}
