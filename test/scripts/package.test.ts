import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inflateSync } from "node:zlib";
import { Ajv } from "ajv";
import { z } from "zod";
import { readCommand } from "../../bot/handlers/commands.ts";
import { packageFiles } from "../../scripts/app-package/build-package.ts";
import { PackageRefused, packageValues } from "../../scripts/app-package/package-values.ts";
import { tabEntityId } from "../../src/main/bot-parts.ts";

const appId = "3f2b1c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d";
const host = "vanthu.tinh.gov.vn";
const values = packageValues({ "app-id": appId, host }, {}, "1.4.2");

const text = z.looseObject({});
const manifestShape = z.object({
  id: z.string(),
  version: z.string(),
  staticTabs: z.array(z.object({ entityId: z.string() })),
  bots: z.array(
    z.object({
      botId: z.string(),
      commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string() })) })),
    }),
  ),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
});

async function fileOf(name: string): Promise<Buffer> {
  const file = (await packageFiles(values)).find((one) => one.name === name);
  assert.ok(file, `${name} is in the package`);
  return file.bytes;
}

const jsonOf = async (name: string): Promise<unknown> => JSON.parse((await fileOf(name)).toString("utf8"));

/** Every text of the manifest that people read, by the key under which another language stands for it. */
function spoken(at: unknown, key = ""): [string, string][] {
  if (Array.isArray(at)) return at.flatMap((one, index) => spoken(one, `${key}[${index}]`));
  const inside = text.safeParse(at).data;
  if (inside !== undefined)
    return Object.entries(inside).flatMap(([name, one]) => spoken(one, key === "" ? name : `${key}.${name}`));
  const isSpoken = /^(?:name|description)\.|^staticTabs.*\.name$|\.(?:title|description|templateText)$/u.test(
    key,
  );
  return typeof at === "string" && isSpoken && !/^(?:developer|authorization)\./u.test(key)
    ? [[key, at]]
    : [];
}

/** Width, height and the pixels (RGBA) of a PNG without filters beyond the first two. */
function pixelsOf(png: Buffer): { width: number; height: number; isColoured: boolean } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return { width, height, isColoured: isColoured(png, width) };
}

function isColoured(png: Buffer, width: number): boolean {
  if (png[25] !== 6) return true;
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return unfiltered(inflateSync(Buffer.concat(packed)), width * 4).some((line) =>
    line.some(
      (value, at) =>
        at % 4 === 0 &&
        line[at + 3] !== 0 &&
        (value < 250 || line[at + 1] !== value || line[at + 2] !== value),
    ),
  );
}

/** The lines of the picture without PNG's filters (PNG, section 9). */
function unfiltered(data: Buffer, stride: number): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += stride + 1) {
    const above = lines.at(-1) ?? new Uint8Array(stride);
    const line = new Uint8Array(stride);
    for (let x = 0; x < stride; x += 1) {
      const [left, up, corner] = [line[x - 4] ?? 0, above[x] ?? 0, above[x - 4] ?? 0];
      const raw = data[at + 1 + x] ?? 0;
      line[x] = raw + predicted(data[at] ?? 0, left, up, corner);
    }
    lines.push(line);
  }
  return lines;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const near = [left, up, corner].map((one) => Math.abs(left + up - corner - one));
  const [l = 0, u = 0, c = 0] = near;
  return l <= u && l <= c ? left : u <= c ? up : corner;
}

