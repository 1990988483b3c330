// The screens on SQL Server as clerk, leader and administrator use them: inbox, register page 1 and 1,000, filters, quick
// and full search, in milliseconds by the clock, with the memory of the process; beside each the bare query of the same
// rows, with neither rights nor names. Fills a database of its own on the server that TEST_SQLSERVER_URL names, or reads
// one again that is named. Usage: node bench/on-sqlserver.ts [documents] [runs] [words a text] [database to keep]
import { sql } from "kysely";
import mssql from "mssql";
import { openDatabase, type Database } from "../src/adapters/store/engine/open-database.ts";
import { migrate } from "../src/adapters/store/migrate.ts";
import { migrations } from "../src/adapters/store/migrations/all.ts";
import { storeOver } from "../src/adapters/store/open-store.ts";
import type { Tables } from "../src/adapters/store/schema.ts";
import { incomingQuery } from "../src/contract/incoming.ts";
import { workQuery } from "../src/contract/routing.ts";
import { searchQuery } from "../src/contract/search.ts";
import type { Actor, Role } from "../src/domain/people/actor.ts";
import { listIncoming } from "../src/usecases/incoming/list-incoming.ts";
import { searchDocuments } from "../src/usecases/search/search-documents.ts";
import { listWork } from "../src/usecases/work/list-work.ts";
import { connectionTo } from "../test/adapters/store/engine/open-test-database.ts";
import { fillStore } from "../test/support/fill-store.ts";
import { fillTexts } from "./support/fill-texts-by-load.ts";
import { compoundOf } from "./support/search-texts.ts";
import { at, takeTurns } from "./support/take-turns.ts";

const documents = Number(process.argv[2] ?? 100_000);
const runs = Number(process.argv[3] ?? 50);
const words = Number(process.argv[4] ?? 80);
const kept = process.argv[5];
const server = process.env["TEST_SQLSERVER_URL"] ?? process.env["SQLSERVER_URL"];
if (server === undefined) throw new Error("TEST_SQLSERVER_URL names no server.");
const pageSize = 50;

const name = kept ?? `vanthu_bench_${process.pid}`;
const isNew = await made(name);
const database = await openDatabase<Tables>({
  engine: "sqlserver",
  connection: `${connectionTo(server, name)};Request Timeout=600000`,
});
try {
  await migrate(database, migrations);
  if (isNew) await fill();
  else await fillTexts(database, { words, scans: 4 });
  const filled = await factsOf(database);
  console.log(`${filled.documents} documents; ms; p50, p95, p99, and of the bare query`);
  await measure(filled);
} finally {
  await database.close();
  if (kept === undefined) await onServer(`drop database ${name}`);
}

