import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { site } from "../support/archive-double.ts";
import { startGraphDouble, type GraphDouble } from "../support/graph-double/graph-double.ts";

const command = path.join(import.meta.dirname, "../../scripts/setup.ts");
const tenant = "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b";
const host = "vanthu.tinh.gov.vn";

/** As an administrator sits before it: a terminal (script(1)), questions, and a code that is entered on another screen. */
describe("npm run setup in a terminal", function () {
  this.timeout(120_000);
  let double: GraphDouble;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-setup-"));
    double = await startGraphDouble();
    await writeFile(path.join(folder, "authority.pem"), double.ca);
    double.state.addSite(site).grant = null;
  });
  afterEach(async () => {
    await double.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What stood on the screen in the end, and the exit code. Each answer is typed when its question stands there. */
  async function run(
    flags: readonly string[],
    answers: readonly (readonly [question: string, answer: string])[] = [],
  ): Promise<{ screen: string; code: number | null }> {
    const words = ["--graph-url", double.origin, "--login-url", double.origin, ...flags];
    const line = [process.execPath, "--disable-warning=ExperimentalWarning", command, ...words].join(" ");
    const { GRAPH_TOKEN: _, ...env } = process.env;
    const child = spawn("script", ["--quiet", "--return", "--command", line, "/dev/null"], {
      env: { ...env, NODE_EXTRA_CA_CERTS: path.join(folder, "authority.pem") },
    });
    const ended = once(child, "exit");
    let screen = "";
    let seen = 0;
    const left = [...answers];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      screen += text;
      if (screen.includes("VNT4TEST7") && double.entra.device !== null) double.entra.device.isSignedIn = true;
      const [next] = left;
      if (next === undefined || !screen.slice(seen).includes(next[0])) return;
      left.shift();
      seen = screen.length;
      child.stdin.write(`${next[1]}\n`);
    });
    await ended;
    assert.deepEqual(left, [], screen);
    assert.deepEqual(double.complaints, []);
    return { screen, code: child.exitCode };
  }
  const changes = () => double.state.registration.changes;
  const timesOf = (screen: string, word: string) => screen.split(word).length - 1;

  it("asks what is missing, signs in once by a code, shows what it would do, does it, and says what is left", async () => {
    const { screen, code } = await run(
      [],
      [
        ["Mã tenant", tenant],
        ["Tên máy", host],
        ["Site SharePoint", site],
        ["(c/K)", "c"],
      ],
    );
    assert.equal(code, 0, screen);
    assert.equal(timesOf(screen, "VNT4TEST7"), 1);
    assert.match(double.entra.device?.scope ?? "", /AppCatalog\.ReadWrite\.All .*Sites\.FullControl\.All/u);
    assert.match(screen, /→ Đăng ký ứng dụng trong Entra[\s\S]*\+ Đăng ký ứng dụng trong Entra/u);
    assert.ok(changes().includes("POST /appCatalogs/teamsApps"), screen);
    assert.match(screen, /\n {2}1\. /u);
    assert.doesNotMatch(screen, /\{\w+\}|undefined/u);
  });

  it("changes nothing where the answer is no, and with --plan, which asks nothing", async () => {
    const flags = ["--tenant", tenant, "--host", host, "--sites", site, "--language", "en"];
    const refused = await run(flags, [["(y/N)", ""]]);
    assert.equal(refused.code, 0, refused.screen);
    const planned = await run([...flags, "--plan"]);
    assert.equal(planned.code, 0, planned.screen);
    assert.match(planned.screen, /Nothing is changed/u);
    assert.deepEqual(changes(), []);
  });

  it("says in a sentence that Entra lets nobody in, or does not answer, and asks for no second code", async () => {
    const flags = ["--tenant", tenant, "--host", host, "--plan"];
    const isToken = ({ path: asked }: { readonly path: string }) => asked.includes("oauth2/v2.0/token");
    double.faults.plan(isToken, { kind: "status", status: 503 }, 20);
    const away = await run(flags);
    assert.deepEqual([away.code, timesOf(away.screen, "VNT4TEST7")], [1, 1]);
    assert.match(away.screen, /Microsoft không trả lời/u);
    const other = await run(["--tenant", "11111111-2222-4333-8444-555555555555", "--host", host, "--plan"]);
    assert.equal(other.code, 1);
    assert.match(other.screen, /Entra không cho đăng nhập/u);
    assert.doesNotMatch(other.screen, /\{\w+\}/u);
  });
});
