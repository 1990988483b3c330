import { endOfWorkingDay } from "../../domain/calendar/working-time.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { loadAgencyRules, loadCalendar } from "./agency-rules.ts";

/** When work ends on a day in the actor's agency: a day that is chosen as a deadline means that. */
export async function endOfWork(
  { store, clock }: Pick<Services, "store" | "clock">,
  { agencyId }: Pick<Actor, "agencyId">,
  day: LocalDate,
): Promise<Date> {
  const now = clock.now();
  const { workingHours } = await loadAgencyRules(store.read, agencyId, localDateOf(now));
  return endOfWorkingDay(await loadCalendar(store.read, agencyId, now, workingHours), day);
}
