import { useWords } from "../../foundation/language.tsx";
import { workingHoursValue } from "./rule-values.ts";
import { words } from "./words.ts";

const dayWords = ["day0", "day1", "day2", "day3", "day4", "day5", "day6"] as const;

/** Working hours as people read them. */
export function useSayHours(): (value: unknown) => string {
  const t = useWords(words);
  return (value) => {
    const found = workingHoursValue.safeParse(value).data;
    if (found === undefined) return t("notSet");
    const { morning, afternoon, weekdays } = found;
    const days = weekdays.map((day) => t(dayWords[day])).join(", ");
    return `${morning.from}–${morning.to}, ${afternoon.from}–${afternoon.to} · ${days}`;
  };
}