describe("the app package", () => {
  it("is valid by Microsoft's schema, with the deployment's own ids and host and no gap left", async () => {
    const manifest = manifestShape.parse(await jsonOf("manifest.json"));
    assert.equal(manifest.id, appId);
    assert.equal(manifest.version, "1.4.2");
    assert.equal(manifest.bots[0]?.botId, appId);
    assert.deepEqual(manifest.webApplicationInfo, { id: appId, resource: `api://${host}/${appId}` });
    assert.doesNotMatch((await fileOf("manifest.json")).toString("utf8"), /\{\{/);
  });

  it("refuses a manifest that Teams would not take", async () => {
    await assert.rejects(packageFiles({ ...values, version: "x".repeat(300) }), PackageRefused);
  });

  it("has every word that people read in both languages, and the Vietnamese ones are the manifest's own", async () => {
    const words = spoken(await jsonOf("manifest.json"));
    assert.ok(words.length > 20);
    const schema = createRequire(import.meta.url)
      .resolve("@microsoft/app-manifest")
      .replace(/index\.js$/u, "json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json");
    const { $schema: _draft, ...localization } = text.parse(JSON.parse(await readFile(schema, "utf8")));
    // Two of its patterns are not valid with the `u` flag.
    const isValid = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(
      localization,
    );
    for (const name of ["vi.json", "en.json"]) {
      const { $schema: _schema, ...translated } = text.parse(await jsonOf(name));
      assert.deepEqual(Object.keys(translated).toSorted(), words.map(([key]) => key).toSorted(), name);
      assert.ok(isValid({ $schema: _schema, ...translated }), JSON.stringify(isValid.errors));
      if (name === "vi.json") assert.deepEqual(translated, Object.fromEntries(words));
      // What is filled in when it is shown stands in every language.
      for (const [key, own] of words)
        assert.deepEqual(String(translated[key]).match(/\{\w+\}/gu), own.match(/\{\w+\}/gu), key);
    }
  });

  it("offers only commands that the bot understands, in both languages", async () => {
    const manifest = manifestShape.parse(await jsonOf("manifest.json"));
    const english = text.parse(await jsonOf("en.json"));
    const titles = manifest.bots[0]?.commandLists[0]?.commands.map(({ title }) => title) ?? [];
    assert.ok(titles.length > 3);
    for (const [at, title] of titles.entries()) {
      const kind = readCommand(title).kind;
      assert.notEqual(kind, "unknown", title);
      assert.equal(readCommand(String(english[`bots[0].commandLists[0].commands[${at}].title`])).kind, kind);
    }
  });

  it("opens by the tab that cards link to", async () => {
    const { staticTabs } = manifestShape.parse(await jsonOf("manifest.json"));
    assert.equal(staticTabs[0]?.entityId, tabEntityId);
  });

  it("has a colour icon of 192 and an outline of 32 in white alone", async () => {
    assert.deepEqual(pixelsOf(await fileOf("color.png")), { width: 192, height: 192, isColoured: true });
    assert.deepEqual(pixelsOf(await fileOf("outline.png")), { width: 32, height: 32, isColoured: false });
  });
});

describe("npm run package", () => {
  const run = promisify(execFile);
  const script = path.join(import.meta.dirname, "..", "..", "scripts", "package.ts");
  let folder = "";
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-package-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("gives the same bytes in another time zone, from the environment as from flags", async () => {
    const [first, second] = [path.join(folder, "a.zip"), path.join(folder, "b.zip")];
    const { PATH } = process.env;
    const flags = [script, "--app-id", appId, "--host", host, "--out", first];
    await run(process.execPath, flags, { env: { PATH, TZ: "Asia/Ho_Chi_Minh" } });
    const env = { PATH, TZ: "America/Lima", MICROSOFT_APP_ID: appId, VANTHU_PUBLIC_URL: `https://${host}` };
    await run(process.execPath, [script, "--out", second], { env });
    assert.deepEqual(await readFile(first), await readFile(second));
  });

  it("says every wrong or missing value at once, in both languages, and writes nothing", async () => {
    const out = path.join(folder, "none.zip");
    const failed = await run(process.execPath, [script, "--host", "10.0.0.4", "--out", out], {
      env: { PATH: process.env["PATH"] },
    }).then(
      () => assert.fail("it was built"),
      (error: unknown) => z.object({ code: z.number(), stderr: z.string() }).parse(error),
    );
    assert.equal(failed.code, 1);
    assert.match(failed.stderr, /MICROSOFT_APP_ID.*missing/u);
    assert.match(failed.stderr, /10\.0\.0\.4.*địa chỉ IP.*IP address/u);
    await assert.rejects(readFile(out));
  });
});

describe("the values of a package", () => {
  const refuses = (flags: Record<string, string>, pattern: RegExp) =>
    assert.throws(
      () => packageValues({ "app-id": appId, host, ...flags }, {}, "1.0.0"),
      (error: unknown) => error instanceof PackageRefused && pattern.test(error.message),
      JSON.stringify(flags),
    );

  it("refuse an id that is none, or one of those in examples", () => {
    for (const id of ["", "vanthu", `${appId}0`, "00000000-0000-0000-0000-000000000000"])
      refuses({ "app-id": id }, /--app-id/u);
    refuses({ "bot-id": "x" }, /--bot-id/u);
    refuses({ "teams-app-id": "x" }, /--teams-app-id/u);
  });

  it("refuse a host that Teams could not open", () => {
    const wrong = [
      "http://a.vn",
      "a.vn/tab",
      "localhost",
      "vanthu",
      "127.0.0.1",
      "[::1]",
      "a..vn",
      "-a.vn",
      "a.vn:0",
      "a.vn:99999",
      "vănthư.vn",
      "máy chủ",
      "may.local",
      "a.vn?x",
      "u@a.vn",
    ];
    for (const one of wrong) refuses({ host: one }, /--host/u);
  });

  it("refuse a version that Teams cannot compare", () => {
    for (const one of ["1", "1.2", "v1.2.3", "1.2.3-beta", "01.2.3"]) refuses({ version: one }, /--version/u);
  });

  it("take a host with a port, in capitals or as an address, and ids in capitals", () => {
    const given = { "app-id": appId.toUpperCase(), host: "HTTPS://VanThu.Tinh.gov.vn:8443/" };
    const taken = packageValues(given, {}, "1.0.0");
    assert.deepEqual([taken.appId, taken.host], [appId, "vanthu.tinh.gov.vn:8443"]);
  });
});
