import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import type {
  SharePointSettings,
  TransferTuning,
} from "../../../../src/adapters/archive/sharepoint/settings.ts";
import { messageOf } from "../../../../src/contract/messages/all.ts";
import { archiveAt, site } from "../../../support/archive-double.ts";
import type { Seen } from "../../../support/graph-double/planned-faults.ts";
import { startGraphDouble, type GraphDouble } from "../../../support/graph-double/graph-double.ts";
import { trustAuthority } from "../../../support/trust-authority.ts";

const call = (method: string, part: string) => (seen: Seen) =>
  seen.host === "graph" && seen.method === method && seen.path.includes(part);

describe("the doctor of files in SharePoint", () => {
  let double: GraphDouble;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
  });
  beforeEach(() => {
    double.state.sites.length = 0;
    double.state.addSite(site).grant = "fullcontrol";
    double.entra.app.roles = ["Sites.Selected"];
    double.state.allowsPermanentDelete = true;
    double.faults.clear();
  });
  after(() => double.close());

  /** The first step that fails or has a remark, and its sentence with nothing left to fill. */
  async function finds(more: Partial<SharePointSettings> = {}, tuning: Partial<TransferTuning> = {}) {
    const archive = archiveAt(double, more, { attempts: 2, ...tuning });
    const steps = await archive.examine();
    await archive.close();
    const found = steps.find(({ isOk, problem }) => !isOk || problem !== null);
    for (const { isOk, problem } of steps) {
      assert.ok(isOk || problem !== null, "what fails says why");
      if (problem === null) continue;
      const sentence = messageOf(problem.code, problem.params);
      assert.ok(sentence !== null, problem.code);
      for (const words of [sentence.vi, sentence.en]) assert.doesNotMatch(words, /\{\w+\}/u);
    }
    return found === undefined ? "well" : `${found.step} ${found.isOk ? "!" : "✘"} ${found.problem?.code}`;
  }
  const firstSite = () => {
    const [one] = double.state.sites;
    assert.ok(one !== undefined);
    return one;
  };

  it("finds nothing where all is well", async () => {
    assert.equal(await finds(), "well");
  });

  it("remarks that single persons cannot be let edit with the role write, and leaves nothing there", async () => {
    firstSite().grant = "write";
    assert.equal(await finds(), "sharing ! archive.no-sharing");
    assert.deepEqual(firstSite().drives[0]?.files(), []);
  });

  it("tells what is wrong with the app in Entra", async () => {
    const wrongSecret = { kind: "password", password: "old" } as const;
    assert.equal(await finds({ credential: wrongSecret }), "signIn ✘ archive.sign-in-refused");
    assert.equal(
      await finds({ clientId: "00000000-0000-4000-8000-000000000009" }),
      "signIn ✘ archive.sign-in-refused",
    );
    double.entra.app.roles = [];
    assert.equal(await finds(), "signIn ✘ archive.no-consent");
    double.entra.app.roles = ["Sites.Read.All"];
    assert.equal(await finds(), "signIn ✘ archive.other-consent");
    double.entra.app.roles = ["Sites.Selected", "Sites.FullControl.All"];
    assert.equal(await finds(), "signIn ! archive.too-much-consent");
  });

  it("tells what is wrong with the grant and the library", async () => {
    firstSite().grant = null;
    assert.equal(await finds(), "grant ✘ archive.not-granted");
    firstSite().grant = "read";
    assert.equal(await finds(), "roundTrip ✘ archive.read-only");
    firstSite().grant = "fullcontrol";
    assert.equal(await finds({ place: { site: `${site}x`, library: null } }), "grant ✘ archive.no-site");
    assert.equal(await finds({ place: { site, library: "Không có" } }), "library ✘ archive.no-library");
    const agencies = [{ agency: "X", site: `${site}-x`, library: null }];
    assert.equal(await finds({ agencies }), "grant ✘ archive.no-site");
  });

  it("tells that room runs out before it has run out", async () => {
    const [drive] = firstSite().drives;
    assert.ok(drive !== undefined);
    drive.remaining = 3 * 1024 ** 3;
    assert.equal(await finds(), "room ✘ archive.little-room");
    drive.remaining = 0;
    assert.equal(await finds(), "room ✘ archive.little-room");
  });

  it("tells what breaks on the way", async () => {
    double.faults.plan(call("PUT", "/content"), { kind: "status", status: 507 });
    assert.equal(await finds(), "room ✘ archive.full");
    double.faults.plan(call("PUT", "/content"), { kind: "status", status: 423 });
    assert.equal(await finds(), "roundTrip ✘ archive.locked");
    double.faults.plan(call("PUT", "/content"), { kind: "status", status: 400 });
    assert.equal(await finds(), "roundTrip ✘ archive.refused");
    double.faults.plan(call("GET", "/sites/"), { kind: "status", status: 429, retryAfter: 900 });
    assert.equal(await finds(), "grant ✘ archive.throttled");
    double.faults.plan(call("GET", "/sites/"), { kind: "status", status: 401 }, 9);
    assert.equal(await finds(), "grant ✘ archive.token-refused");
    double.faults.clear();
    double.state.bytes.spoilsNext = true;
    assert.equal(await finds(), "roundTrip ✘ archive.other-bytes");
    double.state.allowsPermanentDelete = false;
    assert.equal(await finds(), "roundTrip ! archive.bin-only");
  });

  it("tells which host cannot be reached", async () => {
    const nobody = "https://127.0.0.1:9";
    assert.equal(await finds({ loginUrl: nobody }), "signIn ✘ archive.entra-silent");
    assert.equal(await finds({ graphUrl: nobody }), "grant ✘ archive.host-silent");
  });

  it("is a command that says it in two languages and ends with 1", async function () {
    this.timeout(60_000);
    const folder = await mkdtemp(path.join(tmpdir(), "vanthu-doctor-"));
    const ca = path.join(folder, "ca.pem");
    await writeFile(ca, double.ca);
    const { clientId, tenantId, secret } = double.entra.app;
    const run = async () => {
      const child = spawn(process.execPath, [path.resolve("scripts/doctor.ts"), "files"], {
        env: {
          NODE_EXTRA_CA_CERTS: ca,
          VANTHU_DATA: folder,
          VANTHU_PUBLIC_URL: "https://vanthu.example.gov.vn",
          VANTHU_SCANNER: "clamd",
          CLAMD_HOST: "127.0.0.1",
          VANTHU_ARCHIVE: "sharepoint",
          MICROSOFT_APP_ID: clientId,
          MICROSOFT_APP_TENANT_ID: tenantId,
          MICROSOFT_APP_PASSWORD: secret,
          SHAREPOINT_SITE: site,
          SHAREPOINT_GRAPH_URL: double.origin,
          SHAREPOINT_LOGIN_URL: double.origin,
        },
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
      return { said, code: child.exitCode };
    };
    try {
      const well = await run();
      assert.equal(well.code, 0, well.said);
      // The room on this machine's own disk may be a remark.
      assert.ok((well.said.match(/✔/gu)?.length ?? 0) >= 6, well.said);
      assert.doesNotMatch(well.said, /✘/u);
      firstSite().grant = "read";
      const ill = await run();
      assert.equal(ill.code, 1);
      assert.match(ill.said, /✘ Ghi thử, đọc lại và xóa một tệp/u);
      assert.match(ill.said, /Người quản trị SharePoint đổi quyền/u);
      assert.match(ill.said, /A SharePoint administrator changes its grant there to write/u);
      assert.ok(!ill.said.includes(secret));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
