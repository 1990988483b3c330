import { incomingQuery, type IncomingQuery } from "../../../src/contract/incoming.ts";
import type { QueryParams } from "../foundation/api.ts";
import type { PageStart } from "./rows-view.ts";

/** What narrows the register; it lives in the address, so that going back brings it back. */
export type IncomingFilter = Omit<IncomingQuery, "cursor" | "limit">;

export const savedViews = ["all", "notSubmitted", "overdue", "thisMonth", "late"] as const;

/** Reads the address; what it does not understand is left out. */
export function readFilter(params: URLSearchParams): IncomingFilter {
  const known = Object.entries(Object.fromEntries(params)).filter(
    ([name, value]) => name !== "limit" && incomingQuery.safeParse({ [name]: value }).success,
  );
  const { limit: _limit, cursor: _cursor, ...filter } = incomingQuery.parse(Object.fromEntries(known));
  return filter;
}

/** The address of a filter, without what it has by default. */
export function writeFilter(filter: IncomingFilter): Record<string, string> {
  const defaults: Readonly<Record<string, string>> = { view: "all", sort: "number" };
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || String(value) === "" || defaults[name] === String(value)
        ? []
        : [[name, String(value)]],
    ),
  );
}

/** Whether it is the whole register of a year, so that numbers tell the places of its rows. */
export function isWhole(filter: IncomingFilter): boolean {
  const { year: _year, register: _register, sort: _sort, atNumber: _at, view, ...narrowing } = filter;
  return view === "all" && Object.values(narrowing).every((value) => value === undefined || value === "");
}

export function queryOf(filter: IncomingFilter, start: PageStart, limit: number): QueryParams {
  const { atNumber: _at, ...rest } = filter;
  return { ...rest, ...start, limit };
}
