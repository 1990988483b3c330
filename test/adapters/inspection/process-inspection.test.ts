import assert from "node:assert/strict";
import * as fc from "fast-check";
import { createProcessInspection } from "../../../src/adapters/inspection/process-inspection.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { compoundFixture, limited, useInspection, wordFixture } from "../../support/inspection-in-use.ts";
import { makePdf, officialPage } from "../../support/pdf-fixture.ts";
import { jpegFixture, pngFixture, tiffFixture } from "../../support/picture-fixture.ts";
import { makeOffice, makeZip } from "../../support/zip-fixture.ts";

const mebibyte = 1024 * 1024;
/** Limits under which a bomb goes on until something else stops it. */
const generous = { zipRatio: 1e9, zipInflatedBytes: 1e12, zipNestedBytes: 1e12 };

describe("the inspection of files outlives every file", () => {
  const { refusal, store } = useInspection();

  it("one that takes too long", async () => {
    const slow = await store("slow", makeZip([{ name: "a", content: Buffer.alloc(500 * mebibyte) }]));
    await limited({ ...generous, timeoutMs: 150 }, async (by) => {
      const file = { path: slow, name: "slow.zip", size: 1, role: "attachment", refuses: [] } as const;
      await assert.rejects(by.inspect(file), { code: "intake.too-long-to-read" });
      assert.equal(await refusal("a.txt", "a", "main", by), "accepted");
    });
  });

  it("one that takes too much memory", async function () {
    if (process.platform !== "linux") this.skip();
    this.timeout(120_000);
    const inner = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(500 * mebibyte)]);
    const greedy = makeZip([{ name: "a.zip", content: inner }]);
    await limited({ ...generous, memoryMb: 300, timeoutMs: 100_000 }, async (by) => {
      assert.equal(await refusal("a.zip", greedy, "attachment", by), "intake.cannot-be-read");
      assert.equal(await refusal("a.txt", "a", "main", by), "accepted");
    });
  });

  it("ones with bytes changed or cut off: each is told or refused, none is a fault of ours", async () => {
    const page = await makePdf(officialPage());
    const whole: readonly (readonly [string, Buffer])[] = [
      ["a.pdf", page],
      ["a.docx", makeOffice("docx", ["A", "B"])],
      ["a.doc", compoundFixture({ "/WordDocument": wordFixture() })],
      ["a.xls", compoundFixture({ "/Workbook": Buffer.alloc(100) })],
      ["a.png", pngFixture()],
      ["a.jpg", jpegFixture()],
      ["a.tif", tiffFixture(3)],
    ];
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        damage,
        fc.nat({ max: 3 }),
        async ([name, bytes], changes, cut) => {
          const broken = Buffer.from(bytes);
          for (const [at, value] of changes) broken[at % broken.length] = value;
          const outcome = await refusal(name, cut === 0 ? broken.subarray(0, broken.length * 0.7) : broken);
          assert.match(outcome, /^(?:accepted$|intake\.)/u);
          assert.notEqual(outcome, "intake.cannot-be-read");
        },
      ),
      // The same damage each time: what is found depends on the code alone. A search for more takes other seeds, by hand.
      { numRuns: 150, seed: 64 },
    );
  });

  it("many at a time, each with its own answer", async () => {
    await limited({}, async (by) => {
      const texts = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? `Số: ${index}` : ""));
      const files = await Promise.all(texts.map((text, index) => store(`many-${index}`, text)));
      const answers = await Promise.allSettled(
        files.map((stored) =>
          by.inspect({ path: stored, name: "a.txt", size: 1, role: "main", refuses: [] }),
        ),
      );
      const read = answers.map((one) => (one.status === "fulfilled" ? one.value.firstPage?.[0]?.text : ""));
      assert.deepEqual(read, texts);
    });
  });

  it("and tells a file that is not there from one that is refused", async () => {
    await limited({}, async (by) => {
      const absent = { path: "/absent/file", name: "a.pdf", size: 1, role: "main", refuses: [] } as const;
      await assert.rejects(
        by.inspect(absent),
        (error) => error instanceof Error && !(error instanceof RuleBroken),
      );
    });
  });

  it("and answers nothing once closed", async () => {
    const own = createProcessInspection();
    await own.close();
    await assert.rejects(
      own.inspect({ path: "x", name: "x", size: 1, role: "main", refuses: [] }),
      /closed/u,
    );
  });
});
