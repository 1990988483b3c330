import { useMemo } from "react";
import { workingCalendar, type WorkingCalendar } from "../../../src/domain/calendar/working-calendar.ts";
import { useSession } from "./session.tsx";

/** The agency's own: its hours, and the days off and on that its administrator has settled. */
export function useWorkingCalendar(): WorkingCalendar {
  const { years, hours } = useSession().calendar;
  return useMemo(() => workingCalendar(years, hours), [years, hours]);
}
