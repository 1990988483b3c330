import { StoreMisfit } from "../../../ports/store-errors.ts";
import type { Database } from "../engine/open-database.ts";
import { migrations } from "../migrations/all.ts";
import type { Tables } from "../schema.ts";
import type { MoveSource } from "./move-source.ts";
import { keyOf, moveTarget, type MoveTarget } from "./move-target.ts";
import { movedTables, type MovedTable } from "./moved-tables.ts";
import { refuseOverlong } from "./overlong.ts";
import { rebuildFullText, rebuildSearch } from "./rebuild-search.ts";
import { DigestOfRows, type TableDigest } from "./row-digest.ts";

/** What a table came to on both sides. */
export interface MovedTableReport {
  readonly table: string;
  readonly source: TableDigest;
  readonly target: TableDigest;
}

export interface MoveSettings {
  /** Rows of one batch. */
  readonly batch: number;
  readonly onProgress: (what: string, rows: number, of: number) => void;
}

/**
 * Copies everything that a store keeps into an empty one, by bulk load in batches, and lets the documents be found there.
 * Stopped at any moment and begun again, it goes on after the last batch that was kept. Answers what each table holds on
 * both sides; they are the same, or something is wrong. Throws `StoreMisfit`.
 */
export async function moveStore(
  source: MoveSource,
  database: Database<Tables>,
  settings: MoveSettings,
): Promise<MovedTableReport[]> {
  refuseOtherRelease(source);
  refuseOverlong(source);
  const target = moveTarget(database);
  const progress = await target.begin();
  for (const table of movedTables) {
    const before = progress.get(table.name) ?? { lastKey: null, rows: 0, isDone: false };
    if (!before.isDone) await copyTable(source, target, database.engine, table, before, settings);
  }
  await searchAgain(source, database, settings);
  const reports: MovedTableReport[] = [];
  for (const table of movedTables) {
    settings.onProgress(`${table.name}: đối chiếu / verifying`, reports.length, movedTables.length);
    reports.push(await compared(source, target, table));
  }
  return reports;
}

export const isSame = ({ source, target }: MovedTableReport): boolean =>
  source.rows === target.rows && source.hash === target.hash;

function refuseOtherRelease(source: MoveSource): void {
  const own = migrations.map(({ id }) => id).join(", ");
  const theirs = source.migrations().join(", ");
  if (own === theirs) return;
  throw new StoreMisfit(
    `Nguồn chưa ở cùng phiên bản với chương trình: có ${theirs}, cần ${own}. Hãy chạy npm run migrate trên nguồn trước. / The source is of another release: it has ${theirs}, ${own} is needed. Run npm run migrate on it first.`,
  );
}

/** Of the spool in the database: a batch of its rows would be gigabytes. */
const mostBytes = 16 * 1024 * 1024;

const bytesIn = (row: Readonly<Record<string, unknown>>): number =>
  Object.values(row).reduce<number>(
    (sum, value) => sum + (value instanceof Uint8Array ? value.length : 0),
    0,
  );

async function copyTable(
  source: MoveSource,
  target: MoveTarget,
  engine: Database<Tables>["engine"],
  table: MovedTable,
  before: { readonly lastKey: readonly unknown[] | null; readonly rows: number },
  { batch, onProgress }: MoveSettings,
): Promise<void> {
  const of = source.count(table.name);
  let { lastKey, rows: moved } = before;
  let rows: Readonly<Record<string, unknown>>[] = [];
  let bytes = 0;
  const keep = async (isDone: boolean) => {
    const last = rows.at(-1);
    if (last !== undefined) lastKey = table.key.map((column) => last[column]);
    moved += rows.length;
    await target.add(table, rows, { lastKey, rows: moved, isDone });
    rows = [];
    bytes = 0;
    onProgress(table.name, moved, of);
  };
  for (const row of source.rows(table, lastKey)) {
    rows.push(asKept(engine, row));
    bytes += bytesIn(row);
    if (rows.length >= batch || bytes >= mostBytes) await keep(false);
  }
  await keep(true);
}

/** On SQL Server a document's place in the search is its sort key (`newSearchId`). */
function asKept(engine: Database<Tables>["engine"], row: Readonly<Record<string, unknown>>) {
  return engine === "sqlserver" && "search_id" in row ? { ...row, search_id: row["sort_key"] } : row;
}

/** The steps that are no table of the source, in the same ledger. */
const searchSteps = { incoming: "search of incoming", outgoing: "search of outgoing" } as const;

async function searchAgain(
  source: MoveSource,
  database: Database<Tables>,
  { onProgress }: MoveSettings,
): Promise<void> {
  for (const kind of ["incoming", "outgoing"] as const) {
    const step = searchSteps[kind];
    const ledger = database.reader.selectFrom("move_progress").selectAll().where("table_name", "=", step);
    const before = await ledger.executeTakeFirst();
    if (before === undefined) {
      const row = { table_name: step, last_key: null, rows_moved: 0, is_done: false };
      await database.transaction((tx) => tx.insertInto("move_progress").values(row).execute());
    }
    let moved = before?.rows_moved ?? 0;
    const of = source.count(kind === "incoming" ? "incoming_document" : "outgoing_document");
    await rebuildSearch(
      database,
      kind,
      lastIdOf(before?.last_key ?? null),
      async (tx, lastId, documents) => {
        const next = moved + documents;
        await tx
          .updateTable("move_progress")
          .set({ last_key: JSON.stringify([lastId]), rows_moved: next })
          .where("table_name", "=", step)
          .execute();
      },
      (documents) => {
        moved += documents;
        onProgress(step, moved, of);
      },
    );
  }
  await rebuildFullText(database);
}

function lastIdOf(key: string | null): string | null {
  const [id] = keyOf(key) ?? [];
  return typeof id === "string" ? id : null;
}

async function compared(
  source: MoveSource,
  target: MoveTarget,
  table: MovedTable,
): Promise<MovedTableReport> {
  // The place in the search is each store's own.
  const columns = source.columns(table.name).filter((column) => column !== "search_id");
  const digest = new DigestOfRows();
  for (const row of source.rows(table, null)) digest.add(columns.map((column) => row[column]));
  return { table: table.name, source: digest.digest(), target: await target.digest(table.name, columns) };
}