async function fill(): Promise<void> {
  const begun = performance.now();
  await fillStore(database, documents);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${documents} documents, 3 readers each, filled in ${seconds.toFixed(0)} s`);
  await fillTexts(database, { words, scans: 4 });
  const all = (performance.now() - begun) / 1000 - seconds;
  console.log(`three of four with a text of ${words} words, in ${all.toFixed(0)} s`);
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

async function factsOf({ reader }: Database<Tables>) {
  const { total } = await reader
    .selectFrom("incoming_document")
    .select((select) => select.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const deep = Math.max(0, Math.min(999 * pageSize, total - pageSize) - 1);
  const placed = (skipped: number) =>
    sql<{ id: string; agency_id: string; submitted_to: string; sort_key: number }>`
      select id, agency_id, submitted_to, sort_key from incoming_document order by sort_key desc
      offset ${skipped} rows fetch next 1 rows only`.execute(reader);
  const [last] = (await placed(0)).rows;
  const [far] = (await placed(deep)).rows;
  if (last === undefined || far === undefined) throw new Error("No documents.");
  const access = await reader
    .selectFrom("document_access")
    .select("principal")
    .where("document_id", "=", last.id)
    .execute();
  const isOther = (principal: string) =>
    principal.startsWith("person:") && !principal.endsWith(last.submitted_to);
  const person = access.find(({ principal }) => isOther(principal))?.principal.slice("person:".length);
  return {
    documents: total,
    agencyId: last.agency_id,
    leaderId: last.submitted_to,
    personId: person ?? last.submitted_to,
    deep: far.sort_key,
  };
}

function actorsOf({ agencyId, leaderId, personId }: Facts): Map<string, Actor> {
  const actor = (role: Role, id: string): Actor => {
    return { personId: id, name: "", agencyId, roles: [role], memberOf: [], headOf: [], onBehalfOf: null };
  };
  return new Map([
    ["clerk", actor("clerk", agencyId)],
    ["leader", actor("leader", leaderId)],
    ["administrator", actor("administrator", personId)],
    ["specialist", actor("specialist", personId)],
  ]);
}

async function measure(filled: Facts): Promise<void> {
  const store = storeOver(database);
  const deps = { store, clock: { now: () => new Date("2026-11-20T08:00:00+07:00") } };
  const list = (more: object) => (actor: Actor) =>
    listIncoming(deps, actor, incomingQuery.parse({ ...more, limit: pageSize }));
  const search = (q: string) => (actor: Actor) => searchDocuments(deps, actor, searchQuery.parse({ q }));
  const bare = (condition: ReturnType<typeof sql>) => () =>
    sql`select top (50) d.* from incoming_document as d where d.agency_id = ${filled.agencyId} and ${condition}
      order by d.sort_key desc`.execute(database.reader);
  const has = (term: string) =>
    sql`exists (select 1 as found from document_term as t where t.agency_id = d.agency_id and t.kind = 'incoming'
      and t.sort_key = d.sort_key and t.term = ${term})`;
  const screens: [what: string, ask: (actor: Actor) => Promise<unknown>, bare: (() => unknown) | null][] = [
    ["inbox (việc của tôi)", (actor) => listWork(deps, actor, workQuery.parse({ bucket: "toHandle" })), null],
    ["register, page 1", list({}), bare(sql`1 = 1`)],
    ["register, page 1,000", list({ cursor: String(filled.deep) }), bare(sql`d.sort_key < ${filled.deep}`)],
    ["filter: state done", list({ state: "done" }), bare(sql`d.state = 'done'`)],
    ["filter: registered late", list({ view: "late" }), bare(sql`d.is_late = 1`)],
    ["quick search, common words", list({ q: "quyết định" }), bare(sql`${has("quyet")} and ${has("dinh")}`)],
    ["quick search, a rare word", list({ q: "hiếmhoi" }), bare(has("hiemhoi"))],
    ["full search, a symbol", search("123/BC-UBND"), null],
    ["full search, common words", search("quyết định"), bare(sql`${has("quyet")} and ${has("dinh")}`)],
    ["full search, words of texts", search(`${compoundOf(200)} ${compoundOf(300)} `), null],
    ["full search, a rare word", search("khungquyuoc"), bare(has("text khungquyuoc"))],
    ["full search, a phrase", search(`"${compoundOf(50)}"`), null],
  ];
  for (const [what, ask, least] of screens) await report(what, filled, ask, least);
  console.log(`\nmemory of the process: ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`);
}

async function report(
  what: string,
  filled: Facts,
  ask: (actor: Actor) => Promise<unknown>,
  least: (() => unknown) | null,
): Promise<void> {
  const everybody = new Map<string, () => unknown>();
  for (const [who, actor] of actorsOf(filled)) everybody.set(who, () => ask(actor));
  if (least !== null) everybody.set("bare query", least);
  const taken = await takeTurns(everybody, runs);
  console.log(`\n${what}`);
  for (const [who, times] of taken) {
    const columns = [0.5, 0.95, 0.99].map((share) => at(times, share).toFixed(1).padStart(9)).join("");
    console.log(`  ${who.padEnd(16)}${columns}`);
  }
}

/** Makes the database where it is not there yet; whether it did. */
async function made(wanted: string): Promise<boolean> {
  const found = await onServer(`select name from sys.databases where name = N'${wanted}'`);
  if (found.length > 0) return false;
  await onServer(`create database ${wanted}`);
  return true;
}

async function onServer(command: string): Promise<readonly unknown[]> {
  const pool = await new mssql.ConnectionPool(server ?? "").connect();
  try {
    const { recordset } = await pool.request().batch<Record<string, unknown>>(command);
    return recordset ?? [];
  } finally {
    await pool.close();
  }
}
