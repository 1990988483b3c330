import { fold } from "../text/fold.ts";
import { instantAt, parseLocalDate, type LocalDate, type LocalTime } from "../time/local-date.ts";

/** When and where a meeting is, as its invitation says. */
export interface MeetingTime {
  readonly startsAt: Date;
  readonly endsAt: Date;
}
export interface MeetingProposal extends MeetingTime {
  readonly place: string | null;
}

const hourMs = 3_600_000;
/** How long a meeting is taken to last whose invitation does not say it, and the longest that is believed. */
const usualHours = 2;

const clock = /(\d{1,2})\s*(?:gio|h|g|:)\s*(\d{2})?(?:\s*phut)?/u;
const dayInDigits = /(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/u;
const dayInWords = /(\d{1,2})\s+thang\s+(\d{1,2})(?:\s+nam\s+(\d{4}))?/u;
/** A line that begins with one of these, perhaps behind a number or a dash, is about something else. */
const label =
  /^[\s\d.)+*-]*(thoi gian|dia diem|thanh phan|noi dung|chu tri|tai lieu|phuong thuc|kinh phi)\s*:?/u;

/**
 * Reads time and place of a meeting from the lines of its invitation (giấy mời, NĐ 30, Phụ lục III mẫu 1.10): from the
 * lines after "Thời gian" and "Địa điểm". `issued` gives the year where the line has none. Null where no day and hour
 * stand there: a guess is never made of half of them.
 */
export function readInvitation(lines: readonly string[], issued: LocalDate | null): MeetingProposal | null {
  const when = fold(under(lines, "thoi gian").join(" "));
  const day = dayIn(when, issued);
  // The hour without the digits of the day.
  const hours = hoursIn(when.replace(dayInDigits, " ").replace(dayInWords, " "));
  const [from, to] = hours;
  if (day === null || from === undefined) return null;
  const startsAt = instantAt(day, from);
  const until = to === undefined ? null : instantAt(day, to);
  const endsAt =
    until !== null && until > startsAt ? until : new Date(startsAt.getTime() + usualHours * hourMs);
  return { startsAt, endsAt, place: placeIn(lines) };
}

/** What stands behind the label and on the lines below it, up to the next label. */
function under(lines: readonly string[], name: string): string[] {
  const at = lines.findIndex((line) => label.exec(fold(line))?.[1] === name);
  const first = lines[at];
  if (first === undefined) return [];
  const rest = lines.slice(at + 1, at + 4);
  const end = rest.findIndex((line) => label.test(fold(line)));
  const colon = first.indexOf(":");
  return [
    colon === -1 ? first : first.slice(colon + 1),
    ...(end === -1 ? rest.slice(0, 1) : rest.slice(0, end)),
  ];
}

function dayIn(text: string, issued: LocalDate | null): LocalDate | null {
  const digits = dayInDigits.exec(text);
  if (digits !== null) return dateOf(digits[1], digits[2], digits[3]);
  const worded = dayInWords.exec(text);
  return worded === null ? null : dateOf(worded[1], worded[2], worded[3] ?? issued?.slice(0, 4));
}

function dateOf(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): LocalDate | null {
  return year === undefined ? null : parseLocalDate(`${day}/${month}/${year}`);
}

/** The first two hours of the line: from and to. */
function hoursIn(text: string): LocalTime[] {
  return [...text.matchAll(new RegExp(clock, "gu"))].slice(0, 2).flatMap(([, hour = "", minute = "00"]) => {
    const [h, m] = [Number(hour), Number(minute)];
    return h > 23 || m > 59 ? [] : `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`;
  });
}

const longestPlace = 300;

function placeIn(lines: readonly string[]): string | null {
  const said = under(lines, "dia diem")
    .join(" ")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/[.;,]+$/u, "");
  return said === "" ? null : said.slice(0, longestPlace);
}

/** Whether a document of this type invites to a meeting. */
export function isInvitation(typeName: string): boolean {
  return /^(?:giay moi|thu moi)\b/u.test(fold(typeName).trim());
}
