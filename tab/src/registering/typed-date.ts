import {
  isLocalDate,
  localDateOf,
  parseLocalDate,
  type LocalDate,
} from "../../../src/domain/time/local-date.ts";

/**
 * A day as a clerk types it: `17/10/2026`, `17/10/26`, `17102026`, `171026`, and without a year the latest such day that
 * is not after `today` (documents arrive after they were issued); with `ahead`, the next one from today on. Null when
 * it is none.
 */
export function readTypedDate(text: string, now: Date, ahead = false): LocalDate | null {
  const trimmed = text.trim();
  const exact = parseLocalDate(trimmed);
  if (exact) return exact;
  const parts =
    /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}))?$/.exec(trimmed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(trimmed);
  if (!parts) return null;
  const [, day = "", month = "", year] = parts;
  const on = (fullYear: number): LocalDate | null => {
    const date = `${fullYear}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isLocalDate(date) ? date : null;
  };
  if (year) return on(year.length === 4 ? Number(year) : 2000 + Number(year));
  return withoutYear(on, localDateOf(now), ahead);
}

function withoutYear(
  on: (year: number) => LocalDate | null,
  today: LocalDate,
  ahead: boolean,
): LocalDate | null {
  const thisYear = Number(today.slice(0, 4));
  const date = on(thisYear);
  if (ahead) return date !== null && date >= today ? date : on(thisYear + 1);
  return date !== null && date <= today ? date : on(thisYear - 1);
}
