import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { readConfig } from "../../src/config.ts";
import { variables } from "../../src/config/variables.ts";
import lock from "../../package-lock.json" with { type: "json" };

const root = path.join(import.meta.dirname, "../..");
const textOf = (file: string): Promise<string> => readFile(path.join(root, file), "utf8");

/** Variables and their values as each kind of file sets them. */
function settingsIn(file: string, text: string): Record<string, string> {
  const pattern = file.endsWith(".bicep")
    ? /\{ name: '(?<name>\w+)', value: (?<value>.+?) \}/gu
    : file.endsWith(".xml")
      ? /<env name="(?<name>\w+)" value="(?<value>[^"]*)"/gu
      : /^\s*(?:ENV )?(?<name>(?:VANTHU|MICROSOFT|TEAMS|SQLSERVER|CLAMD|SHAREPOINT)_\w+)=(?<value>[^\s\\]+)/gmu;
  return Object.fromEntries(
    [...text.matchAll(pattern)].map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]),
  );
}

/** What Azure fills in when it deploys. */
const filledByAzure: Readonly<Record<string, string>> = {
  "'https://${host}'": "https://vanthu.tinh.gov.vn",
  proxies: "100.64.0.0/10",
  appId: "6f1d6d0a-3d0b-4ad5-9d4e-0a4f6c0e1b11",
  "subscription().tenantId": "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b",
  "identity.properties.clientId": "1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9",
  "sql.properties.fullyQualifiedDomainName": "vanthu.database.windows.net",
  sharePointSite: "https://donvi.sharepoint.com/sites/vanthu",
};

const ownOf = (given: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !name.startsWith("NODE_")));

describe("the files for deploying", () => {
  it("name only variables that the program has", async () => {
    const known = Object.keys(variables.shape);
    for await (const file of glob("deploy/**/*.*", { cwd: root })) {
      const words = (await textOf(file)).matchAll(
        /\b(?:VANTHU|MICROSOFT_APP|TEAMS_APP|SQLSERVER|CLAMD|SHAREPOINT)_[A-Z_]+\b/gu,
      );
      for (const [word] of words) assert.ok(known.includes(word), `${file}: ${word}`);
    }
  });

  for (const file of ["deploy/vanthu.env.example", "deploy/windows/vanthu.xml"]) {
    it(`${file} is an environment with which the server starts`, async () => {
      const config = readConfig(ownOf(settingsIn(file, await textOf(file))));
      assert.deepEqual([config.identity.mode, config.store.engine], ["entra", "sqlserver"]);
    });
  }

  it("the Bicep gives an environment with which several servers start without a secret", async () => {
    const file = "deploy/azure/main.bicep";
    const given: Record<string, string> = {};
    for (const [name, value] of Object.entries(settingsIn(file, await textOf(file))))
      given[name] = filledByAzure[value] ?? value.replaceAll("'", "");
    const config = readConfig(given);
    assert.ok(config.identity.mode === "entra" && config.identity.credential.kind === "managedIdentity");
    assert.deepEqual([config.spool, config.archive.current], ["database", "sharepoint"]);
    assert.doesNotMatch(JSON.stringify(given), /PASSWORD/u);
  });

  it("the Bicep asks of Container Apps what they take: probes, cores, memory, paths and the port of the image", async () => {
    const text = await textOf("deploy/azure/main.bicep");
    const image = await textOf("deploy/Dockerfile");
    const port = /^EXPOSE (\d+)$/mu.exec(image)?.[1];
    const numbers = (name: string) =>
      [...text.matchAll(new RegExp(`\\b${name}: (?:json\\()?'?([\\d.]+)`, "gu"))].map(([, it]) => Number(it));
    // ContainerAppProbe: failureThreshold 1 to 10, periodSeconds 1 to 240.
    assert.equal(numbers("failureThreshold").length, 3);
    assert.ok(numbers("failureThreshold").every((it) => it >= 1 && it <= 10));
    assert.ok(numbers("periodSeconds").every((it) => it >= 1 && it <= 240));
    // A replica of the consumption profile: at most 4 cores, and twice as many GiB as cores.
    const cores = numbers("cpu").reduce((sum, it) => sum + it, 0);
    const memory = numbers("memory").reduce((sum, it) => sum + it, 0);
    assert.ok(cores <= 4 && memory === 2 * cores, `${cores} cores, ${memory} GiB`);
    assert.match(text, /workloadProfileName: 'Consumption'/u);
    for (const [, asked = "", of] of text.matchAll(/httpGet: \{ path: '([^']+)', port: (\d+)/gu))
      assert.deepEqual([["/healthz", "/readyz"].includes(asked), of], [true, port]);
    assert.equal(/targetPort: (\d+)/u.exec(text)?.[1], port);
  });

  it("the image copies files that are there, runs as nobody's administrator and tells its health", async () => {
    const text = await textOf("deploy/Dockerfile");
    const ignored = await textOf("deploy/Dockerfile.dockerignore");
    for (const [, places = ""] of text.matchAll(/^COPY (?!--from)(.+) \S+$/gmu))
      for (const place of places.split(" ")) {
        assert.ok(existsSync(path.join(root, place)), place);
        assert.ok(ignored.includes(`!${place}\n`), `${place} is kept from the build`);
      }
    for (const script of text.match(/(?:src|scripts)\/[\w/-]+\.ts/gu) ?? [])
      assert.ok(existsSync(path.join(root, script)), script);
    assert.match(text, /^USER 10001$/mu);
    assert.match(text, /HEALTHCHECK[\s\S]+\/readyz/u);
    const { version } = lock.packages["node_modules/node"];
    for (const [, major] of text.matchAll(/^FROM node:(\d+)/gmu)) assert.equal(major, version.split(".")[0]);
    const own = readConfig({ ...settingsIn("Dockerfile", text), VANTHU_HOST: "127.0.0.1" });
    assert.equal(/^EXPOSE (\d+)$/mu.exec(text)?.[1], String(own.port));
    assert.match(text, new RegExp(`HEALTHCHECK[\\s\\S]+127\\.0\\.0\\.1:${own.port}/readyz`, "u"));
    assert.match(text, /^VOLUME \/data$/mu);
    assert.ok(own.dataFolder === "/data", own.dataFolder);
  });

  it("the unit starts what there is, and gives up on a wrong setting alone", async () => {
    const unit = await textOf("deploy/vanthu.service");
    const start = /^ExecStart=\/opt\/vanthu\/(\S+) \S+ (\S+)$/mu.exec(unit);
    assert.deepEqual(start?.slice(1), ["node_modules/node/bin/node", "src/main.ts"]);
    for (const line of ["NoNewPrivileges=yes", "ProtectSystem=strict", "RestartPreventExitStatus=78"])
      assert.ok(unit.includes(line), line);
  });
});
