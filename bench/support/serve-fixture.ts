// A server process for the benchmarks: the whole product on a temporary folder with the tests' agency and no documents.
// Says `{url, dataFolder, clerks}` as one line of JSON, then answers each line that it is sent with one of its own:
// `memory` with its resident bytes, `processor` with the milliseconds of processor time it has used, `profile` after beginning to take a profile, and
// `profile <file>` after writing what was taken. Stops when its standard input closes.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { createInterface } from "node:readline";
import { z } from "zod";
import { startTestServer } from "../../test/support/test-server.ts";

const env = z.record(z.string(), z.string()).parse(JSON.parse(process.argv[2] ?? "{}"));
const server = await startTestServer({
  env,
  start: { checkAnswers: false },
  // What goes wrong explains a figure; nothing else is of interest.
  logLine: (line) => void (/"level":[456]0/.test(line) && process.stderr.write(line)),
});
const { clerk, secondClerk, leader } = server.people.actors;
say({
  url: server.url,
  dataFolder: server.dataFolder,
  clerks: [clerk.personId, secondClerk.personId],
  leader: leader.personId,
});

const profiler = new Session();
profiler.connect();
const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => void answer(line));
lines.on("close", () => void server.stop());

async function answer(line: string): Promise<void> {
  if (line === "profile") {
    await profiler.post("Profiler.enable");
    await profiler.post("Profiler.start");
  } else if (line.startsWith("profile ")) {
    const { profile } = await profiler.post("Profiler.stop");
    writeFileSync(line.slice("profile ".length), JSON.stringify(profile));
  }
  if (line === "memory") return say(process.memoryUsage.rss());
  const { user, system } = process.cpuUsage();
  say((user + system) / 1000);
}

function say(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
