import type { DeadlineView } from "../../src/contract/common.ts";
import { formatDate, localDateOf, localTimeOf } from "../../src/domain/time/local-date.ts";

/** The end of the working day; a deadline at this time reads as a day. */
export const endOfDay = "17:00";

/** `23/11`, with the year when it is another one than now. `at` is an instant or a day. */
export function shortDate(at: string, now: Date): string {
  const day = at.length === 10 ? at : localDateOf(new Date(at));
  const date = formatDate(day);
  return day.slice(0, 4) === localDateOf(now).slice(0, 4) ? date.slice(0, 5) : date;
}

/** `08:31` today, else `08:31 22/11`. */
export function shortWhen(at: string, now: Date): string {
  const instant = new Date(at);
  const time = localTimeOf(instant);
  return localDateOf(instant) === localDateOf(now) ? time : `${time} ${shortDate(at, now)}`;
}

/** The day of a deadline, with its time when that is not the end of the working day. */
export function dueDate(deadline: Pick<DeadlineView, "at">, now: Date): string {
  const time = localTimeOf(new Date(deadline.at));
  const date = shortDate(deadline.at, now);
  return time === endOfDay ? date : `${time} ${date}`;
}
