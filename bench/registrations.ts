// Registrations per second through HTTP against the ceiling: the same rows put bare into the same engine in the same
// run, one transaction a registration. Usage: node bench/registrations.ts [registrations] [clerks at once] [profile]
// where `profile` names a file for a CPU profile of the server while it registers. With BENCH_ENGINE=sqlserver on two
// databases of its own on the server that TEST_SQLSERVER_URL names; the bare inserts then come from one writer, and from
// as many as there are clerks.
import { randomUUID } from "node:crypto";
import path from "node:path";
import { sampleToken } from "../src/contract/session.ts";
import { apiClient, type ApiClient } from "../test/support/api-client.ts";
import { makePdf } from "../test/support/pdf-fixture.ts";
import { openBareOnSqlServer } from "./support/bare-on-sqlserver.ts";
import { openBareRegistrations, type Replayed } from "./support/bare-registrations.ts";
import { prepared, sendAll } from "./support/lean-client.ts";
import { serveInProcess } from "./support/server-process.ts";
import { twoDatabases } from "./support/two-databases.ts";

const total = Number(process.argv[2] ?? 4000);
const atOnce = Number(process.argv[3] ?? 16);
const profile = process.argv[4];
/** The server and the bare inserts take turns, so that a machine that slows down slows both. */
const turns = 20;
/** In how many registrations a process becomes as fast as it will be; an office's server runs for weeks. */
const warmUp = Math.min(1000, Math.ceil(total / 2));

const databases = process.env["BENCH_ENGINE"] === "sqlserver" ? await twoDatabases() : null;
const server = await serveInProcess(databases === null ? {} : { SQLSERVER_URL: databases.served });
const clients: ApiClient[] = [];
for (const personId of server.clerks) {
  const { token } = await apiClient(server.url, null).post("/api/sign-in/sample", { personId }, sampleToken);
  clients.push(apiClient(server.url, token));
}
const requests = await prepareAll(warmUp + total);
await sendAll(server.url, requests.slice(0, warmUp), atOnce, 201);
const bare =
  databases === null
    ? await openBareRegistrations(path.join(server.dataFolder, "vanthu.db"))
    : await openBareOnSqlServer(databases.served, databases.bare);
await bare.replay(warmUp, 1);

const served: Replayed[] = [];
const ceiling: Replayed[] = [];
const grouped: Replayed[] = [];
const endProfile = profile === undefined ? null : await server.profile();
const each = Math.ceil(total / turns);
for (let at = warmUp; at < requests.length; at += each) {
  served.push(await registerAll(requests.slice(at, at + each)));
  // Half in the ceiling's way and half as many to a commit as there are clerks, as the server may do.
  ceiling.push(await bare.replay(Math.ceil(each / 2), 1));
  grouped.push(await bare.replay(each - Math.ceil(each / 2), atOnce));
}
if (profile !== undefined) await endProfile?.(profile);
const { memory } = await server.facts();
await bare.close();
await server.stop();
await databases?.drop();

const http = sumOf(served);
const one = sumOf(ceiling);
const many = sumOf(grouped);
console.log(
  `registrations     ${total} after ${warmUp} to warm up, ${atOnce} at once, ${bare.rowsEach} rows each`,
);
console.log(`through HTTP      ${line(http, served)} on the server`);
console.log(`bare, by one      ${line(one, ceiling)}`);
console.log(`bare, by ${String(atOnce).padEnd(8)} ${line(many, grouped)}`);
console.log(
  `ratio             ${(perSecond(http) / perSecond(one)).toFixed(2)} (goal at least 0.5); of processor time ${(eachOf(one.processorMs, one) / eachOf(http.processorMs, http)).toFixed(2)}`,
);
console.log(`rounds            ${linesOfRounds().join(", ")}`);
console.log(`ratio, by ${String(atOnce).padEnd(7)} ${(perSecond(http) / perSecond(many)).toFixed(2)}`);

console.log(`memory of the server, at the end: ${(memory / 2 ** 20).toFixed(0)} MiB`);

/** Files come before a registration and are measured elsewhere. */
async function prepareAll(count: number): Promise<Buffer[]> {
  const page = await makePdf(["Văn bản để đo"]);
  const found: Buffer[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let i = next++; i < count; i = next++) {
        const client = clients[i % clients.length];
        if (client?.token === undefined || client.token === null) throw new Error("No clerk.");
        // No two documents have the same bytes, or each would be a duplicate of the first.
        const bytes = Buffer.concat([page, Buffer.from(`\n% ${randomUUID()}\n`)]);
        const { id } = await client.upload(`van-ban-${i}.pdf`, bytes);
        found[i] = prepared(server.url, client.token, "/api/incoming", registration(i, id));
      }
    }),
  );
  return found;
}

async function registerAll(ready: readonly Buffer[]): Promise<Replayed> {
  const processor = await server.processorTime();
  const begun = performance.now();
  await sendAll(server.url, ready, atOnce, 201);
  const ms = performance.now() - begun;
  return { registrations: ready.length, ms, processorMs: (await server.processorTime()) - processor };
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

function sumOf(parts: readonly Replayed[]): Replayed {
  const sum = (of: (it: Replayed) => number) => parts.reduce((before, it) => before + of(it), 0);
  return {
    registrations: sum((it) => it.registrations),
    ms: sum((it) => it.ms),
    processorMs: sum((it) => it.processorMs),
  };
}

/**
 * The ratio of each round, from the least, and beside it how long a bare commit took in it: the server commits many at once, so
 * a disk that others keep busy holds up the bare inserts more than the server, and processors that others keep busy the
 * server more than them.
 */
function linesOfRounds(): string[] {
  const all = served.map((it, i) => {
    const { commitMs, registrations } = ceiling[i] ?? it;
    const commit = commitMs === undefined ? "" : ` (${(commitMs / registrations).toFixed(1)} ms)`;
    return { ratio: perSecond(it) / perSecond(ceiling[i] ?? it), commit };
  });
  return all.sort((a, b) => a.ratio - b.ratio).map(({ ratio, commit }) => ratio.toFixed(2) + commit);
}

function eachOf(ms: number, { registrations }: Replayed): number {
  return ms / registrations;
}

function perSecond({ registrations, ms }: Replayed): number {
  return (registrations / ms) * 1000;
}

/** The least of the rounds tells most about the work itself where other programs share the machine. */
function line(all: Replayed, rounds: readonly Replayed[]): string {
  const times = rounds.map((it) => it.processorMs / it.registrations);
  const mean = all.processorMs / all.registrations;
  return `${perSecond(all).toFixed(0).padStart(5)}/s, ${mean.toFixed(2)} ms of processor time each (least ${Math.min(...times).toFixed(2)})`;
}
