import assert from "node:assert/strict";
import { freezeAccount } from "../../../src/usecases/accounts/freeze-account.ts";
import { ImportTaken } from "../../../src/usecases/imports/hold-import.ts";
import { admit } from "../../../src/usecases/imports/start-import.ts";
import { line, openImportOffice, type ImportOffice } from "./import-office.ts";

describe("An import whose account is frozen", () => {
  let office: ImportOffice;
  beforeEach(async () => {
    office = await openImportOffice();
  });
  afterEach(() => office.close());

  it("stops with the account that began it (R61), says so, and another clerk may go on with it", async () => {
    const { clerk, administrator } = office.actors;
    const { job, file } = await office.checked([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => line(n)));
    const admitted = await admit(office.services, job, "all");
    const freezing: Promise<unknown>[] = [];
    const stopped = office.run(admitted, file, {
      onProgress: () => {
        if (freezing.length > 0) return;
        const lost = { personId: clerk.personId, lostSince: null, reason: "Mất điện thoại" };
        freezing.push(freezeAccount(office.services, administrator, lost));
      },
    });
    await assert.rejects(stopped, ImportTaken);
    await Promise.all(freezing);
    const left = await office.services.store.read.imports.get(job.id);
    assert.deepEqual(
      [left?.state, left?.failure?.code, left?.counts.added],
      ["failed", "import.account-frozen", 3],
    );
    office.clock.set(new Date(office.clock.now().getTime() + 120_000));
    const ended = await office.run(await admit(office.services, left ?? job, "all"), file);
    assert.deepEqual([ended.state, ended.counts.added, ended.counts.same], ["done", 6, 3]);
  });
});
