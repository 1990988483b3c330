import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openGraph, type Graph } from "../../src/adapters/archive/sharepoint/graph.ts";
import { defaultTuning } from "../../src/adapters/archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../../src/adapters/archive/sharepoint/unit-budget.ts";
import { graphPermissions } from "../../src/config/graph-permissions.ts";
import { WrongUse } from "../../scripts/run-command.ts";
import type { Outcome } from "../../scripts/setup/outcome.ts";
import { teamsClients } from "../../scripts/setup/registration.ts";
import { setUp } from "../../scripts/setup/set-up.ts";
import { setupValues } from "../../scripts/setup/settings.ts";
import { instructions, permissionLines } from "../../scripts/setup/tell.ts";
import { quick, site } from "../support/archive-double.ts";
import { startGraphDouble, type GraphDouble } from "../support/graph-double/graph-double.ts";
import { makeAppCertificate } from "../support/graph-double/tls-authority.ts";
import { trustAuthority } from "../support/trust-authority.ts";

const host = "vanthu.tinh.gov.vn";
const tenant = "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b";
const flags = { tenant, host, sites: site, version: "1.2.0" };

describe("npm run setup", function () {
  this.timeout(30_000);
  let double: GraphDouble;
  let graph: Graph;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-setup-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
    double.state.addSite(site).grant = null;
    graph = openGraph({
      graphUrl: double.origin,
      tokens: { token: () => Promise.resolve(double.entra.administratorToken()), drop: () => undefined },
      budget: createUnitBudget({ ...defaultBudget, perMinute: 1_000_000 }),
      tuning: { ...defaultTuning, ...quick },
    });
  });
  afterEach(() => double.close());

  async function run(mayChange: boolean, more: Record<string, string> = {}): Promise<Outcome[]> {
    const values = setupValues({ ...flags, ...more }, {}, "0.1.0");
    const outcomes: Outcome[] = [];
    for await (const outcome of setUp({ graph, values, mayChange }, new Date())) outcomes.push(outcome);
    assert.deepEqual(double.complaints, []);
    return outcomes;
  }
  const model = () => double.state.registration;
  const statesOf = (outcomes: readonly Outcome[]) => [...new Set(outcomes.map(({ state }) => state))];

  it("makes everything that Graph can make, and says what a person has to do", async () => {
    const outcomes = await run(true);
    assert.deepEqual(statesOf(outcomes), ["made", "byHand"]);
    const [app] = model().applications;
    const appId = String(app?.["appId"]);
    assert.deepEqual(app?.["identifierUris"], [`api://${host}/${appId}`]);
    const api = JSON.stringify(app?.["api"]);
    for (const word of ['"value":"access_as_user"', '"requestedAccessTokenVersion":2', ...teamsClients])
      assert.ok(api.includes(word), word);
    assert.deepEqual(app?.["spa"], { redirectUris: [`https://${host}/tab/signed-in`] });
    const principal = model().principals.find((one) => one["appId"] === appId);
    assert.deepEqual(model().granted(String(principal?.["id"])).sort(), [
      "AppCatalog.Read.All",
      "GroupMember.Read.All",
      "Sites.Selected",
      "TeamsAppInstallation.ReadWriteSelfForUser.All",
      "User.Read.All",
    ]);
    assert.equal(model().consents[0]?.["scope"], "openid profile Calendars.ReadWrite Files.Read.All");
    assert.equal(double.state.sites[0]?.grant, "write");
    assert.deepEqual(
      model().catalog.map(({ externalId, versions }) => ({ externalId, versions })),
      [{ externalId: appId, versions: ["1.2.0"] }],
    );
  });

  it("changes nothing the second time, and nothing at all with --plan", async () => {
    const plan = await run(false);
    assert.deepEqual([statesOf(plan), model().changes], [["would"], []]);
    await run(true);
    const changes = model().changes.length;
    for (const mayChange of [true, false])
      assert.deepEqual(statesOf(await run(mayChange)), ["there", "byHand"]);
    assert.equal(model().changes.length, changes);
  });

  it("goes on where an earlier run broke off, whichever change it was and whether or not it was done", async () => {
    let broken = 0;
    const kinds = [{ kind: "loseAnswer" }, { kind: "cutQuestion", afterBytes: 0 }] as const;
    for (let isDone = false; !isDone;) {
      double.faults.clear();
      double.faults.plan(({ method }) => method !== "GET", kinds[broken % 2] ?? kinds[0]);
      isDone = await run(true).then(
        (outcomes) => !statesOf(outcomes).includes("made"),
        () => false,
      );
      broken += isDone ? 0 : 1;
    }
    assert.ok(broken > 10, `${broken} runs broke off`);
    assert.deepEqual([model().applications.length, model().catalog.length], [1, 1]);
    assert.equal(double.state.sites[0]?.permissions.length, 1);
  });

  it("moves to another host without signing anybody out, and brings a newer package", async () => {
    await run(true);
    const appId = String(model().applications[0]?.["appId"]);
    await run(true, { host: "vanban.tinh.gov.vn", "app-id": appId, version: "1.10.0" });
    const [app] = model().applications;
    assert.deepEqual(app?.["identifierUris"], [
      `api://${host}/${appId}`,
      `api://vanban.tinh.gov.vn/${appId}`,
    ]);
    assert.deepEqual(model().catalog[0]?.versions, ["1.2.0", "1.10.0"]);
    const older = await run(true, { host: "vanban.tinh.gov.vn", "app-id": appId, version: "1.9.0" });
    assert.equal(older.at(-1)?.state, "there");
  });

  it("uploads the app's certificate where it has none", async () => {
    const file = path.join(folder, "app.pem");
    const { certificate, key } = await makeAppCertificate();
    await writeFile(file, certificate + key);
    const state = async () =>
      (await run(true, { certificate: file })).find(({ step }) => step === "credential")?.state;
    assert.deepEqual([await state(), await state()], ["made", "there"]);
    const sent = JSON.stringify(model().applications[0]?.["keyCredentials"]);
    assert.ok(sent.includes("AsymmetricX509Cert") && !sent.includes("PRIVATE"));
  });

  it("lets a managed identity stand for the app, once", async () => {
    const identity = "1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9";
    const state = async () =>
      (await run(true, { identity })).find(({ step }) => step === "credential")?.state;
    assert.deepEqual([await state(), await state()], ["made", "there"]);
    assert.deepEqual(model().applications[0]?.["federatedIdentityCredentials"], [
      {
        name: "vanthu-managed-identity",
        issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
        subject: identity,
        audiences: ["api://AzureADTokenExchange"],
      },
    ]);
  });

  it("does what an administrator of apps alone may, and gives the rest as instructions with the exact values", async () => {
    for (const area of ["grants", "sites", "catalog"] as const) model().forbidden.add(area);
    const outcomes = await run(true);
    const refused = outcomes.filter(({ state }) => state === "refused").map(({ step }) => step);
    assert.deepEqual([...new Set(refused)], ["applicationGrant", "delegatedGrant", "siteGrant", "catalog"]);
    const appId = String(model().applications[0]?.["appId"]);
    const values = setupValues(flags, {}, "0.1.0");
    for (const language of ["vi", "en"] as const) {
      const lines = instructions(outcomes, values, appId, language).join("\n");
      for (const exact of [appId, tenant, `https://${host}/api/messages`, `-Site ${site}`, "--version 1.2.0"])
        assert.ok(lines.includes(exact), exact);
      assert.doesNotMatch(lines, /\{\w+\}/u, "a gap was left");
      assert.match(lines, /\n {2}1\. .*\n {2}2\. /u);
    }
  });

  it("tells why each permission is asked for, in both languages", () => {
    const all = "install,directory,groups,archive,mail,readback,calendar,messageFiles";
    const values = setupValues({ ...flags, features: all }, {}, "0.1.0");
    for (const language of ["vi", "en"] as const) {
      const lines = permissionLines(values, language);
      for (const one of graphPermissions)
        assert.ok(lines.some((line) => line.includes(one.permission) && line.includes(one[language])));
    }
  });

  it("refuses a tenant, a host or a feature that cannot be", () => {
    assert.throws(() => setupValues({ host }, {}, "0.1.0"), WrongUse);
    assert.throws(() => setupValues({ ...flags, features: "everything" }, {}, "0.1.0"), WrongUse);
    assert.throws(() => setupValues({ ...flags, host: "http://vanthu.local" }, {}, "0.1.0"), /https/u);
  });
});
