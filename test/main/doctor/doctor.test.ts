import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openTokens } from "../../../src/adapters/archive/sharepoint/credential.ts";
import { openGraph } from "../../../src/adapters/archive/sharepoint/graph.ts";
import { defaultTuning } from "../../../src/adapters/archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../../../src/adapters/archive/sharepoint/unit-budget.ts";
import type { AppIdentity } from "../../../src/adapters/identity/app-credential.ts";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import { permissionsFor, type GraphFeature } from "../../../src/config/graph-permissions.ts";
import { readConfig } from "../../../src/config.ts";
import { messageOf } from "../../../src/contract/messages/all.ts";
import { doctorMessages, doctorSteps } from "../../../src/contract/messages/doctor.ts";
import { diskPart } from "../../../src/main/doctor/disk-part.ts";
import { identityPart } from "../../../src/main/doctor/identity-part.ts";
import { storePart } from "../../../src/main/doctor/store-part.ts";
import { teamsPart } from "../../../src/main/doctor/teams-part.ts";
import { openDoctor } from "../../../src/main/doctor-parts.ts";
import type { DoctorPart } from "../../../src/usecases/doctor/examine-parts.ts";
import { quick } from "../../support/archive-double.ts";
import { startGraphDouble, type GraphDouble } from "../../support/graph-double/graph-double.ts";
import { makeAppCertificate, makeTlsAuthority } from "../../support/graph-double/tls-authority.ts";
import { trustAuthority } from "../../support/trust-authority.ts";

const everything: readonly GraphFeature[] = ["archive", "install", "directory", "groups", "mail"];
const allRoles = permissionsFor(everything, "application").map(({ permission }) => permission);

/** What the doctor says, a line for each step that is not well; both languages have its sentence with no gap left. */
async function said(part: DoctorPart): Promise<string[]> {
  return (await part.examine()).flatMap(({ step, isOk, problem }) => {
    assert.ok(Object.hasOwn(doctorSteps, step), step);
    if (problem === null) return [];
    const words = messageOf(problem.code, problem.params);
    assert.ok(words !== null && !/\{\w+\}/u.test(words.vi + words.en), problem.code);
    return [`${step} ${isOk ? "remark" : "wrong"} ${problem.code.replace("doctor.", "")}`];
  });
}

