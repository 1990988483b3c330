import {
  ColumnNode,
  type DeleteQueryNode,
  FetchNode,
  type InsertQueryNode,
  MssqlAdapter,
  MssqlQueryCompiler,
  OffsetNode,
  OutputNode,
  ReferenceNode,
  type ReturningNode,
  SelectionNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueNode,
} from "kysely";

/** `returning` is compiled below as SQL Server has it, so Kysely is to hand on the rows that such a change answers with. */
export class SqlServerAdapter extends MssqlAdapter {
  override get supportsReturning(): boolean {
    return true;
  }
}

/**
 * Kysely compiles what it is given, valid or not. This writes the few forms that differ as SQL Server has them:
 * `limit` as OFFSET/FETCH (TOP would bind to the first half of a union), `returning` as OUTPUT or a second look, text
 * literals with N, flags as 1 and 0, and null as itself, since a parameter without a type cannot become bytes.
 */
export class SqlServerCompiler extends MssqlQueryCompiler {
  protected override visitSelectQuery(node: SelectQueryNode): void {
    const { limit, offset, ...rest } = node;
    if (limit === undefined && offset === undefined) return super.visitSelectQuery(node);
    if (node.orderBy === undefined) throw new Error("A page needs an order.");
    const from = offset ?? OffsetNode.create(ValueNode.createImmediate(0));
    const page =
      limit === undefined
        ? {}
        : { fetch: { ...FetchNode.create(0, "only"), rowCount: asValue(limit.limit) } };
    return super.visitSelectQuery({ ...rest, offset: from, ...page });
  }

  protected override visitInsertQuery(node: InsertQueryNode): void {
    super.visitInsertQuery(withOutput(node, "inserted"));
  }

  /**
   * The change, then a look at what it left, in one batch: the rows stay locked, so the look sees this change and no
   * other. OUTPUT would do on SQL Server, but not on Babelfish, which computes its answer from what the row was before
   * another's change was waited for, and so gives a number twice.
   */
  protected override visitUpdateQuery(node: UpdateQueryNode): void {
    const { returning, ...change } = node;
    super.visitUpdateQuery(change);
    if (returning === undefined) return;
    const { table, where } = node;
    if (table === undefined || where === undefined)
      throw new Error("A change that answers needs a condition.");
    this.append("; select ");
    this.compileList(returning.selections);
    this.append(" from ");
    this.visitNode(table);
    this.append(" ");
    this.visitNode(where);
  }

  protected override visitDeleteQuery(node: DeleteQueryNode): void {
    super.visitDeleteQuery(withOutput(node, "deleted"));
  }

  protected override appendValue(value: unknown): void {
    if (value === null) this.append("null");
    else super.appendValue(value);
  }

  protected override appendImmediateValue(value: unknown): void {
    if (typeof value === "boolean") this.append(value ? "1" : "0");
    else super.appendImmediateValue(value);
  }

  protected override appendStringLiteral(value: string): void {
    this.append("N");
    super.appendStringLiteral(value);
  }
}

function asValue(node: { readonly kind: string }): ValueNode {
  if (node.kind !== "ValueNode") throw new Error("A limit is a number.");
  return node as ValueNode;
}

interface Returns {
  readonly returning?: ReturningNode;
  readonly output?: OutputNode;
}

function withOutput<N extends Returns>(node: N, rows: "inserted" | "deleted"): N {
  const { returning, ...rest } = node;
  if (returning === undefined) return node;
  const columns = returning.selections.map((selection) => plainColumn(selection, rows));
  return { ...rest, output: OutputNode.create(columns) } as unknown as N;
}

function plainColumn(node: SelectionNode, rows: string): SelectionNode {
  const { selection } = node;
  if (selection.kind !== "ReferenceNode") throw new Error("A change can answer with plain columns only.");
  const { column } = selection;
  if (column.kind !== "ColumnNode") throw new Error("A change cannot answer with all columns; name them.");
  const reference = ReferenceNode.create(ColumnNode.create(column.column.name), TableNode.create(rows));
  return SelectionNode.create(reference);
}
