import type { CalendarYearView } from "../../contract/administration.ts";
import { calendarMessages } from "../../contract/messages/calendar.ts";
import { filledInBoth } from "../../contract/messages/message.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

/** Before and after these nobody can propose a year's holidays. */
const years = { first: 1990, last: 2100 };

/** The year's table as the agency keeps it, or a proposal (version 0) to begin with. Throws `calendar.unknown-year`. */
export async function readCalendar(
  { store, clock, holidays }: Pick<Services, "store" | "clock" | "holidays">,
  actor: Actor,
  year: number,
): Promise<CalendarYearView> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = store;
  const [saved] = await read.calendars.years(actor.agencyId, [year]);
  if (saved !== undefined)
    return { year, version: saved.version, isProposal: false, days: [...saved.days], questions: [] };
  if (!Number.isInteger(year) || year < years.first || year > years.last)
    throw new RuleBroken("calendar.unknown-year", { params: years, field: "year" });
  const { workingHours } = await loadAgencyRules(read, actor.agencyId, localDateOf(clock.now()));
  const proposal = holidays.proposeYear({ year, weekdays: workingHours.weekdays });
  return {
    year,
    version: 0,
    isProposal: true,
    days: proposal.days.map(({ date, kind, note }) => ({ date, kind, note })),
    questions: proposal.questions.map(({ code, params }) => filledInBoth(calendarMessages[code], params)),
  };
}