describe("npm run doctor, with each thing broken in turn", function () {
  this.timeout(30_000);
  let double: GraphDouble;
  let folder: string;
  let host: Server;
  const answers = { health: 200, messages: 401 };

  const appOf = (more: Partial<AppIdentity> = {}) => ({
    tenantId: double.entra.app.tenantId,
    clientId: double.entra.app.clientId,
    credential: { kind: "password", password: double.entra.app.secret } as const,
    loginUrl: double.origin,
    graphUrl: double.origin,
    ...more,
  });
  const graphOf = () =>
    openGraph({
      graphUrl: double.origin,
      tokens: openTokens(appOf()),
      budget: createUnitBudget({ ...defaultBudget, perMinute: 100_000 }),
      tuning: { ...defaultTuning, ...quick, attempts: 1 },
    });
  const publicUrl = () => `https://localhost:${(host.address() as AddressInfo).port}`;
  const serve = async (authority: Awaited<ReturnType<typeof makeTlsAuthority>>): Promise<Server> => {
    const { certificate: cert, key } = authority.server;
    const server = createServer({ cert, key }, (request, response) => {
      request.resume();
      const isHealth = request.url === "/healthz";
      response
        .writeHead(isHealth ? answers.health : answers.messages)
        .end(isHealth ? '{"status":"alive"}' : "");
    });
    await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    return server;
  };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-doctor-"));
    double = await startGraphDouble({ roles: allRoles });
    trustAuthority(double.ca);
    const authority = await makeTlsAuthority();
    trustAuthority(authority.ca);
    host = await serve(authority);
  });
  afterEach(() => {
    double.faults.clear();
    double.entra.app.roles = allRoles;
    double.state.registration.forbidden.clear();
    double.state.registration.catalog.length = 0;
    Object.assign(answers, { health: 200, messages: 401 });
  });
  after(async () => {
    host.closeAllConnections();
    host.close();
    await double.close();
    await rm(folder, { recursive: true, force: true });
  });

  describe("identity", () => {
    const present = () => new Date();
    const identity = (more: Partial<AppIdentity> = {}, now = present, needed: readonly GraphFeature[] = []) =>
      said(identityPart({ app: appOf(more), needed, inPeoplesNames: [], graph: graphOf(), now }));
    const secret = "credential remark secret-ends";
    const certificate = async (text: string) => {
      const file = path.join(folder, "app.pem");
      await writeFile(file, text);
      return { kind: "certificate", path: file } as const;
    };

    it("says nothing but that a secret's end is not to be seen", async () => {
      assert.deepEqual(await identity(), [secret]);
    });

    it("says how long a certificate holds, that it has ended, that it cannot be read", async () => {
      const made = await makeAppCertificate();
      double.entra.app.certificate = made.certificate;
      const credential = await certificate(made.key + made.certificate);
      assert.deepEqual(await identity({ credential }), []);
      const clock = "clock wrong clock-off";
      const at = (day: string) => identity({ credential }, () => new Date(`${day}T00:00:00Z`));
      assert.deepEqual(await at("2039-12-20"), ["credential remark certificate-ends", clock]);
      assert.deepEqual(await at("2040-01-03"), ["credential wrong certificate-ended", clock]);
      const unreadable = await identity({ credential: await certificate(made.certificate) });
      assert.equal(unreadable[0], "credential wrong certificate-unreadable");
    });

    it("says that Entra's keys cannot be had, or that there is no such tenant", async () => {
      double.faults.plan(({ path: at }) => at.includes("/discovery/v2.0/keys"), {
        kind: "status",
        status: 503,
      });
      assert.deepEqual(await identity(), [secret, "peopleKeys wrong host-silent"]);
      double.faults.plan(({ path: at }) => at.includes("openid-configuration"), {
        kind: "status",
        status: 400,
      });
      assert.equal((await identity())[1], "peopleKeys wrong no-tenant");
    });

    it("says how far the clock is off", async () => {
      const ahead = (ms: number) => identity({}, () => new Date(Date.now() + ms));
      assert.deepEqual(await ahead(120_000), [secret, "clock remark clock-off"]);
      assert.deepEqual(await ahead(600_000), [secret, "clock wrong clock-off"]);
    });

    it("says that the app cannot sign in, and which permission is missing", async () => {
      const wrongSecret = { kind: "password", password: "an old one" } as const;
      assert.deepEqual(await identity({ credential: wrongSecret }), [
        secret,
        "signIn wrong archive.sign-in-refused",
      ]);
      double.entra.app.roles = ["User.Read.All"];
      assert.deepEqual(await identity(), [secret, "permissions remark permissions-fewer"]);
      assert.deepEqual(await identity({}, present, ["archive"]), [
        secret,
        "permissions wrong permission-missing",
      ]);
    });
  });

  describe("what is done in people's names", () => {
    it("is asked of each of them where nobody has consented for all, or is not to be seen", async () => {
      const { registration } = double.state;
      const { clientId: appId } = double.entra.app;
      const id = crypto.randomUUID();
      const part = () =>
        identityPart({
          app: appOf(),
          needed: [],
          inPeoplesNames: ["calendar", "messageFiles"],
          graph: graphOf(),
          now: () => new Date(),
        });
      const secret = "credential remark secret-ends";
      assert.deepEqual(await said(part()), [secret, "peoplesConsent remark consent-unseen"]);
      registration.principals.push({ id, appId });
      const given = { clientId: id, consentType: "AllPrincipals", scope: "openid Calendars.ReadWrite" };
      registration.consents.push(given);
      assert.deepEqual(await said(part()), [secret, "peoplesConsent remark consent-missing"]);
      given.scope += " Files.Read.All";
      assert.deepEqual(await said(part()), [secret]);
    });
  });

  describe("teams", () => {
    const teamsAppId = "7c2f8a8e-5bd1-4f0e-9f86-0f2c5a3a1b11";
    const teams = (
      more: { url?: string; app?: Partial<AppIdentity>; now?: () => Date; feed?: boolean } = {},
    ) => {
      const app = { ...appOf(more.app), teamsAppId, version: "1.2.0" };
      const graph = graphOf();
      const now = more.now ?? (() => new Date());
      return said(
        teamsPart({ app, publicUrl: more.url ?? publicUrl(), graph, now, feed: more.feed ?? false }),
      );
    };
    const upload = (version: string, botId = double.entra.app.clientId) =>
      double.state.registration.catalog.push({
        id: crypto.randomUUID(),
        externalId: teamsAppId,
        versions: ["0.9.0", version],
        botId,
      });

    it("says nothing where all is well", async () => {
      upload("1.10.0");
      assert.deepEqual(await teams(), []);
      assert.deepEqual(await teams({ feed: true }), ["feed remark feed-unseen"]);
    });

    it("says what is wrong with the public host: no name, silent, not ours, a certificate that nobody trusts or that ends", async () => {
      upload("1.2.0");
      // A label of 64 letters is no name: nobody is asked for it.
      const noName = `https://${"v".repeat(64)}.gov.vn`;
      assert.deepEqual(await teams({ url: noName }), ["publicHost wrong host-unknown"]);
      assert.deepEqual(await teams({ url: "https://127.0.0.1:1" }), ["publicHost wrong host-away"]);
      answers.health = 502;
      assert.deepEqual(await teams(), ["publicHost wrong not-vanthu"]);
      answers.health = 200;
      const stranger = await serve(await makeTlsAuthority());
      const url = `https://localhost:${(stranger.address() as AddressInfo).port}`;
      assert.deepEqual(await teams({ url }), ["publicHost wrong host-certificate"]);
      stranger.close();
      const now = () => new Date("2039-12-20T00:00:00Z");
      assert.deepEqual(await teams({ now }), ["hostCertificate remark host-certificate-ends"]);
    });

    it("says that the endpoint believes strangers, or is shut to Teams", async () => {
      upload("1.2.0");
      answers.messages = 200;
      assert.deepEqual(await teams(), ["endpoint wrong endpoint-open"]);
      answers.messages = 403;
      assert.deepEqual(await teams(), ["endpoint wrong endpoint-other"]);
    });

    it("says that the bot gets no token", async () => {
      upload("1.2.0");
      const credential = { kind: "password", password: "an old one" } as const;
      assert.deepEqual(await teams({ app: { credential } }), ["botToken wrong no-bot-token"]);
    });

    it("says that the catalog has no such app, one of another bot, an older one, or is not to be seen", async () => {
      assert.deepEqual(await teams(), ["catalog wrong not-in-catalog"]);
      upload("1.2.0", "1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9");
      assert.deepEqual(await teams(), ["catalog wrong other-bot"]);
      double.state.registration.catalog.length = 0;
      upload("1.1.9");
      assert.deepEqual(await teams(), ["catalog remark catalog-older"]);
      double.state.registration.forbidden.add("catalog");
      assert.deepEqual(await teams(), ["catalog remark catalog-unseen"]);
    });
  });

  it("sqlserver: says that the database is not there yet, lacks something, or does not answer", async () => {
    const file = path.join(folder, "records.db");
    const settings = { engine: "sqlite", file } as const;
    assert.deepEqual(await said(storePart(settings)), ["storeThere remark store-not-yet"]);
    await writeFile(file, "");
    assert.deepEqual(await said(storePart(settings)), ["storeSchema wrong store-behind"]);
    await (await openStore(settings)).close();
    assert.deepEqual(await said(storePart(settings)), []);
    const connection = "Server=127.0.0.1,1;Database=vanthu;User Id=sa;Password=never-said;Connect Timeout=2";
    const away = storePart({ engine: "sqlserver", connection });
    assert.deepEqual(await said(away), ["storeThere wrong store-away"]);
    assert.doesNotMatch(JSON.stringify(await away.examine()), /never-said/u);
  });

  it("files: says how much room is left", async () => {
    const disk = (gigabytes: number) =>
      said(diskPart({ place: "/data", free: () => Promise.resolve(gigabytes * 1024 ** 3) }));
    assert.deepEqual(await disk(50), []);
    assert.deepEqual(await disk(5), ["disk remark little-room"]);
    assert.deepEqual(await disk(0.5), ["disk wrong little-room"]);
    const gone = diskPart({ place: "/data", free: () => Promise.reject(new Error("ENOENT")) });
    assert.deepEqual(await said(gone), ["disk remark no-folder-yet"]);
  });

  it("examines everything without an argument, and nothing is missing where nothing is set up", async () => {
    const doctor = openDoctor(readConfig({ VANTHU_DATA: path.join(folder, "fresh") }));
    const names = [...new Set(doctor.parts.map(({ name }) => name))];
    assert.deepEqual(names, ["identity", "teams", "sqlserver", "files", "scanner"]);
    const all = (await Promise.all(doctor.parts.map(said))).flat();
    assert.ok(all.length > 0 && all.every((line) => line.includes(" remark ")), all.join("\n"));
    await doctor.close();
  });

  it("names who can mend it in every sentence that says what is wrong", () => {
    const who = /Người quản trị|Người có vai trò|khởi động lần đầu|Dùng thật/u;
    for (const [code, { vi, en }] of Object.entries(doctorMessages)) {
      assert.match(vi, who, code);
      assert.match(en, /\b(?:administrator|Who runs|who runs|first start|Administrator)\b/u, code);
    }
  });
});
