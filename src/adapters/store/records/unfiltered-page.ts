import type { Compilable, Kysely, QueryResult } from "kysely";
import type { Principal } from "../../../domain/policies/read-scope.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { columnsOf, type Listing, type Stretch } from "./listing.ts";

interface Values {
  readonly agencyId: string;
  readonly after: number;
  readonly from: number;
  readonly below: number;
  readonly [reader: `reader${number}`]: Principal;
}
type Read = (db: Kysely<Tables>, values: Values) => Promise<QueryResult<unknown>>;
type Build = (db: Kysely<Tables>, listing: Listing, stretch: Stretch) => Compilable<unknown>;

/**
 * The rows of a list's page by `build`, which is run once for each shape that a page without filters can have: whose
 * register, how many principals, which way, the first page or a later one.
 */
export function compiledOnceOf(
  build: Build,
): (db: Kysely<Tables>, listing: Listing, stretch: Stretch) => Promise<unknown[]> {
  const known = new Map<string, Read>();
  return async (db, listing, stretch) => {
    const shape = shapeOf(listing, stretch);
    const read = known.get(shape) ?? withStandIns(build, listing, stretch);
    known.set(shape, read);
    return (await read(db, valuesOf(listing, stretch))).rows;
  };
}

function shapeOf(listing: Listing, { direction, limit, after, range }: Stretch): string {
  const { kind, scope } = listing;
  const readers = scope.wholeAgency ? "all" : scope.principals.length;
  return [kind, columnsOf(listing).length, readers, direction, limit, after === null, range === null].join(
    " ",
  );
}

function valuesOf({ scope }: Listing, { after, range }: Stretch): Values {
  const readers = scope.wholeAgency ? [] : scope.principals;
  return {
    agencyId: scope.agencyId,
    after: after ?? 0,
    from: range?.from ?? 0,
    below: range?.below ?? 0,
    ...Object.fromEntries(readers.map((reader, i) => [`reader${i}`, reader])),
  };
}

function withStandIns(build: Build, listing: Listing, { after, range, ...page }: Stretch): Read {
  return compiledOnce((db: Kysely<Tables>, given: Values) => {
    const principals = listing.scope.principals.flatMap((_, i) => given[`reader${i}`] ?? []);
    return build(
      db,
      { ...listing, scope: { ...listing.scope, agencyId: given.agencyId, principals } },
      {
        ...page,
        after: after === null ? null : given.after,
        range: range === null ? null : { from: given.from, below: given.below },
      },
    );
  });
}
