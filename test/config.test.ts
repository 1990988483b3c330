import assert from "node:assert/strict";
import { ConfigRefused, listensOnLoopback, readConfig } from "../src/config.ts";

const entra = {
  MICROSOFT_APP_ID: "6f1d6d0a-3d0b-4ad5-9d4e-0a4f6c0e1b11",
  MICROSOFT_APP_TENANT_ID: "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b",
  MICROSOFT_APP_PASSWORD: "a-secret",
  VANTHU_PUBLIC_URL: "https://vanthu.example.gov.vn",
  VANTHU_SCANNER: "clamd",
  CLAMD_SOCKET: "/run/clamav/clamd.ctl",
};

const identityId = "1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9";

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigRefused);
    for (const { vi, en } of error.problems) assert.ok(vi !== "" && en !== "" && vi !== en);
    return error.message;
  }
  return "";
}

describe("the configuration", () => {
  it("needs nothing: on loopback, with SQLite and sample people", () => {
    const config = readConfig({ PATH: "/bin", HOME: "/root" });
    assert.equal(config.host, "127.0.0.1");
    assert.equal(config.port, 3978);
    assert.equal(config.publicUrl, null);
    assert.deepEqual(config.store, { engine: "sqlite", file: "./data/vanthu.db" });
    assert.deepEqual(config.identity, { mode: "sample" });
    assert.equal(config.maxUploadBytes, 104_857_600);
    assert.ok(listensOnLoopback(config));
  });

  it("takes Entra with one credential", () => {
    const { identity, logLevel, publicUrl } = readConfig({ ...entra, VANTHU_HOST: "0.0.0.0" });
    assert.deepEqual(identity, {
      mode: "entra",
      clientId: entra.MICROSOFT_APP_ID,
      tenantId: entra.MICROSOFT_APP_TENANT_ID,
      applicationIdUri: `api://vanthu.example.gov.vn/${entra.MICROSOFT_APP_ID}`,
      credential: { kind: "password", password: "a-secret" },
      teamsAppId: null,
    });
    assert.equal(logLevel, "info");
    assert.equal(publicUrl, "https://vanthu.example.gov.vn");
  });

  it("takes a certificate or the host's own identity as credential", () => {
    const { MICROSOFT_APP_PASSWORD: _, ...rest } = entra;
    const certificate = readConfig({ ...rest, MICROSOFT_APP_CERTIFICATE: "/run/app.pem" }).identity;
    assert.deepEqual(certificate.mode === "entra" && certificate.credential, {
      kind: "certificate",
      path: "/run/app.pem",
    });
    const managed = readConfig({ ...rest, MICROSOFT_APP_MANAGED_IDENTITY: identityId }).identity;
    assert.deepEqual(managed.mode === "entra" && managed.credential, {
      kind: "managedIdentity",
      identityId,
    });
  });

  it("takes SQL Server part by part, with a login or with Entra", () => {
    const place = { SQLSERVER_HOST: "db", SQLSERVER_DATABASE: "vanthu" };
    const login = readConfig({
      ...place,
      SQLSERVER_PORT: "1444",
      SQLSERVER_USER: "v",
      SQLSERVER_PASSWORD: "p",
    });
    assert.deepEqual(login.store, {
      engine: "sqlserver",
      connection: {
        server: "db",
        port: 1444,
        database: "vanthu",
        authentication: { kind: "login", user: "v", password: "p" },
        trustServerCertificate: false,
      },
    });
    const managed = readConfig({ ...place, SQLSERVER_AUTHENTICATION: "managed-identity" }).store;
    assert.ok(managed.engine === "sqlserver" && typeof managed.connection !== "string");
    assert.deepEqual(managed.connection.authentication, { kind: "managed-identity" });
    assert.match(problemsOf({ SQLSERVER_HOST: "db" }), /SQLSERVER_DATABASE/);
    assert.match(problemsOf(place), /SQLSERVER_USER/);
    assert.match(problemsOf({ ...place, SQLSERVER_URL: "Server=db" }), /SQLSERVER_URL/);
    assert.match(problemsOf({ SQLSERVER_PASSWORD: "p" }), /SQLSERVER_HOST/);
  });

  it("takes SQL Server by its connection string", () => {
    const { store } = readConfig({ SQLSERVER_URL: "Server=db;Database=vanthu;User Id=v;Password=p" });
    assert.equal(store.engine, "sqlserver");
  });

  it("counts an empty value as not set", () => {
    assert.equal(readConfig({ VANTHU_PORT: "", MICROSOFT_APP_ID: "  " }).port, 3978);
  });

  it("refuses a variable of ours that it does not know, and names the nearest", () => {
    assert.match(problemsOf({ VANTHU_PROT: "80" }), /VANTHU_PROT.*VANTHU_PORT/);
    assert.match(
      problemsOf({ MICROSOFT_APP_TENANTID: "x" }),
      /MICROSOFT_APP_TENANTID.*MICROSOFT_APP_TENANT_ID/,
    );
    assert.match(problemsOf({ SQLSERVER_URI: "x" }), /SQLSERVER_URI.*SQLSERVER_URL/);
    assert.match(problemsOf({ vanthu_port: "80" }), /vanthu_port.*VANTHU_PORT/);
  });

  const wrong: readonly [string, string][] = [
    ["VANTHU_PORT", "eighty"],
    ["VANTHU_PORT", "70000"],
    ["VANTHU_MAX_UPLOAD_MB", "0"],
    ["VANTHU_UPLOAD_LIFETIME_HOURS", "1.5"],
    ["VANTHU_LOG_LEVEL", "loud"],
    ["VANTHU_SCANNER", "defender"],
    ["CLAMD_HOST", "tcp://clamd"],
    ["CLAMD_SOCKET", "clamd.ctl"],
    ["VANTHU_KEEP_QUARANTINE_DAYS", "0"],
    ["VANTHU_PUBLIC_URL", "vanthu.example.gov.vn"],
    ["VANTHU_PUBLIC_URL", "https://vanthu.example.gov.vn/app"],
    ["VANTHU_TRUSTED_PROXIES", "10.0.0.1,proxy"],
    ["VANTHU_HOST", "http://x"],
    ["MICROSOFT_APP_ID", "vanthu"],
    ["MICROSOFT_APP_MANAGED_IDENTITY", "yes"],
    ["TEAMS_APP_ID", "x"],
  ];
  for (const [name, value] of wrong) {
    it(`refuses ${name}=${value} with a sentence that names the variable and not the value`, () => {
      const message = problemsOf({ [name]: value });
      assert.match(message, new RegExp(`${name} phải là .+ / ${name} must be .+\\.`));
    });
  }

  const contradictory: readonly [string, Record<string, string>, RegExp][] = [
    ["a password and a certificate", { ...entra, MICROSOFT_APP_CERTIFICATE: "/x.pem" }, /Only one of/],
    [
      "a password and a managed identity",
      { ...entra, MICROSOFT_APP_MANAGED_IDENTITY: identityId },
      /Only one of/,
    ],
    ["half of Entra", { MICROSOFT_APP_ID: entra.MICROSOFT_APP_ID }, /by half/],
    ["a credential alone", { MICROSOFT_APP_PASSWORD: "x" }, /by half/],
    ["Entra without a public address", { ...entra, VANTHU_PUBLIC_URL: "" }, /VANTHU_PUBLIC_URL is needed/],
    ["listening beyond loopback without Entra", { VANTHU_HOST: "0.0.0.0" }, /opens to others only/],
    ["a host name beyond loopback without Entra", { VANTHU_HOST: "localhost.example.vn" }, /opens to others/],
    ["a public address without Entra", { VANTHU_PUBLIC_URL: "https://x.vn" }, /lies beyond this machine/],
    ["a public address without TLS", { ...entra, VANTHU_PUBLIC_URL: "http://x.vn" }, /must begin with https/],
    ["Entra without a scanner", { ...entra, VANTHU_SCANNER: "none", CLAMD_SOCKET: "" }, /malware scanner/],
    ["a scanner that is nowhere", { VANTHU_SCANNER: "clamd" }, /CLAMD_HOST .* or CLAMD_SOCKET/],
    ["a scanner in two places", { ...entra, CLAMD_HOST: "clamd" }, /Only one of CLAMD_HOST/],
    ["a scanner that is not used", { CLAMD_HOST: "clamd" }, /set VANTHU_SCANNER to clamd/],
    ["a port of clamd without a host", { ...entra, CLAMD_PORT: "3310" }, /CLAMD_PORT needs/],
    ["a Teams app without Entra", { TEAMS_APP_ID: entra.MICROSOFT_APP_ID }, /TEAMS_APP_ID/],
  ];
  for (const [what, env, sentence] of contradictory) {
    it(`refuses ${what}`, () => assert.match(problemsOf(env), sentence));
  }

  it("takes clamd over TCP, at its own port unless told otherwise, or over a socket; without it nothing is scanned", () => {
    const over = { VANTHU_SCANNER: "clamd", CLAMD_HOST: "clamd.example.gov.vn" };
    const { scanner, quarantineDays } = readConfig(over);
    assert.deepEqual(scanner, { kind: "clamd", address: { host: "clamd.example.gov.vn", port: 3310 } });
    assert.equal(quarantineDays, 30);
    assert.deepEqual(readConfig(entra).scanner, {
      kind: "clamd",
      address: { socket: "/run/clamav/clamd.ctl" },
    });
    assert.deepEqual(readConfig({}).scanner, { kind: "none" });
  });

  it("allows any loopback address without Entra", () => {
    for (const host of ["localhost", "127.0.0.2", "::1"]) assert.ok(readConfig({ VANTHU_HOST: host }));
    assert.ok(readConfig({ VANTHU_PUBLIC_URL: "http://localhost:3978/" }));
  });

  it("says everything that is wrong at once and repeats no secret", () => {
    const message = problemsOf({ VANTHU_PROT: "1", VANTHU_PORT: "x", MICROSOFT_APP_PASSWORD: "hunter2" });
    assert.match(message, /VANTHU_PROT/);
    assert.match(message, /VANTHU_PORT must be/);
    assert.doesNotMatch(message, /hunter2/);
  });
});
