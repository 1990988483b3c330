// The register's first page, page 1,000, filters and quick search for those who see little against who sees everything,
// and against the bare query: the same columns by the same index, prepared, with neither rights nor names.
// Figures at 1,000,000 documents: docs/lists.md.
// Usage: node bench/register-lists.ts [documents] [runs] [file]; a file is kept, and read again where it is there.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { storeOver } from "../src/adapters/store/open-store.ts";
import type { Actor, Role } from "../src/domain/people/actor.ts";
import { readScope } from "../src/domain/policies/read-scope.ts";
import type { IncomingFilter, IncomingPageRequest } from "../src/ports/records/incoming-records.ts";
import { incomingQuery } from "../src/contract/incoming.ts";
import { workQuery } from "../src/contract/routing.ts";
import { listIncoming } from "../src/usecases/incoming/list-incoming.ts";
import { listWork } from "../src/usecases/work/list-work.ts";
import { filledDatabase, type FilledDatabase } from "./support/filled-database.ts";
import { at, takeTurns, type Taken } from "./support/take-turns.ts";

const documents = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 300);
const pageSize = 50;
const widest = "who sees everything (auditor)";
const bareQuery = "bare query";
/** Ratios are of what a tenth of the calls stay below: of those that no neighbour on the machine got in the way of. */
const undisturbed = 0.1;

const folder = await mkdtemp(path.join(tmpdir(), "vanthu-lists-"));
const file = process.argv[4] ?? path.join(folder, "vanthu.db");
const filled = await filledDatabase(file, documents);
const store = storeOver(filled.database);
const bare = new DatabaseSync(file, { readOnly: true });
bare.exec("pragma cache_size = -65536; pragma mmap_size = 1073741824");
console.log(`${filled.documents} documents; ms; ratios of the p10`);

const actors = actorsOf(filled);
const deep = deepPosition();
for (const [what, filter, page, statement] of queries()) {
  const everybody = new Map<string, () => unknown>();
  for (const [name, actor] of actors) {
    const scope = { ...readScope(actor), received: null };
    everybody.set(name, () => store.read.incoming.list({ ...filter, scope }, page));
  }
  everybody.set(bareQuery, statement);
  report(what, await takeTurns(everybody, runs));
}
for (const [what, ask] of useCases()) {
  const everybody = [...actors].map(([name, actor]) => [name, () => ask(actor)] as const);
  report(what, await takeTurns(new Map(everybody), runs));
}
console.log(`\nmemory of the process: ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`);
bare.close();
await store.close();
await rm(folder, { recursive: true });

function actorsOf({ agencyId, leaderId, unitId, personId }: FilledDatabase): Map<string, Actor> {
  const actor = (role: Role, id: string, headOf: readonly string[] = []): Actor => {
    return { personId: id, name: "", agencyId, roles: [role], memberOf: [], headOf, onBehalfOf: null };
  };
  return new Map([
    [widest, actor("auditor", agencyId)],
    ["clerk", actor("clerk", agencyId)],
    ["leader", actor("leader", leaderId)],
    ["head of a unit", actor("unitHead", personId, [unitId])],
    ["specialist", actor("specialist", personId)],
    ["administrator", actor("administrator", agencyId)],
  ]);
}

type Query = [what: string, Omit<IncomingFilter, "scope">, IncomingPageRequest, bare: () => unknown];

function* queries(): Generator<Query> {
  const { agencyId } = filled;
  const first: IncomingPageRequest = { direction: "newestFirst", after: null, limit: pageSize };
  const from = (key: number) => bareList("d.agency_id = ? and d.sort_key < ?", [agencyId, key]);
  yield ["first page", {}, first, from(Number.MAX_SAFE_INTEGER)];
  yield ["page 1,000", {}, { ...first, after: deep }, from(deep)];
  const done = bareList("d.agency_id = ? and d.state = ?", [agencyId, "done"]);
  yield ["filter: done", { states: ["done"] }, first, done];
  const late = bareList("d.agency_id = ? and d.is_late = 1", [agencyId]);
  yield ["filter: registered late", { late: true }, first, late];
  const common = bareSearch('body : "quyet" AND body : "dinh" *');
  yield ["quick search, common words", { words: ["quyet", "dinh"] }, first, common];
  yield ["quick search, rare word", { words: ["hiemhoi"] }, first, bareSearch('body : "hiemhoi" *')];
}

/** With what stands beside the rows: deadlines in words, who has them, what was amended. */
function* useCases(): Generator<[what: string, ask: (actor: Actor) => Promise<unknown>]> {
  const deps = { store, clock: { now: () => new Date("2026-11-20T08:00:00+07:00") } };
  const asked = (more: object) => incomingQuery.parse({ ...more, limit: pageSize });
  const [first, deeper] = [asked({}), asked({ cursor: String(deep) })];
  yield ["use case: first page", (actor) => listIncoming(deps, actor, first)];
  yield ["use case: page 1,000", (actor) => listIncoming(deps, actor, deeper)];
  const inbox = workQuery.parse({ bucket: "toHandle" });
  yield ["use case: inbox", (actor) => listWork(deps, actor, inbox)];
}

/** The columns that a line of the list has. */
function bareColumns(): string {
  return "d.id, d.year, d.arrival_number, d.number_suffix, d.code_number, d.code_notation, d.issued_date, d.type_name, d.sender_name, d.sender_agency_id, d.abstract, d.description, d.priority, d.arrived_at, d.state, d.deadline_at, d.is_late, d.file_count";
}

function bareList(where: string, values: readonly (string | number)[]): () => unknown {
  const statement = bare.prepare(
    `select ${bareColumns()}, d.sort_key from incoming_document as d where ${where} order by d.sort_key desc limit ${pageSize}`,
  );
  return () => statement.all(...values);
}

function bareSearch(match: string): () => unknown {
  const statement = bare.prepare(
    `select ${bareColumns()}, s.rowid from document_search as s cross join incoming_document as d on d.search_id = s.rowid / 2 where s.document_search match ? order by s.rowid desc limit ${pageSize}`,
  );
  return () => statement.all(match);
}

/** Where page 1,000 begins for who sees everything; for the others the same place in the year. */
function deepPosition(): number {
  const row = bare
    .prepare(
      "select sort_key from incoming_document where agency_id = ? order by sort_key desc limit 1 offset ?",
    )
    .get(filled.agencyId, Math.min(999 * pageSize - 1, filled.documents - pageSize - 1));
  return Number(row?.["sort_key"]);
}

function report(what: string, everybody: ReadonlyMap<string, Taken>): void {
  const ceiling = at(everybody.get(widest) ?? [], undisturbed);
  const ofBare = at(everybody.get(bareQuery) ?? [], undisturbed);
  console.log(`\n${what.padEnd(38)}   p10     p50     p95     p99   to who sees all   to the bare query`);
  for (const [name, taken] of everybody) {
    const own = at(taken, undisturbed);
    const columns = [
      ...[undisturbed, 0.5, 0.95, 0.99].map((share) => at(taken, share).toFixed(3).padStart(8)),
      (own / ceiling).toFixed(2).padStart(18),
      Number.isNaN(ofBare) ? "" : (own / ofBare).toFixed(2).padStart(20),
    ];
    console.log(`  ${name.padEnd(34)}${columns.join("")}`);
  }
}
