import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, startTestServer } from "./support/test-server.ts";
import { waitFor } from "./support/wait-for.ts";

const main = path.resolve(import.meta.dirname, "../src/main.ts");

interface Run {
  readonly child: ChildProcess;
  /** All that was written to both outputs so far. */
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

describe("the process", () => {
  let folder: string;
  const runs: Run[] = [];
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-process-"));
    // Filled before, so that no time goes into sample documents.
    await (await startTestServer({ dataFolder: folder })).stop();
  });
  after(async () => {
    for (const { child } of runs) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  function run(env: Record<string, string>): Run {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
      env: { PATH: process.env["PATH"] ?? "", VANTHU_DATA: folder, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    }
    const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
    const made = { child, said: () => said, ended };
    runs.push(made);
    return made;
  }
  const until = (condition: () => boolean) => waitFor(() => Promise.resolve(condition() || null));

  it("says where to click, and ends cleanly when it is told to", async () => {
    const port = await freePort();
    const server = run({ VANTHU_PORT: String(port) });
    await until(() => server.said().includes(`http://127.0.0.1:${port}/tab/`));
    assert.match(server.said(), /Vanthu đang chạy/);
    assert.match(server.said(), /npm run playground/);
    assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200);
    server.child.kill("SIGTERM");
    assert.equal(await server.ended, 0);
    assert.doesNotMatch(server.said(), /error|fatal/i);
  });

  it("says that its port is taken", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    const server = run({ VANTHU_PORT: String(port) });
    assert.equal(await server.ended, 69);
    assert.match(server.said(), new RegExp(`Cổng ${port} .*VANTHU_PORT`));
    assert.match(server.said(), new RegExp(`Port ${port} of 127\\.0\\.0\\.1 is in use`));
    other.close();
  });

  it("does not start with a configuration that is not right, and says what is wrong", async () => {
    const server = run({ VANTHU_PROT: "80", VANTHU_HOST: "0.0.0.0" });
    assert.equal(await server.ended, 78);
    assert.match(server.said(), /VANTHU_PROT is not known; did you mean VANTHU_PORT\?/);
    assert.match(server.said(), /people sign in with Entra/);
  });

  it("does not start where it cannot keep its data", async () => {
    const server = run({ VANTHU_DATA: path.join(main, "data") });
    assert.equal(await server.ended, 69);
    assert.match(server.said(), /Không dùng được thư mục dữ liệu .+main\.ts/);
  });
});
