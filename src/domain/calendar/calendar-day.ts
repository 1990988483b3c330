import type { LocalDate } from "../time/local-date.ts";

/**
 * What makes a day different from its weekday. holiday: nobody works. working: people work although the week says no
 * (a Saturday swapped for a Monday off). half: the morning only.
 */
export const dayKinds = ["holiday", "working", "half"] as const;
export type DayKind = (typeof dayKinds)[number];

export interface CalendarDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  /** Why, as the administrator wrote it: `Nghỉ bù Giỗ Tổ Hùng Vương`. */
  readonly note: string;
}
