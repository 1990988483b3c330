import type { QuickDeadline } from "../../src/domain/deadlines/quick-deadlines.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import { addDays, localDateOf } from "../../src/domain/time/local-date.ts";
import type { Choice } from "./card.ts";
import { say } from "./say.ts";
import { dueDate } from "./when.ts";

/** The deadline that holds already: the document's own, what the agency's rules say, or the unit's. */
export interface GivenDeadline {
  readonly at: string;
  readonly from: "document" | "rules" | "unit";
}

/**
 * Deadlines in one press, each with its day written out, so that what was read is what is meant also when the button is
 * pressed the next day. `given` stands first; none lies beyond `latest`.
 */
export function deadlineChoices(
  quick: readonly QuickDeadline[],
  {
    given,
    latest,
    language,
    now,
  }: {
    readonly given: GivenDeadline | null;
    readonly latest: string | null;
    readonly language: Language;
    readonly now: Date;
  },
): Choice[] {
  const offered = quick
    .filter(({ due }) => latest === null || due.toISOString() <= latest)
    .map((one) => ({ title: titleOf(one, language, now), value: one.due.toISOString() }));
  const first =
    given === null || new Date(given.at) <= now
      ? []
      : [{ title: say(language, givenWords[given.from], { date: dueDate(given, now) }), value: given.at }];
  return [...first, ...offered.filter(({ value }) => value !== first[0]?.value)];
}

const givenWords = {
  document: "dueAsDocument",
  rules: "dueAsRules",
  unit: "dueAsUnit",
} as const;

function titleOf({ kind, count, due }: QuickDeadline, language: Language, now: Date): string {
  const date = dueDate({ at: due.toISOString() }, now);
  if (kind === "today") return say(language, "dueToday", { date });
  if (kind === "workingHours") return say(language, "dueHours", { count, date });
  const isTomorrow = localDateOf(due) === addDays(localDateOf(now), 1);
  if (count === 1) return say(language, isTomorrow ? "dueTomorrow" : "dueNextDay", { date });
  return say(language, "dueDays", { count, date });
}
