// The register's first page, page 1,000 and quick search for those who see little against who sees everything, and
// against the bare query with neither rights nor names. Usage: node bench/register-lists.ts [documents] [runs]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { openDatabase } from "../src/adapters/store/engine/open-database.ts";
import { migrate } from "../src/adapters/store/migrate.ts";
import { migrations } from "../src/adapters/store/migrations/all.ts";
import { storeOver } from "../src/adapters/store/open-store.ts";
import type { Tables } from "../src/adapters/store/schema.ts";
import { personPrincipal, unitPrincipal, type ReadScope } from "../src/domain/policies/read-scope.ts";
import type { IncomingFilter, IncomingPageRequest } from "../src/ports/records/incoming-records.ts";
import { fillStore, type FilledStore } from "../test/support/fill-store.ts";

const documents = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 200);
const pageSize = 50;
const deep = 1000 * pageSize;
const widest = "everything (clerk, auditor)";

const folder = await mkdtemp(path.join(tmpdir(), "vanthu-lists-"));
const file = path.join(folder, "vanthu.db");
const database = await openDatabase<Tables>({ engine: "sqlite", file });
await migrate(database, migrations);
const begun = performance.now();
const filled = await fillStore(database, documents);
console.log(`${documents} documents, 3 readers each, filled in ${seconds(performance.now() - begun)}`);
const store = storeOver(database);
const bare = new DatabaseSync(file, { readOnly: true });

const readers = readersOf(filled);
for (const [what, filter, page] of queries()) {
  const times = new Map<string, number[]>([...readers.keys(), "bare query"].map((name) => [name, []]));
  const statement = bareStatement(what);
  // In turn, so that a machine that slows down slows all of them.
  for (let run = 0; run < runs; run += 1) {
    for (const [name, scope] of readers) {
      const start = performance.now();
      await store.read.incoming.list({ ...filter, scope }, page);
      times.get(name)?.push(performance.now() - start);
    }
    const start = performance.now();
    statement();
    times.get("bare query")?.push(performance.now() - start);
  }
  report(what, times);
}
bare.close();
await store.close();
await rm(folder, { recursive: true });

function readersOf({ agencyId, people, units }: FilledStore): Map<string, ReadScope> {
  const narrow = { agencyId, wholeAgency: false, received: null };
  const [person = ""] = people;
  const [unit = ""] = units;
  return new Map<string, ReadScope>([
    [widest, { ...narrow, wholeAgency: true, principals: [] }],
    ["head of a unit", { ...narrow, principals: [personPrincipal(person), unitPrincipal(unit)] }],
    ["specialist", { ...narrow, principals: [personPrincipal(person)] }],
  ]);
}

type What = "first page" | "page 1,000" | "quick search, common words" | "quick search, rare word";

function* queries(): Generator<[What, Omit<IncomingFilter, "scope">, IncomingPageRequest]> {
  const first = { direction: "newestFirst" as const, after: null, limit: pageSize };
  yield ["first page", {}, first];
  yield ["page 1,000", {}, { ...first, after: deepPosition() }];
  yield ["quick search, common words", { words: ["quyet", "dinh"] }, first];
  yield ["quick search, rare word", { words: ["hiemhoi"] }, first];
}

/** Where page 1,000 begins for who sees everything; for the others the same place in the year. */
function deepPosition(): number {
  const row = bare
    .prepare(
      "select sort_key from incoming_document where agency_id = ? order by sort_key desc limit 1 offset ?",
    )
    .get(filled.agencyId, Math.min(deep, documents - pageSize));
  return Number(row?.["sort_key"]);
}

/** What the engine needs at least: the rows of the page, with no rights, no counts and no parsing. */
function bareStatement(what: What): () => unknown {
  const list =
    (statement: StatementSync, ...values: (string | number)[]) =>
    () =>
      statement.all(...values);
  const byKey =
    "select * from incoming_document where agency_id = ? and sort_key < ? order by sort_key desc limit 50";
  const byWords =
    "select d.* from document_search s cross join incoming_document d on d.search_id = s.rowid / 2 where s.document_search match ? order by s.rowid desc limit 50";
  switch (what) {
    case "first page":
      return list(bare.prepare(byKey), filled.agencyId, Number.MAX_SAFE_INTEGER);
    case "page 1,000":
      return list(bare.prepare(byKey), filled.agencyId, deepPosition());
    case "quick search, common words":
      return list(bare.prepare(byWords), 'body : "quyet" AND body : "dinh" *');
    case "quick search, rare word":
      return list(bare.prepare(byWords), 'body : "hiemhoi" *');
  }
}

function report(what: What, times: ReadonlyMap<string, readonly number[]>): void {
  const widestMedian = at(times.get(widest) ?? [], 0.5);
  const bareMedian = at(times.get("bare query") ?? [], 0.5);
  console.log(`\n${what}`.padEnd(34), "   p50 ms   p95 ms   to who sees all   to the bare query");
  for (const [name, all] of times) {
    const median = at(all, 0.5);
    const ratios =
      name === "bare query"
        ? ""
        : `${(median / widestMedian).toFixed(2).padStart(15)}${(median / bareMedian).toFixed(2).padStart(20)}`;
    console.log(
      `  ${name.padEnd(32)}${median.toFixed(2).padStart(9)}${at(all, 0.95).toFixed(2).padStart(9)}${ratios}`,
    );
  }
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
