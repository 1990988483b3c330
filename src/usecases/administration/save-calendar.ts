import type { AdministrationDone, CalendarInput } from "../../contract/administration.ts";
import { assertYearTable } from "../../domain/calendar/working-calendar.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { recordChange, type Deps } from "./record-change.ts";

/**
 * Settles a year's table. Deadlines that were computed before keep the version they rest on. Throws `calendar.…`;
 * `calendar.changed` when somebody settled the year since the version seen (0: it was a proposal).
 */
export async function saveCalendar(
  deps: Deps,
  actor: Actor,
  input: CalendarInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  const days = input.days
    .map((day) => ({ ...day, note: tidyLine(day.note) }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const table = { year: input.year, version: input.version + 1, days };
  assertYearTable(table);
  return deps.store.transaction(async (records) => {
    const [before] = await records.calendars.years(actor.agencyId, [input.year]);
    if (!(await records.calendars.save(actor.agencyId, table, input.version)))
      throw new RuleBroken("calendar.changed");
    await recordChange(deps, records, actor, {
      action: "calendar.changed",
      subjectId: null,
      data: {
        year: input.year,
        version: table.version,
        before: JSON.stringify(before?.days ?? null),
        after: JSON.stringify(days),
      },
    });
    return { id: actor.agencyId, version: table.version };
  });
}
