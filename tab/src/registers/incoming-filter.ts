import { incomingQuery, type IncomingQuery } from "../../../src/contract/incoming.ts";
import type { QueryParams } from "../foundation/api.ts";
import type { PageStart } from "./rows-view.ts";

/** What narrows the register; it lives in the address, so that going back brings it back. */
export type IncomingFilter = Omit<IncomingQuery, "cursor" | "limit">;

export const savedViews = ["all", "notSubmitted", "overdue", "thisMonth", "late"] as const;

/** Reads the address; what it does not understand is left out. */
export function readFilter(params: URLSearchParams): IncomingFilter {
  const known = Object.fromEntries(params);
  const whole = incomingQuery.safeParse(known);
  if (whole.success) return whole.data;
  const parts = Object.entries(known).filter(
    ([name, value]) => incomingQuery.safeParse({ [name]: value }).success,
  );
  return incomingQuery.parse(Object.fromEntries(parts));
}

/** The address of a filter, without what it has by default. */
export function writeFilter(filter: IncomingFilter): Record<string, string> {
  const defaults: Readonly<Record<string, string>> = { view: "all", sort: "number", limit: "50" };
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || String(value) === "" || defaults[name] === String(value)
        ? []
        : [[name, String(value)]],
    ),
  );
}

/** Whether it is the whole register of a year, so that numbers tell the places of its rows. */
export function isWhole({
  year: _year,
  register: _register,
  sort: _sort,
  atNumber: _at,
  view,
  ...rest
}: IncomingFilter): boolean {
  return (
    view === "all" &&
    Object.values(rest).every(
      (value) => value === undefined || value === "" || (typeof value === "number" && Number.isNaN(value)),
    )
  );
}

export function queryOf(filter: IncomingFilter, start: PageStart, limit: number): QueryParams {
  const { atNumber: _at, ...rest } = filter;
  return { ...rest, ...start, limit };
}
