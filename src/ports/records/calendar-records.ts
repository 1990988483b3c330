import type { YearTable } from "../../domain/calendar/working-calendar.ts";

export interface CalendarRecords {
  years(agencyId: string, years: readonly number[]): Promise<YearTable[]>;
  /** Replaces the year's table; false when somebody else changed it since `seenVersion` (0: none was there). */
  save(agencyId: string, year: YearTable, seenVersion: number): Promise<boolean>;
}
