import assert from "node:assert/strict";
import { openSharePointArchive } from "../../../../src/adapters/archive/sharepoint/open-sharepoint-archive.ts";
import { createUnitBudget, defaultBudget } from "../../../../src/adapters/archive/sharepoint/unit-budget.ts";
import { ArchiveUnavailable } from "../../../../src/ports/archive.ts";
import { quick, settingsFor, site } from "../../../support/archive-double.ts";
import { fileOf, kept } from "../../../support/file-to-archive.ts";
import { startGraphDouble, type GraphDouble } from "../../../support/graph-double/graph-double.ts";
import { trustAuthority } from "../../../support/trust-authority.ts";

describe("what SharePoint's archive does behind people's backs", () => {
  let double: GraphDouble;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
    double.state.addSite(site);
  });
  after(() => double.close());

  it("leaves them what remains of the app's account when Graph says that it runs out", async () => {
    const patience = { urgent: 5, background: 1 };
    const budget = createUnitBudget({ ...defaultBudget, perMinute: 1000, patience });
    const archive = openSharePointArchive(settingsFor(double), { budget, tuning: quick });
    const there = await archive.put(fileOf(1000), kept());
    assert.ok((await archive.behind.look(there)) !== null);
    double.faults.plan(({ path }) => path.includes("/items/"), {
      kind: "accountRunsOut",
      units: 20,
      seconds: 50,
    });
    assert.ok((await archive.look(there)) !== null);
    const waits = (error: unknown) => error instanceof ArchiveUnavailable && error.fault === "throttled";
    for (const call of [
      () => archive.behind.look(there),
      () => archive.behind.open(there),
      () => archive.behind.versions(there),
      () => archive.behind.destroy(there),
    ])
      await assert.rejects(call(), waits);
    assert.ok((await archive.look(there)) !== null);
    await archive.close();
  });
});
