import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import * as fc from "fast-check";
import { v7 } from "uuid";
import { z } from "zod";
import {
  fragmentUnit,
  type SharePointSettings,
} from "../../../../src/adapters/archive/sharepoint/settings.ts";
import type { UploadOrder } from "../../../support/archive-uploader.ts";
import type { Trouble } from "../../../support/graph-double/planned-faults.ts";

/** 1024 was run by hand; a smaller file goes the same way with as many fragments. */
const megabytes = Number(process.env["VANTHU_TEST_UPLOAD_MB"] ?? "12");
/** What goes wrong, and where, is drawn from it; other draws are for runs by hand. */
const seed = Number(process.env["VANTHU_TEST_SEED"] ?? "20261123");
const fragmentBytes = megabytes >= 512 ? 32 * fragmentUnit : fragmentUnit;
const mostOverIdle = 150 * 1024 ** 2;
const support = path.resolve(import.meta.dirname, "../../../support");

const place = z.object({ ca: z.string(), settings: z.custom<SharePointSettings>() });
const result = z.object({
  files: z.record(z.string(), z.string()),
  hits: z.number(),
  complaints: z.array(z.string()),
});
const memory = z.object({ idle: z.number(), most: z.number() });

type File = UploadOrder["files"][number];

/** The double in a process of its own, and what it says line by line. */
async function startDouble(troubles: readonly { at: number; trouble: Trouble }[]) {
  const child = spawn(
    process.execPath,
    [path.join(support, "graph-double/run.ts"), JSON.stringify(troubles)],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  let fragments = 0;
  const waiting: ((line: unknown) => void)[] = [];
  createInterface(child.stdout).on("line", (line) => {
    const said: unknown = JSON.parse(line);
    if (typeof said === "object" && said !== null && "fragments" in said) fragments = Number(said.fragments);
    else waiting.shift()?.(said);
  });
  const next = () => new Promise<unknown>((resolve) => waiting.push(resolve));
  return {
    ...place.parse(await next()),
    fragments: () => fragments,
    async result() {
      child.stdin.write("sha\n");
      return result.parse(await next());
    },
    async close() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

async function makeFile(folder: string, size: number): Promise<File> {
  const fileId = v7();
  const file = path.join(folder, fileId);
  const handle = await open(file, "w");
  const hash = createHash("sha256");
  for (let at = 0; at < size;) {
    const piece = randomBytes(Math.min(4 * 1024 * 1024, size - at));
    hash.update(piece);
    await handle.write(piece);
    at += piece.length;
  }
  await handle.close();
  return { fileId, path: file, size, sha256: hash.digest("hex") };
}

const kinds: readonly Trouble[] = [
  { kind: "status", status: 503, retryAfter: 0.1 },
  { kind: "status", status: 500 },
  { kind: "status", status: 429, retryAfter: 0.1 },
  { kind: "cutQuestion", afterBytes: 200_000 },
  { kind: "loseAnswer" },
  { kind: "status", status: 416 },
];

/** Figures of a large run. */
function tell(figures: string): void {
  if (megabytes > 100) process.stdout.write(`      ${figures}\n`);
}

describe("a large upload to SharePoint", () => {
  let folder: string;
  let ca: string;
  const children: ChildProcess[] = [];
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-large-"));
    ca = path.join(folder, "ca.pem");
  });
  after(async () => {
    for (const child of children) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  function upload(settings: SharePointSettings, files: readonly File[]) {
    const tuning = { fragmentBytes, smallBytes: 100_000, backoffMs: 20, mostBackoffMs: 200 };
    const order: UploadOrder = { settings, files, tuning };
    const child = spawn(
      process.execPath,
      [path.join(support, "archive-uploader.ts"), JSON.stringify(order)],
      {
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, NODE_EXTRA_CA_CERTS: ca },
      },
    );
    children.push(child);
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ended = once(child, "exit").then(([code]) => ({ code: code as number | null, said }));
    return { child, ended };
  }

  it(`arrives bit by bit through ten faults and two deaths of the server, in little memory (seed ${seed})`, async function () {
    this.timeout(600_000);
    const fragments = Math.ceil((megabytes * 1024 ** 2) / fragmentBytes);
    const fault = fc.record({
      at: fc.integer({ min: 1, max: fragments - 2 }),
      trouble: fc.constantFrom(...kinds),
    });
    const troubles = fc.sample(fault, { numRuns: 10, seed });
    const double = await startDouble(troubles);
    await writeFile(ca, double.ca);
    try {
      const file = await makeFile(folder, megabytes * 1024 ** 2 + 12_345);
      for (const part of [0.3, 0.7]) {
        const { child, ended } = upload(double.settings, [file]);
        while (double.fragments() < fragments * part && child.exitCode === null)
          await new Promise((resolve) => setTimeout(resolve, 10));
        child.kill("SIGKILL");
        assert.equal((await ended).code, null, "killed in the middle");
      }
      const { code, said } = await upload(double.settings, [file]).ended;
      assert.equal(code, 0);
      const { files, hits, complaints } = await double.result();
      assert.deepEqual(Object.values(files), [file.sha256], JSON.stringify(troubles));
      assert.deepEqual(complaints, []);
      assert.equal(hits, 10, "every fault was met");
      assert.ok(double.fragments() < fragments + 10 + 10 + 2, `${double.fragments()} sent for ${fragments}`);
      const { idle, most } = memory.parse(JSON.parse(said));
      tell(`${megabytes} MB: ${(most - idle) / 1024 ** 2} MB over ${idle / 1024 ** 2}`);
      assert.ok(most - idle < mostOverIdle, `${(most - idle) / 1024 ** 2} MB more than idle`);
    } finally {
      await double.close();
    }
  });

  it("takes twenty at once in as little memory", async function () {
    this.timeout(600_000);
    const double = await startDouble([]);
    await writeFile(ca, double.ca);
    try {
      const files: File[] = [];
      for (let i = 0; i < 20; i += 1)
        files.push(await makeFile(folder, Math.floor((megabytes * 1024 ** 2) / 20) + i));
      const { code, said } = await upload(double.settings, files).ended;
      assert.equal(code, 0);
      const { files: there, complaints } = await double.result();
      assert.deepEqual(Object.values(there).sort(), files.map(({ sha256 }) => sha256).sort());
      assert.deepEqual(complaints, []);
      const { idle, most } = memory.parse(JSON.parse(said));
      tell(`20 at once: ${(most - idle) / 1024 ** 2} MB over ${idle / 1024 ** 2}`);
      assert.ok(most - idle < mostOverIdle, `${(most - idle) / 1024 ** 2} MB more than idle`);
    } finally {
      await double.close();
    }
  });
});
