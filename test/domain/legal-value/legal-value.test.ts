import assert from "node:assert/strict";
import {
  legalValue,
  ruleOfDecree30,
  type JudgedSignature,
} from "../../../src/domain/legal-value/legal-value.ts";

const signature = (
  kind: JudgedSignature["kind"],
  conclusion: JudgedSignature["conclusion"] = "TOTAL-PASSED",
): JudgedSignature => ({ kind, conclusion });

const answer = (signatures: readonly JudgedSignature[], isScan = false, acceptsScans = false) => {
  const { value, reasons } = legalValue(signatures, isScan, { ...ruleOfDecree30, acceptsScans });
  return [value, reasons[0]?.code];
};

describe("What a document is worth in law (R04, R05, R06; NĐ 30/2020 Điều 5)", () => {
  it("replaces paper when the competent person signed and the agency sealed after", () => {
    assert.deepEqual(answer([signature("person"), signature("agency"), signature("timeStamp")]), [
      "replacesPaper",
      "legal-value.signed-and-sealed",
    ]);
  });

  it("is for reference without the agency's signature, without the person's, or in the wrong order", () => {
    assert.deepEqual(answer([signature("person")]), ["reference", "legal-value.no-seal"]);
    assert.deepEqual(answer([signature("agency")]), ["reference", "legal-value.no-person"]);
    assert.deepEqual(answer([signature("agency"), signature("person")]), [
      "reference",
      "legal-value.seal-before-signature",
    ]);
  });

  it("is for reference while a signature is not proven, and invalid when one failed", () => {
    const person = signature("person");
    assert.deepEqual(answer([person, signature("agency", "INDETERMINATE")]), [
      "reference",
      "legal-value.not-proven",
    ]);
    assert.deepEqual(answer([person, signature("agency", "TOTAL-FAILED")]), [
      "invalid",
      "legal-value.signature-failed",
    ]);
  });

  it("takes a scan for its paper only where the agency's rule says so", () => {
    assert.deepEqual(answer([], true, true), ["paperEquivalent", "legal-value.scan-accepted"]);
    assert.deepEqual(answer([], true, false), ["reference", "legal-value.not-signed"]);
    assert.deepEqual(answer([], false, true), ["reference", "legal-value.not-signed"]);
  });
});
