import { incomingQuery, type IncomingQuery } from "../../../src/contract/incoming.ts";
import type { QueryParams } from "../foundation/api.ts";
import { addressOf, knownOf } from "./filter-address.ts";
import type { PageStart } from "./rows-view.ts";

/** What narrows the register. */
export type IncomingFilter = Omit<IncomingQuery, "cursor" | "limit">;

export const savedViews = ["all", "notSubmitted", "overdue", "thisMonth", "late"] as const;

/** Reads the address; what it does not understand is left out. */
export function readFilter(params: URLSearchParams): IncomingFilter {
  const known = knownOf(params, (one) => incomingQuery.safeParse(one).success);
  const { limit: _limit, cursor: _cursor, ...filter } = incomingQuery.parse(known);
  return filter;
}

/** The address of a filter, without what it has by default. */
export function writeFilter(filter: IncomingFilter): Record<string, string> {
  return addressOf(filter, { view: "all", sort: "number" });
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
