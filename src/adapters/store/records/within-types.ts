import { type Expression, type SqlBool, sql } from "kysely";
import type { ReadScope } from "../../../domain/policies/read-scope.ts";
import type { Facet } from "../search-place.ts";

// As `mayRead` has it for who sees documents of some types alone, because they act in another's place.

/** Of the document `d`; none where every type is seen. */
export function withinTypes({ types }: Pick<ReadScope, "types">): Expression<SqlBool>[] {
  return types === null
    ? []
    : [sql<SqlBool>`d.type_folded in (${sql.join(types.map((type) => sql`${type}`))})`];
}

/** The same for the index of words. */
export function typeFacets({ types }: Pick<ReadScope, "types">): Facet[][] {
  return types === null ? [] : [types.map((type): Facet => ["type", type])];
}

/** Of a row of `assignment`: of its document. */
export function onTypes(scope: Pick<ReadScope, "types">): Expression<SqlBool>[] {
  return withinTypes(scope).map(
    (isOfType) =>
      sql<SqlBool>`exists (select 1 as found from incoming_document as d where d.id = assignment.document_id and ${isOfType})`,
  );
}
