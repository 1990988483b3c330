/** An event as a calendar takes it (RFC 5545). */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string | null;
  readonly description: string;
  readonly link: string;
  readonly attendees: readonly { readonly name: string; readonly email: string }[];
}

/** A line is at most so many octets long; a longer one goes on behind a line break and a blank. */
const mostOctets = 74;

/** The text of an .ics file that any calendar opens as a draft of the event. `madeAt`: when the file is written. */
export function calendarFile(event: CalendarEvent, madeAt: Date): string {
  const { id, title, startsAt, endsAt, place, description, link, attendees } = event;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Vanthu//VI",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${id}@vanthu`,
    `DTSTAMP:${inUtc(madeAt)}`,
    `DTSTART:${inUtc(startsAt)}`,
    `DTEND:${inUtc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
    `DESCRIPTION:${escaped(description)}`,
    `URL:${link}`,
    ...attendees.map(({ name, email }) => `ATTENDEE;CN="${name.replaceAll('"', "")}":mailto:${email}`),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function inUtc(at: Date): string {
  return `${at.toISOString().replaceAll(/[-:]/gu, "").slice(0, 15)}Z`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/gu, String.raw`\$&`).replaceAll(/\r?\n/gu, String.raw`\n`);
}

/** Never within a letter: Vietnamese ones have two or three octets. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > mostOctets) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x8_00) return 2;
  return code < 0x1_00_00 ? 3 : 4;
}
