import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { sqlitePragmas } from "../../src/adapters/store/engine/sqlite-connection.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";

/** The tables that a registration adds rows to, with what ties a row to its document. */
const added = [
  ["incoming_document", "id"],
  ["stored_file", "document_id"],
  ["audit_entry", "document_id"],
] as const;

type Row = Record<string, SQLInputValue>;
type Insert = () => void;

/** What a replay took, in milliseconds. */
export interface Replayed {
  readonly registrations: number;
  readonly ms: number;
  readonly processorMs: number;
}

export interface BareRegistrations {
  /** Rows that one registration inserts. */
  readonly rowsEach: number;
  /** Puts the next `count` registrations that the server wrote into the bare store, `together` in a transaction. */
  replay(count: number, together: number): Replayed;
  close(): Promise<void>;
}

/**
 * Replays what the server wrote, row by row as it stands, into an empty store of the same schema, in a file of the same
 * folder, through the same engine with the same settings. The number is taken from the register as the server takes it;
 * nothing else is read and nothing is decided.
 */
export async function openBareRegistrations(source: string): Promise<BareRegistrations> {
  const folder = await mkdtemp(path.join(tmpdir(), "vanthu-bare-"));
  const file = path.join(folder, "bare.db");
  await (await openStore({ engine: "sqlite", file })).close();
  const from = new DatabaseSync(source, { readOnly: true });
  const to = new DatabaseSync(file);
  to.exec(sqlitePragmas);
  for (const insert of inserts(from, to, "register")("1", 1)) insert();
  to.exec("update register set last_number = 0");
  const take = to.prepare(
    "update register set last_number = last_number + 1 where id = ? returning last_number",
  );
  const begin = to.prepare("begin immediate");
  const commit = to.prepare("commit");
  const rowsOf = added.map(([table, key]) => ({ table: inserts(from, to, table), key }));
  const words = inserts(from, to, "document_search", ["rowid", "scope", "sender", "body"]);
  const documents = from.prepare(
    "select id, register_id, search_id from incoming_document where arrival_number between ? and ? order by arrival_number",
  );
  let done = 0;

  function nextBatches(count: number): Insert[][] {
    return documents
      .all(done + 1, done + count)
      .map(({ id = null, register_id = null, search_id }) => [
        () => take.get(register_id),
        ...rowsOf.flatMap(({ table, key }) => table(key, id)),
        ...words("rowid", Number(search_id) * 2),
      ]);
  }

  return {
    rowsEach: nextBatches(1)[0]?.slice(1).length ?? 0,
    replay(count, together) {
      const batches = nextBatches(count);
      done += batches.length;
      const processor = process.cpuUsage();
      const begun = performance.now();
      for (let i = 0; i < batches.length; i += together) {
        begin.run();
        for (const batch of batches.slice(i, i + together)) for (const insert of batch) insert();
        commit.run();
      }
      const ms = performance.now() - begun;
      const { user, system } = process.cpuUsage(processor);
      return { registrations: batches.length, ms, processorMs: (user + system) / 1000 };
    },
    async close() {
      from.close();
      to.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Reads rows of `table` by a column and gives what puts each of them into the other store. */
function inserts(from: DatabaseSync, to: DatabaseSync, table: string, named?: readonly string[]) {
  const columns =
    named ??
    from
      .prepare(`select name from pragma_table_info('${table}')`)
      .all()
      .map((it) => String(it["name"]));
  const insert = to.prepare(
    `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
  );
  return (key: string, value: SQLInputValue): Insert[] =>
    from
      .prepare(`select ${columns.join(", ")} from ${table} where ${key} = ?`)
      .all(value)
      .map((row: Row) => {
        const values = columns.map((name) => row[name] ?? null);
        return () => void insert.run(...values);
      });
}
