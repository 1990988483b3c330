import { outgoingQuery, type OutgoingQuery } from "../../../src/contract/outgoing.ts";
import { addressOf, knownOf } from "./filter-address.ts";

/** What narrows the register. */
export type OutgoingFilter = Omit<OutgoingQuery, "cursor" | "limit">;

/** Reads the address; what it does not understand is left out. */
export function readOutgoingFilter(params: URLSearchParams): OutgoingFilter {
  const known = knownOf(params, (one) => outgoingQuery.safeParse(one).success);
  const { limit: _limit, cursor: _cursor, ...filter } = outgoingQuery.parse(known);
  return filter;
}

export function writeOutgoingFilter(filter: OutgoingFilter): Record<string, string> {
  return addressOf(filter, { view: "own", sort: "number" });
}

/** Whether it is a whole register of the agency, so that numbers tell the places of its rows. */
export function isWholeOutgoing(filter: OutgoingFilter): boolean {
  const { year: _year, register: _register, sort: _sort, atNumber: _at, view, ...narrowing } = filter;
  return view === "own" && Object.values(narrowing).every((value) => value === undefined || value === "");
}
