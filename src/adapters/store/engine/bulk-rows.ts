import { CompiledQuery } from "kysely";

/** Rows on their way into a table in one go: the one parameter of the statement that `bulkStatement` makes. */
export class BulkRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];

  constructor(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]) {
    this.table = table;
    this.columns = columns;
    this.rows = rows;
  }
}

/** Not SQL, since a bulk load is a message of its own on the wire; the driver sees it by its parameter. */
export function bulkStatement(rows: BulkRows): CompiledQuery {
  return CompiledQuery.raw(`insert bulk "${rows.table}"`, [rows]);
}

export function bulkRowsOf(query: CompiledQuery): BulkRows | undefined {
  const [first] = query.parameters;
  return first instanceof BulkRows ? first : undefined;
}
