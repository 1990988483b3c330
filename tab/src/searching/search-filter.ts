import { searchQuery, type SearchRequest } from "../../../src/contract/search.ts";
import { addressOf, knownOf } from "../registers/filter-address.ts";

/** What is sought and what narrows it; it lives in the address. */
export type SearchFilter = Omit<SearchRequest, "cursor" | "limit">;

/** Reads the address; what it does not understand is left out. `q` is empty while nothing is sought. */
export function readSearch(params: URLSearchParams): SearchFilter {
  const shape = searchQuery.partial({ q: true });
  const known = knownOf(params, (one) => shape.safeParse(one).success);
  const { limit: _limit, cursor: _cursor, q = "", ...filter } = shape.parse(known);
  return { ...filter, q };
}

export function writeSearch(filter: SearchFilter): Record<string, string> {
  return addressOf(filter, { kind: "all" });
}

export const searchAddress = (q: string): string => `/search?${new URLSearchParams({ q }).toString()}`;
