// How long until somebody sees something. node bench/opening.ts [rounds]
// 1. The server, from its start to its address on the screen, against a bare express that starts in the same way.
// 2. The first list of a leader on 1.6 Mbit/s and 150 ms, against what the line alone needs for the same bytes (goal: 2 s).
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { remembers, samplePersonId } from "../test/e2e/sample-people.ts";
import { openBrowser, watchedContext } from "../test/support/browser.ts";
import { startTestServer } from "../test/support/test-server.ts";

const rounds = Number(process.argv[2] ?? 5);
const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };
/** Connection, page, script, data: what follows from one another, each a way there and back. */
const turns = 4;

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Until the process says this, ms. */
async function untilSaid(
  words: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  for await (const said of child.stdout.setEncoding("utf8")) if (String(said).includes(words)) break;
  const ms = performance.now() - began;
  child.kill("SIGTERM");
  await ended;
  return ms;
}

const bare = `import express from "express"; express().listen(0, "127.0.0.1", () => console.log("listening"));`;

async function starts(folder: string): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await untilSaid("listening", ["--input-type=module", "--eval", bare], {}));
    ours.push(await untilSaid("/tab/", ["src/main.ts"], { VANTHU_DATA: folder, VANTHU_PORT: "0" }));
  }
  const [own, ceiling] = [middle(ours), middle(theirs)];
  console.log(
    `start: ${own.toFixed(0)} ms, bare express ${ceiling.toFixed(0)} ms, ${(own / ceiling).toFixed(1)} times`,
  );
}

async function firstList(folder: string): Promise<void> {
  const server = await startTestServer({ dataFolder: folder, people: "sample" });
  const browser = await openBrowser();
  try {
    const person = await samplePersonId(server, "Lương Thế Khải");
    const seconds: number[] = [];
    let bytes = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { context } = await watchedContext(browser, { viewport: { width: 1366, height: 768 } });
      await remembers(context, person);
      const page = await context.newPage();
      const tools = await context.newCDPSession(page);
      await tools.send("Network.enable");
      await tools.send("Network.emulateNetworkConditions", line);
      bytes = 0;
      tools.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
      const began = performance.now();
      await page.goto(`${server.url}/tab/`, { waitUntil: "commit" });
      await page
        .getByRole("list", { name: /^Danh sách/u })
        .getByRole("listitem")
        .first()
        .waitFor();
      seconds.push((performance.now() - began) / 1000);
      await context.close();
    }
    const lineAlone = bytes / line.downloadThroughput + (turns * line.latency) / 1000;
    const own = middle(seconds);
    console.log(
      `first list: ${own.toFixed(2)} s for ${Math.round(bytes / 1000)} kB, the line alone ${lineAlone.toFixed(2)} s, ${(own / lineAlone).toFixed(2)} times`,
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

const folder = await mkdtemp(path.join(tmpdir(), "vanthu-opening-"));
try {
  await (await startTestServer({ dataFolder: folder, people: "sample" })).stop();
  await starts(folder);
  await firstList(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
