import type { WorkingCalendar } from "../calendar/working-calendar.ts";
import { workingDaysBetween } from "../calendar/working-time.ts";
import { formatDate, localDateOf, localTimeOf, weekdayName } from "../time/local-date.ts";
import type { SpokenLanguage } from "../time/spoken.ts";

export const deadlineSeverities = ["overdue", "today", "soon", "later"] as const;
export type DeadlineSeverity = (typeof deadlineSeverities)[number];

export interface DeadlineWords {
  /** `còn 2 ngày`, `hôm nay 17:00`, `quá hạn 1 ngày`. */
  readonly text: string;
  readonly severity: DeadlineSeverity;
  /** For hover and screen readers: `17:00 thứ Hai 23/11/2026`. */
  readonly exact: string;
}

/** From this many working days before it on, a deadline is soon. */
const soonWithin = 2;

/**
 * A deadline as people speak of it. Days are working days, because nobody works on the others, and at least 1 between two
 * different days; on the day itself the time stands there, after it hours and minutes.
 */
export function deadlineInWords(
  due: Date,
  now: Date,
  calendar: WorkingCalendar,
  language: SpokenLanguage,
): DeadlineWords {
  const exact = momentInWords(due, language);
  const [dueDate, today] = [localDateOf(due), localDateOf(now)];
  const days = Math.max(1, Math.abs(workingDaysBetween(calendar, today, dueDate)));
  if (due < now) {
    const minutes = Math.ceil((now.getTime() - due.getTime()) / 60_000);
    const late = dueDate === today ? shortTime(minutes, language) : daysInWords(days, language);
    return { text: { vi: `quá hạn ${late}`, en: `${late} overdue` }[language], severity: "overdue", exact };
  }
  if (dueDate === today) {
    const time = localTimeOf(due);
    return { text: { vi: `hôm nay ${time}`, en: `today ${time}` }[language], severity: "today", exact };
  }
  const left = daysInWords(days, language);
  const text = { vi: `còn ${left}`, en: `${left} left` }[language];
  return { text, severity: days <= soonWithin ? "soon" : "later", exact };
}

/** `17:00 thứ Hai 23/11/2026`, `17:00 Monday 23/11/2026`. */
export function momentInWords(instant: Date, language: SpokenLanguage): string {
  const date = localDateOf(instant);
  return `${localTimeOf(instant)} ${weekdayName(date, language)} ${formatDate(date)}`;
}

function daysInWords(days: number, language: SpokenLanguage): string {
  return { vi: `${days} ngày`, en: days === 1 ? "1 day" : `${days} days` }[language];
}

function shortTime(minutes: number, language: SpokenLanguage): string {
  if (minutes < 60)
    return { vi: `${minutes} phút`, en: minutes === 1 ? "1 minute" : `${minutes} minutes` }[language];
  const hours = Math.floor(minutes / 60);
  return { vi: `${hours} giờ`, en: hours === 1 ? "1 hour" : `${hours} hours` }[language];
}
