import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "../../src/config.ts";
import { openArchives } from "../../src/main/archive-parts.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Every file and package that is loaded before the server can answer: imports that are not asked for later. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith(".ts")) return seen;
  const text = readFileSync(path.join(root, file), "utf8");
  for (const [, clause = "", to = ""] of text.matchAll(/^(?:import|export)\s([^"';]*?)from "([^"]+)";/gmu)) {
    if (clause.startsWith("type ")) continue;
    const isOurs = to.startsWith(".");
    loadedBy(isOurs ? path.posix.join(path.posix.dirname(file), to) : to, seen);
  }
  return seen;
}

describe("the archives of a server", () => {
  it("load nothing of Graph or Entra until something is asked of SharePoint", () => {
    const loaded = loadedBy("src/main.ts");
    assert.ok(loaded.has("src/main/archive-parts.ts"));
    const large = ["@azure/identity", "@microsoft/microsoft-graph-client"];
    assert.deepEqual(
      [...loaded].filter((one) => large.includes(one)),
      [],
    );
    const archive = [...loaded].filter((one) => one.startsWith("src/adapters/archive/"));
    assert.deepEqual(archive, ["src/adapters/archive/sharepoint/unit-budget.ts"]);
  });

  it("are none where none is set up", async () => {
    const opened = openArchives(readConfig({}));
    const { archives, limits } = opened;
    assert.equal(archives.current, null);
    assert.deepEqual(archives.all, []);
    assert.deepEqual(limits, {});
    await opened.close();
  });

  it("are the current one and those that were before, which can still be read", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "vanthu-parts-"));
    try {
      const opened = openArchives(
        readConfig({
          VANTHU_DATA: folder,
          VANTHU_ARCHIVE: "sharepoint",
          VANTHU_ARCHIVE_FOLDER: path.join(folder, "share"),
          SHAREPOINT_SITE: "https://donvi.sharepoint.com/sites/vanthu",
          MICROSOFT_APP_ID: "6f1d6d0a-3d0b-4ad5-9d4e-0a4f6c0e1b11",
          MICROSOFT_APP_TENANT_ID: "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b",
          MICROSOFT_APP_PASSWORD: "x",
          VANTHU_PUBLIC_URL: "https://vanthu.example.gov.vn",
          VANTHU_SCANNER: "clamd",
          CLAMD_SOCKET: "/run/clamav/clamd.ctl",
        }),
      );
      const { archives, limits } = opened;
      assert.equal(archives.current?.kind, "sharepoint");
      assert.deepEqual(archives.all.map(({ kind }) => kind).sort(), ["folder", "sharepoint"]);
      assert.ok("graph" in limits, "what Graph allows is shared among the servers");
      const steps = await archives.of("folder")?.examine();
      assert.ok(steps?.every(({ isOk }) => isOk));
      await opened.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
