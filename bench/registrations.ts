// Registrations per second through HTTP against the ceiling: the same rows put bare into the same engine in the same
// run, one transaction a registration. Usage: node bench/registrations.ts [registrations] [clerks at once]
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { apiClient, type ApiClient } from "../test/support/api-client.ts";
import { makePdf } from "../test/support/pdf-fixture.ts";
import { sampleToken } from "../src/contract/session.ts";
import { registered } from "../src/contract/incoming.ts";
import { openStore } from "../src/adapters/store/open-store.ts";
import { serveInProcess } from "./support/server-process.ts";

/** The tables that a registration adds rows to, with what ties a row to its document. */
const added = [
  ["incoming_document", "id"],
  ["stored_file", "document_id"],
  ["audit_entry", "document_id"],
] as const;

const total = Number(process.argv[2] ?? 1000);
const atOnce = Number(process.argv[3] ?? 8);

const server = await serveInProcess();
const clients: ApiClient[] = [];
for (const personId of server.clerks) {
  const { token } = await apiClient(server.url, null).post("/api/sign-in/sample", { personId }, sampleToken);
  clients.push(apiClient(server.url, token));
}
const page = await makePdf(["Văn bản để đo"]);
const uploads = await uploadAll();
const seconds = await registerAll(uploads);
const bare = await bareInserts(path.join(server.dataFolder, "vanthu.db"));
await server.stop();

console.log(`registrations           ${total}, ${atOnce} at once`);
console.log(`through HTTP            ${(total / seconds).toFixed(0)}/s`);
console.log(
  `bare inserts            ${bare.perSecond.toFixed(0)}/s (${bare.rows} rows each, one transaction each)`,
);
console.log(`ratio                   ${(total / seconds / bare.perSecond).toFixed(2)} (goal at least 0.5)`);

/** Files come before a registration and are measured elsewhere. */
async function uploadAll(): Promise<{ client: ApiClient; id: string }[]> {
  const found: { client: ApiClient; id: string }[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let i = next++; i < total; i = next++) {
        const client = clients[i % clients.length];
        if (client === undefined) throw new Error("No clerk.");
        // No two documents have the same bytes, or each would be a duplicate of the first.
        const bytes = Buffer.concat([page, Buffer.from(`\n% ${randomUUID()}\n`)]);
        const { id } = await client.upload(`van-ban-${i}.pdf`, bytes);
        found[i] = { client, id };
      }
    }),
  );
  return found;
}

async function registerAll(ready: readonly { client: ApiClient; id: string }[]): Promise<number> {
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let i = next++; i < total; i = next++) {
        const one = ready[i];
        if (one !== undefined) await one.client.post("/api/incoming", registration(i, one.id), registered);
      }
    }),
  );
  return (performance.now() - begun) / 1000;
}

function registration(i: number, uploadId: string) {
  return {
    key: randomUUID(),
    uploadIds: [uploadId],
    fields: {
      documentCode: null,
      codeNumber: String(i + 1),
      codeNotation: "QĐ-UBND",
      issuedDate: "2026-03-02",
      typeName: "Quyết định",
      senderAgencyId: null,
      senderName: "Ủy ban nhân dân tỉnh Hoa Lư",
      senderCode: null,
      abstract: `Về việc phê duyệt kế hoạch đầu tư công trung hạn, hạng mục số ${i + 1}`,
      language: "Tiếng Việt",
      pageCount: 1,
      description: null,
      signerPosition: "Chủ tịch",
      signerName: "Nguyễn Văn Mẫu",
      priority: 0,
      toPlaces: null,
      dueDate: null,
      source: "paper",
      arrivedAt: new Date().toISOString(),
    },
  };
}

type Row = Record<string, string | number | null>;

/** Replays what the server wrote, row by row as it stands, into an empty store of the same schema and settings. */
async function bareInserts(source: string): Promise<{ perSecond: number; rows: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), "vanthu-bare-"));
  const file = path.join(folder, "bare.db");
  await (await openStore({ engine: "sqlite", file })).close();
  const from = new DatabaseSync(source, { readOnly: true });
  const to = new DatabaseSync(file);
  to.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = off");
  const ids = from.prepare("select id from incoming_document order by arrival_number").all();
  const work = added.map(([table, key]) => {
    const columns = (from.prepare(`select name from pragma_table_info('${table}')`).all() as Row[]).map(
      (it) => String(it["name"]),
    );
    return {
      read: from.prepare(`select * from ${table} where ${key} = ?`),
      columns,
      insert: to.prepare(
        `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
      ),
    };
  });
  const search = to.prepare("insert into document_search (rowid, scope, sender, body) values (?, ?, ?, ?)");
  const body = from.prepare("select scope, sender, body from document_search where rowid = ?");
  const batches = ids.map(({ id }, i) => ({
    rows: work.flatMap(({ read, columns, insert }) =>
      (read.all(String(id)) as Row[]).map(
        (row) => () => insert.run(...columns.map((name) => row[name] ?? null)),
      ),
    ),
    words: body.get((i + 1) * 2) as { scope: string; sender: string; body: string } | undefined,
  }));
  to.exec("create table counter (n integer); insert into counter values (0)");
  const take = to.prepare("update counter set n = n + 1 returning n");
  const begun = performance.now();
  batches.forEach(({ rows, words }, i) => {
    to.exec("begin immediate");
    take.get();
    for (const insert of rows) insert();
    if (words !== undefined) search.run((i + 1) * 2, words.scope, words.sender, words.body);
    to.exec("commit");
  });
  const took = (performance.now() - begun) / 1000;
  from.close();
  to.close();
  await rm(folder, { recursive: true });
  return { perSecond: batches.length / took, rows: (batches[0]?.rows.length ?? 0) + 2 };
}
