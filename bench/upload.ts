// One upload through the whole server against a bare stream copy on the same disk with SHA-256 and fsync, in turns; then
// the memory of the server while 20 files come at once.
// Usage: node bench/upload.ts [megabytes] [runs]
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { sampleToken } from "../src/contract/session.ts";
import { apiClient, type ApiClient } from "../test/support/api-client.ts";
import { serveInProcess } from "./support/server-process.ts";

const megabytes = Number(process.argv[2] ?? 64);
const runs = Number(process.argv[3] ?? 7);
const atOnce = 20;
const mebi = 2 ** 20;
const pieceBytes = 65_536;

const piece = randomBytes(pieceBytes);
const pieces = (megabytes * mebi) / pieceBytes;

const server = await serveInProcess();
const folder = await mkdtemp(path.join(server.dataFolder, "bench-"));
try {
  const clerk = await signedIn(server.clerks[0] ?? "");
  const source = path.join(folder, "source");
  await writeFile(source, Readable.from(bytes()));
  await upload(clerk);
  await bareCopy(source);

  const taken = { server: [] as number[], bare: [] as number[] };
  const busy = { server: 0, bare: 0 };
  for (let run = 0; run < runs; run += 1) {
    const before = await server.processorTime();
    taken.server.push(await timed(() => upload(clerk)));
    busy.server += (await server.processorTime()) - before;
    const own = process.cpuUsage();
    taken.bare.push(await timed(() => bareCopy(source)));
    const { user, system } = process.cpuUsage(own);
    busy.bare += (user + system) / 1000;
  }
  const speed = (ms: readonly number[]) => megabytes / (median(ms) / 1000);
  console.log(`one file of ${megabytes} MB, median of ${runs}:`);
  console.log(`  through the server  ${speed(taken.server).toFixed(0)} MB/s`);
  console.log(`  bare copy, SHA-256  ${speed(taken.bare).toFixed(0)} MB/s`);
  console.log(`  ratio               ${(speed(taken.server) / speed(taken.bare)).toFixed(2)}`);
  // The machine has other work; what a neighbour does changes the first ratio more than this one.
  console.log(
    `  processor time of the bare copy over that of the server  ${(busy.bare / busy.server).toFixed(2)}`,
  );

  const idle = await memoryOf(server.pid);
  let most = idle;
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      most = Math.max(most, await memoryOf(server.pid));
      await sleep(20);
    }
  })();
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, () => upload(clerk)));
  const seconds = (performance.now() - began) / 1000;
  over.abort();
  await watching;
  console.log(
    `${atOnce} files of ${megabytes} MB at once: ${((atOnce * megabytes) / seconds).toFixed(0)} MB/s`,
  );
  console.log(
    `  memory ${idle.toFixed(0)} MiB before, ${most.toFixed(0)} at most: + ${(most - idle).toFixed(0)}`,
  );
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

function* bytes(): Iterable<Buffer> {
  for (let i = 0; i < pieces; i += 1) yield piece;
}

async function signedIn(personId: string): Promise<ApiClient> {
  const { token } = await apiClient(server.url, null).post("/api/sign-in/sample", { personId }, sampleToken);
  return apiClient(server.url, token);
}

/** As a register to be imported: the way of its bytes is that of every file, and nobody looks into it. */
async function upload(clerk: ApiClient): Promise<void> {
  const address = await clerk.beginUpload("so-cu.csv", megabytes * mebi, "register");
  await new Promise<void>((resolve, reject) => {
    const sending = request(
      server.url + address,
      {
        method: "PATCH",
        headers: {
          authorization: `Bearer ${clerk.token ?? ""}`,
          "tus-resumable": "1.0.0",
          "upload-offset": "0",
          "content-type": "application/offset+octet-stream",
          "content-length": megabytes * mebi,
        },
      },
      (response) => {
        response.resume().on("end", () => {
          if (response.statusCode === 204) resolve();
          else reject(new Error(`Upload answered ${response.statusCode ?? 0}.`));
        });
      },
    );
    sending.on("error", reject);
    pipeline(Readable.from(bytes()), sending).catch(reject);
  });
  await clerk.request("DELETE", address, undefined, { "tus-resumable": "1.0.0" });
}

async function bareCopy(source: string): Promise<void> {
  const target = path.join(folder, "copy");
  const hash = createHash("sha256");
  await pipeline(
    createReadStream(source),
    async function* hashed(from: AsyncIterable<Buffer>) {
      for await (const part of from) {
        hash.update(part);
        yield part;
      }
    },
    createWriteStream(target),
  );
  hash.digest("hex");
  const handle = await open(target, "r+");
  await handle.sync();
  await handle.close();
  await rm(target);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Of the process and its threads, MiB. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
