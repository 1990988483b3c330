import assert from "node:assert/strict";
import { clamdScanner } from "../../../src/adapters/malware/clamd-scanner.ts";
import { messageOf } from "../../../src/contract/messages/all.ts";
import { doctorSteps } from "../../../src/contract/messages/doctor.ts";
import type { MalwareScanner } from "../../../src/ports/malware-scanner.ts";
import { scannerPart } from "../../../src/usecases/doctor/scanner-part.ts";
import { clamdPath, startClamd, type RunningClamd } from "../../support/clamd.ts";
import { scannerDouble } from "../../support/scanner-double.ts";

describe("npm run doctor -- scanner", () => {
  const now = () => new Date("2026-11-23T02:00:00Z");
  async function examine(scanner: MalwareScanner | null, maxUploadBytes = 1_000_000): Promise<string[]> {
    const steps = await scannerPart({ scanner, maxUploadBytes, now }).examine();
    return steps.map(({ step, isOk, problem }) => {
      assert.ok(Object.hasOwn(doctorSteps, step), step);
      if (problem === null) return `${step} ${isOk ? "well" : ""}`;
      const said = messageOf(problem.code, problem.params);
      assert.ok(said !== null && !/\{\w+\}/u.test(said.vi + said.en), problem.code);
      return `${step} ${isOk ? "remark" : "wrong"} ${problem.code}`;
    });
  }

  it("says that all is well, step by step", async () => {
    const all = ["scannerThere", "scannerSees", "scannerFresh", "scannerFinds", "scannerTakes"];
    assert.deepEqual(
      await examine(scannerDouble()),
      all.map((step) => `${step} well`),
    );
  });

  it("says what is wrong and who mends it: away, blind, old, finding nothing", async () => {
    const scanner = scannerDouble();
    scanner.fault = "away";
    assert.deepEqual(await examine(scanner), ["scannerThere wrong doctor.scanner-away"]);
    scanner.fault = "blind";
    assert.equal((await examine(scanner))[1], "scannerSees wrong doctor.scanner-blind");
    scanner.fault = null;
    scanner.finds.clear();
    assert.equal((await examine(scanner))[3], "scannerFinds wrong doctor.scanner-finds-nothing");
    const state = { ...(await scanner.state()), madeAt: new Date("2026-11-01T02:00:00Z") };
    const old = { ...scanner, state: () => Promise.resolve(state) };
    assert.equal((await examine(old))[2], "scannerFresh wrong doctor.scanner-old");
    assert.deepEqual(await examine(null), ["scannerThere remark doctor.no-scanner"]);
  });

  describe("with Debian's clamd", function () {
    let clamd: RunningClamd;
    before(async function () {
      if (clamdPath() === null) return this.skip();
      clamd = await startClamd({ conf: { StreamMaxLength: "2M" } });
    });
    after(() => clamd?.stop());

    it("finds that the largest upload is more than clamd takes", async () => {
      const steps = await examine(clamdScanner({ socket: clamd.socket }), 3_000_000);
      assert.deepEqual(steps.slice(2), [
        "scannerFresh remark doctor.scanner-own-signatures",
        "scannerFinds well",
        "scannerTakes wrong doctor.scanner-too-small",
      ]);
    });
  });
});
