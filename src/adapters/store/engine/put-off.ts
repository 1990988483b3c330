import type { CompiledQuery } from "kysely";

const marked = new WeakSet<CompiledQuery>();

/**
 * Marks a change that SQLite is to make only when its transaction is committed, after everything else in it; it answers
 * nothing. For full text alone: before each savepoint, hence before each transaction of a group and many a statement,
 * FTS5 writes all that it has not yet written as a segment of its own, which costs more than the whole registration.
 */
export function putOff<R>(query: CompiledQuery<R>): CompiledQuery<R> {
  marked.add(query);
  return query;
}

export const isPutOff = (query: CompiledQuery): boolean => marked.has(query);
