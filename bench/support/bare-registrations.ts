import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { sqlitePragmas } from "../../src/adapters/store/engine/sqlite-connection.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";

/** What a registration adds rows to, where the rows of a document are, and which columns where not all. */
const added: readonly {
  readonly into: string;
  readonly from?: string;
  readonly where: string;
  readonly columns?: string[];
}[] = [
  { into: "incoming_document", where: "id = ?" },
  { into: "stored_file", where: "document_id = ?" },
  // As the registration leaves it: what is read out of the file comes later.
  {
    into: "file_text",
    where: "document_id = ?",
    columns: ["file_id", "document_id", "agency_id", "state", "is_cut", "waiting_since_at", "ready_at"],
  },
  {
    into: "outbox",
    where: "dedup_key between 'signatures:' || ?1 || ':' and 'signatures:' || ?1 || ';'",
  },
  { into: "audit_entry", where: "document_id = ?" },
  { into: "document_search", where: placeOf("rowid"), columns: ["rowid", "scope", "sender", "body"] },
  // It keeps no copy of its words: they are those of the other index.
  {
    into: "document_text",
    from: "document_search",
    where: placeOf("rowid"),
    columns: ["rowid", "scope", "body"],
  },
];

function placeOf(rowid: string): string {
  return `${rowid} = (select search_id * 2 from incoming_document where id = ?)`;
}

type Row = Record<string, SQLInputValue>;
type Insert = () => void;

/** What a replay took, in milliseconds. */
export interface Replayed {
  readonly registrations: number;
  readonly ms: number;
  readonly processorMs: number;
  /** Of `ms`, where it is known: how long the commits took, which is waiting for the disk. */
  readonly commitMs?: number;
}

export interface BareRegistrations {
  /** Rows that one registration inserts. */
  readonly rowsEach: number;
  /** Puts the next `count` registrations that the server wrote into the bare store, `together` in a transaction. */
  replay(count: number, together: number): Replayed | Promise<Replayed>;
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
  for (const insert of inserts(from, to, { into: "register", where: "year > ?" })(0)) insert();
  to.exec("update register set last_number = 0");
  const take = to.prepare(
    "update register set last_number = last_number + 1 where id = ? returning last_number",
  );
  const begin = to.prepare("begin immediate");
  const commit = to.prepare("commit");
  const rowsOf = added.map((rows) => inserts(from, to, rows));
  const documents = from.prepare(
    "select id, register_id from incoming_document where arrival_number between ? and ? order by arrival_number",
  );
  let done = 0;

  function nextBatches(count: number): Insert[][] {
    return documents
      .all(done + 1, done + count)
      .map(({ id = null, register_id = null }) => [
        () => take.get(register_id),
        ...rowsOf.flatMap((of) => of(id)),
      ]);
  }

  return {
    rowsEach: nextBatches(1)[0]?.slice(1).length ?? 0,
    replay(count, together) {
      const batches = nextBatches(count);
      done += batches.length;
      const processor = process.cpuUsage();
      const begun = performance.now();
      let commitMs = 0;
      for (let i = 0; i < batches.length; i += together) {
        begin.run();
        for (const batch of batches.slice(i, i + together)) for (const insert of batch) insert();
        const written = performance.now();
        commit.run();
        commitMs += performance.now() - written;
      }
      const ms = performance.now() - begun;
      const { user, system } = process.cpuUsage(processor);
      return { registrations: batches.length, ms, processorMs: (user + system) / 1000, commitMs };
    },
    async close() {
      from.close();
      to.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Gives for one value of `where` what puts each row that it finds into the other store. */
function inserts(from: DatabaseSync, to: DatabaseSync, rows: (typeof added)[number]) {
  const { into, from: source = into, where } = rows;
  const columns =
    rows.columns ??
    from
      .prepare(`select name from pragma_table_info('${source}')`)
      .all()
      .map((it) => String(it["name"]));
  const list = columns.join(", ");
  const find = from.prepare(`select ${list} from ${source} where ${where}`);
  const insert = to.prepare(`insert into ${into} (${list}) values (${columns.map(() => "?").join(", ")})`);
  return (value: SQLInputValue): Insert[] =>
    find.all(value).map((row: Row) => {
      const values = columns.map((name) => row[name] ?? null);
      return () => void insert.run(...values);
    });
}
