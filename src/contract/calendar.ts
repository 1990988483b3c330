import { z } from "zod";
import { dayKinds } from "../domain/calendar/calendar-day.ts";
import { localDate } from "./common.ts";

/** A day that is not what its weekday says, with the administrator's note. */
export const calendarDay = z.strictObject({
  date: localDate,
  kind: z.enum(dayKinds),
  note: z.string().max(200),
});

const span = z.object({ from: z.string(), to: z.string() });

/** When the agency works: its hours, and its tables of this year and the next where they are settled. */
export const agencyCalendar = z.object({
  hours: z.object({
    morning: span,
    afternoon: span,
    weekdays: z.array(z.literal([0, 1, 2, 3, 4, 5, 6])),
  }),
  years: z.array(z.object({ year: z.number().int(), version: z.number().int(), days: z.array(calendarDay) })),
});
