// Full search at the size of a province: a fixed set of questions by who sees everything, a leader and a specialist, each
// beside the bare FTS5 query of the same words, with neither rights nor ranking nor places. Then recall of a fixed set of
// questions in six spellings, against FTS5 as it comes and LIKE. Times are of the processor, since it works alone on each
// search. Usage: node bench/search.ts [documents] [runs] [words a text] [a file to keep the filled database in]
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openDatabase } from "../src/adapters/store/engine/open-database.ts";
import { soughtInBody } from "../src/adapters/store/document-text.ts";
import { migrate } from "../src/adapters/store/migrate.ts";
import { migrations } from "../src/adapters/store/migrations/all.ts";
import { storeOver } from "../src/adapters/store/open-store.ts";
import type { Tables } from "../src/adapters/store/schema.ts";
import { searchQuery } from "../src/contract/search.ts";
import type { Actor, Role } from "../src/domain/people/actor.ts";
import { parseSearch } from "../src/domain/text/search-query.ts";
import { searchDocuments } from "../src/usecases/search/search-documents.ts";
import { fillStore } from "../test/support/fill-store.ts";
import { measureRecall } from "./support/recall.ts";
import { compoundOf, fillTexts } from "./support/search-texts.ts";

const documents = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 20);
const words = Number(process.argv[4] ?? 250);

const folder = await mkdtemp(path.join(tmpdir(), "vanthu-search-"));
const file = process.argv[5] ?? path.join(folder, "vanthu.db");
const isFilled = existsSync(file);
const database = await openDatabase<Tables>({ engine: "sqlite", file });
await migrate(database, migrations);
if (!isFilled) {
  const begun = performance.now();
  await fillStore(database, documents);
  await fillTexts((work) => database.transaction(work), documents, { words, scans: 4 });
  console.log(`${documents} documents filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}
console.log(
  `${documents} documents, three of four with a text of ${words} words; ms: p10 p50 p95 p99, bare p10 p50 p95, ratios of the p10 and p50`,
);

const store = storeOver(database);
const services = { store };
const bare = new DatabaseSync(file, { readOnly: true });
const bareQuery = bare.prepare(
  "select d.* from document_text t cross join incoming_document d on d.search_id = t.rowid / 2 where t.document_text match ? order by t.rowid desc limit 20",
);

interface Times {
  readonly ours: number[];
  readonly bare: number[];
}
const all = new Map<string, Times>();
const actors = await actorsHere();
for (const name of actors.keys()) all.set(name, { ours: [], bare: [] });
for (const question of questions()) await ask(question);
for (const [name, times] of all) console.log(line(`all questions: ${name}`, times));
console.log(`\nmemory of the process: ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`);
bare.close();
await store.close();
await rm(folder, { recursive: true });

console.log(`\n${await measureRecall()}`);

async function ask(question: string): Promise<void> {
  const match = soughtInBody(parseSearch(question), false);
  for (const [name, actor] of actors) {
    const times: Times = { ours: [], bare: [] };
    let found = 0;
    // In turn, so that a machine that slows down slows both.
    for (let run = 0; run < runs; run += 1) {
      const start = process.cpuUsage();
      const answer = await searchDocuments(services, actor, searchQuery.parse({ q: question }));
      times.ours.push(spent(start));
      const middle = process.cpuUsage();
      bareQuery.all(match);
      times.bare.push(spent(middle));
      found = answer.total;
    }
    all.get(name)?.ours.push(...times.ours);
    all.get(name)?.bare.push(...times.bare);
    console.log(line(`${question} (${found}): ${name}`, times));
  }
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Who sees everything, who sees a quarter, who sees one in two hundred, and who keeps the system and sees none. */
async function actorsHere(): Promise<Map<string, Actor>> {
  const document = await database.reader
    .selectFrom("incoming_document")
    .select(["id", "agency_id", "submitted_to"])
    .limit(1)
    .executeTakeFirstOrThrow();
  const readers = await database.reader
    .selectFrom("document_access")
    .select("principal")
    .where("document_id", "=", document.id)
    .execute();
  const leader = document.submitted_to ?? "";
  const person = readers
    .map(({ principal }) => principal.split(":"))
    .find(([what, id]) => what === "person" && id !== leader)?.[1];
  const actor = (personId: string, role: Role): [Role, Actor] => [
    role,
    {
      personId,
      name: "",
      agencyId: document.agency_id,
      roles: [role],
      memberOf: [],
      headOf: [],
      onBehalfOf: null,
    },
  ];
  return new Map([
    actor(person ?? "", "clerk"),
    actor(leader, "leader"),
    actor(person ?? "", "specialist"),
    actor(document.agency_id, "administrator"),
  ]);
}

/** Numbers and symbols; words of fields and of texts, frequent, seldom and rare, together, as phrases and as beginnings. */
function questions(): string[] {
  const c = compoundOf;
  return [
    "123/BC-UBND",
    "123 bc ubnd",
    "456bcubnd",
    "777",
    "quyết định",
    "quy hoạch xây dựng",
    "hiếmhoi",
    "Sở quy hoạch 456",
    "căn cứ quyết định",
    "khungquyuoc",
    `khungquyuoc ${c(0)}`,
    `quyết định ${c(40)}`,
    c(0),
    `${c(1)} ${c(2)}`,
    `${c(200)} ${c(300)}`,
    `${c(5)} ${c(900)} `,
    `${c(2000)} ${c(3000)} `,
    `"${c(0)}"`,
    `"${c(50)}" "${c(700)}"`,
    `"${c(3)} ${c(4)}"`,
    c(15_000),
    `${c(19_000)} ${c(18_000)}`,
    `${c(500).split(" ")[1] ?? ""} ${c(600).split(" ")[0] ?? ""} `,
    c(20).slice(0, -1),
    "khong co chu nay",
  ];
}

function line(what: string, { ours, bare: least }: Times): string {
  const numbers = [
    ...[0.1, 0.5, 0.95, 0.99].map((share) => at(ours, share)),
    ...[0.1, 0.5, 0.95].map((share) => at(least, share)),
  ];
  const shown = numbers.map((one) => one.toFixed(1).padStart(8)).join("");
  const ratios = [0.1, 0.5].map((share) => `x${(at(ours, share) / at(least, share)).toFixed(1)}`);
  return `${what.padEnd(56)}${shown}  ${ratios.join(" ")}`;
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
