import type { DeadlineView } from "../../contract/common.ts";
import type { WorkingCalendar } from "../../domain/calendar/working-calendar.ts";
import { deadlineInWords } from "../../domain/deadlines/deadline-in-words.ts";

/** A deadline as people speak of it, in both languages; null where there is none. */
export function presentDeadline(
  at: Date | null,
  firstAt: Date | null,
  { now, calendar }: { now: Date; calendar: WorkingCalendar },
): DeadlineView | null {
  if (at === null) return null;
  const vi = deadlineInWords(at, now, calendar, "vi");
  const en = deadlineInWords(at, now, calendar, "en");
  return {
    at: at.toISOString(),
    firstAt: firstAt === null || firstAt.getTime() === at.getTime() ? null : firstAt.toISOString(),
    words: { vi: vi.text, en: en.text },
    severity: vi.severity,
  };
}
