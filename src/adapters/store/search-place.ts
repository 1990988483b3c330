import type { Principal } from "../../domain/policies/read-scope.ts";

export type Kind = "incoming" | "outgoing";

/** What a list can ask for by equality: `["year", 2026]`, `["state", "done"]`. */
export type Facet = readonly [name: string, value: string | number];

/** Where a document stands in the search. */
export interface SearchPlace {
  readonly documentId: string;
  readonly searchId: number;
  readonly sortKey: number;
  readonly kind: Kind;
  readonly agencyId: string;
}

/** Where a row of a register stands in the search. */
export function placeOfRow(
  kind: Kind,
  row: {
    readonly id: string;
    readonly agency_id: string;
    readonly sort_key: number;
    readonly search_id: number;
  },
): SearchPlace {
  return {
    documentId: row.id,
    kind,
    agencyId: row.agency_id,
    sortKey: row.sort_key,
    searchId: row.search_id,
  };
}

export interface SearchText {
  /** Folded words with blanks between. */
  readonly text: string;
  /** The folded words of who sent it. */
  readonly senderWords: readonly string[];
}

export interface SearchScope {
  readonly principals: readonly Principal[];
  readonly facets: readonly Facet[];
}
