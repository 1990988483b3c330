import assert from "node:assert/strict";
import { inflatedSize } from "../../../tab/src/paper/zip-sizes.ts";
import { makeZip } from "../../support/zip-fixture.ts";

const bufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

describe("what an archive says it comes to", () => {
  it("is the sum of its entries, before any of them is opened", () => {
    const zip = makeZip([
      { name: "word/document.xml", content: "x".repeat(70_000) },
      { name: "word/styles.xml", content: "y".repeat(300) },
    ]);
    assert.equal(inflatedSize(bufferOf(zip)), 70_300);
  });

  it("is not known of what is no archive, or of one that is cut off", () => {
    const zip = makeZip([{ name: "a.xml", content: "a" }]);
    assert.equal(inflatedSize(bufferOf(Buffer.from("no archive at all, but long enough to hold one"))), null);
    assert.equal(inflatedSize(bufferOf(zip.subarray(0, -30))), null);
    assert.equal(inflatedSize(new ArrayBuffer(3)), null);
  });
});
