// What the gate adds to clamd itself: the same files through our scanner and through a bare INSTREAM client, in turns, to
// the same clamd in the same run. node bench/scan.ts [rounds]
// It is Debian's clamd with one signature, so that the scan itself costs as little as it can and all else shows the most.
import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openLocalFolder } from "../src/adapters/files/local-folder.ts";
import { clamdScanner } from "../src/adapters/malware/clamd-scanner.ts";
import { startClamd } from "../test/support/clamd.ts";
import { makePdf, officialPage } from "../test/support/pdf-fixture.ts";

const rounds = Number(process.argv[2] ?? 7);
const mebibyte = 1024 * 1024;

/** As little as can be: no reply is looked at but that there is one. */
function bare(socket: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const line = connect(socket);
    line.on("error", reject).on("close", () => resolve());
    line.on("data", () => line.destroy());
    line.write("zINSTREAM\0");
    const bytes = createReadStream(file, { highWaterMark: 64 * 1024 });
    bytes.on("error", reject);
    bytes.on("data", (piece) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      line.write(length);
      if (line.write(piece)) return;
      bytes.pause();
      line.once("drain", () => bytes.resume());
    });
    bytes.on("end", () => line.write(Buffer.alloc(4)));
  });
}

async function timed(work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const folder = await mkdtemp(path.join(tmpdir(), "vanthu-scan-"));
const clamd = await startClamd({
  conf: { StreamMaxLength: "200M", MaxFileSize: "200M", MaxScanSize: "400M", DisableCache: "yes" },
});
try {
  const files = await openLocalFolder(folder);
  const scanner = clamdScanner({ socket: clamd.socket });
  const pdf = await makePdf(officialPage());
  for (const [what, bytes, times] of [
    ["a letter (PDF)", pdf, 100],
    ["5 MB", randomBytes(5 * mebibyte), 10],
    ["50 MB", randomBytes(50 * mebibyte), 2],
  ] as const) {
    const id = crypto.randomUUID();
    await files.begin(id);
    await files.append(id, once(bytes), 0, bytes.length);
    await files.finish(id);
    const ours: { ms: number; cpuMs: number }[] = [];
    const theirs: { ms: number; cpuMs: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(
        await timed(() => files.withLocalPath(id, (place) => repeat(times, () => bare(clamd.socket, place)))),
      );
      ours.push(
        await timed(() =>
          repeat(times, async () => {
            const stored = await files.open(id);
            if (stored === null) throw new Error("The file is gone.");
            const { is } = await scanner.scan(stored);
            if (is !== "clean") throw new Error(is);
          }),
        ),
      );
    }
    const [own, ceiling] = [ours, theirs].map((all) => middle(all.map(({ ms }) => ms)) / times);
    const [ownCpu, ceilingCpu] = [ours, theirs].map((all) => middle(all.map(({ cpuMs }) => cpuMs)) / times);
    const ms = (n = 0) => n.toFixed(2).padStart(8);
    console.log(
      `${what.padEnd(15)} bare ${ms(ceiling)} ms  ours ${ms(own)} ms  ratio ${((own ?? 0) / (ceiling ?? 1)).toFixed(2)}` +
        `   processor: bare ${ms(ceilingCpu)} ms  ours ${ms(ownCpu)} ms`,
    );
  }
} finally {
  await clamd.stop();
  await rm(folder, { recursive: true, force: true });
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < times; n += 1) await work();
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
