import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import { foundAgency } from "../../../src/usecases/administration/found-agency.ts";
import { clockAt } from "../../support/clock-at.ts";

const root = path.resolve(import.meta.dirname, "../../..");

describe("npm run audit:verify", () => {
  let folder = "";
  let file = "";
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "vanthu-verify-"));
    file = path.join(folder, "vanthu.db");
    const store = await openStore({ engine: "sqlite", file });
    const deps = { store, clock: clockAt(new Date("2026-11-20T01:00:00Z")), ids: uuidIds };
    await foundAgency(deps, {
      agency: { parentId: null, name: "Sở Xây dựng", abbreviation: "SXD", oldCode: null, newCode: "H95.14" },
      administrator: { fullName: "Đỗ Minh Khôi", email: "khoi@example.vn", directoryId: null },
      validFrom: "2026-01-01",
    });
    await store.close();
  });
  after(() => rm(folder, { recursive: true }));

  const verify = (...words: readonly string[]) =>
    spawnSync(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "scripts/audit-verify.ts", ...words],
      {
        cwd: root,
        encoding: "utf8",
        env: { PATH: process.env["PATH"], VANTHU_DATA: folder },
      },
    );

  it("calls no agency intact that is not here", () => {
    const { status, stdout, stderr } = verify("H95");
    assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
    assert.match(stderr, /Không có cơ quan “H95” ở đây\. \/ There is no such agency here\./u);
  });

  it("says one line an agency in both languages and ends with 0, then with 1 and the entry once one was changed", () => {
    const good = verify();
    assert.equal(good.status, 0, good.stderr);
    assert.match(good.stdout, /^✔ Sở Xây dựng: nguyên vẹn, 3 mục .* \/ intact, 3 entries/u);

    const db = new DatabaseSync(file);
    db.exec("update audit_entry set data = '{}' where seq = 2");
    db.close();
    const bad = verify();
    assert.equal(bad.status, 1);
    assert.match(
      bad.stdout,
      /^✘ Sở Xây dựng: mục 2 [\da-f-]{36} person\.added .* bị sửa\. \/ entry 2 .* was changed\.$/mu,
    );
  });
});
