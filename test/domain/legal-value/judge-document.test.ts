import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  judgeDocument,
  type JudgedFile,
  type LegalInputs,
} from "../../../src/domain/legal-value/judge-document.ts";
import { ruleOn } from "../../../src/domain/legal-value/legal-value-rules.ts";
import type { SignatureReport } from "../../../src/domain/signatures/file-report.ts";
import { report, signature, signer } from "../../support/signature-reports.ts";

const rule = ruleOn("2026-11-22", null);
const sender = { name: "Sở Nội vụ tỉnh Đồng Tháp", names: ["Sở Nội vụ tỉnh Đồng Tháp"], codes: ["H20.12"] };
const person = signature({ signer: signer("Nguyễn Văn An", "Sở Nội vụ") });
const seal = signature({
  field: "Ky2",
  revision: 2,
  kind: "agency",
  signer: signer("Sở Nội vụ", "Sở Nội vụ"),
});

const file = (signatures: readonly SignatureReport[], part: Partial<JudgedFile> = {}): JudgedFile => ({
  name: "cong-van.pdf",
  role: "main",
  report: report(signatures),
  ...part,
});
const inputs = (files: readonly JudgedFile[], part: Partial<LegalInputs> = {}): LegalInputs => ({
  files,
  sender,
  receiver: { names: ["Ủy ban nhân dân tỉnh Đồng Tháp"], codes: [] },
  signerName: "Nguyễn Văn An",
  isScan: false,
  ...part,
});
const judge = (files: readonly JudgedFile[], part: Partial<LegalInputs> = {}) => {
  const { value, reasons } = judgeDocument(inputs(files, part), rule);
  return [value, ...reasons.map((it) => it.code.replace("legal-value.", ""))];
};

describe("What a document with its files is worth (R02-R06)", () => {
  it("replaces paper when its signer signed and its agency sealed after", () => {
    assert.deepEqual(judge([file([person, seal])]), ["replacesPaper", "signed-and-sealed"]);
  });

  it("does not take another agency's seal for the sender's, and says whose it is", () => {
    const other = { ...seal, signer: signer("Sở Tài chính", "Sở Tài chính") };
    assert.deepEqual(judge([file([person, other])]), ["reference", "no-seal", "seal-of-another"]);
  });

  it("says of another agency's seal also beside the sender's own, but not of the receiver's stamp on arrival", () => {
    const other = { ...seal, signer: signer("Sở Tài chính") };
    assert.deepEqual(judge([file([person, seal, other])]), [
      "replacesPaper",
      "signed-and-sealed",
      "seal-of-another",
    ]);
    const arrival = { ...seal, signer: signer("UBND tỉnh Đồng Tháp") };
    assert.deepEqual(judge([file([person, seal, arrival])]), ["replacesPaper", "signed-and-sealed"]);
  });

  it("does not take another person's signature for that of the signer whom the document names", () => {
    assert.deepEqual(judge([file([person, seal])], { signerName: "Trần Thị Bình" }), [
      "reference",
      "no-person",
      "signer-differs",
    ]);
  });

  it("says nothing of those who sign beside the signer", () => {
    const drafter = signature({ signer: signer("Lê Thị Soạn", "Sở Nội vụ") });
    assert.deepEqual(judge([file([drafter, person, seal])]), ["replacesPaper", "signed-and-sealed"]);
  });

  it("takes the certificate's word where the register names no signer, unless it is of another agency", () => {
    assert.deepEqual(judge([file([person, seal])], { signerName: null }), [
      "replacesPaper",
      "signed-and-sealed",
      "signer-not-named",
    ]);
    const stranger = signature({ signer: signer("Nguyễn Văn An", "Sở Y tế") });
    assert.deepEqual(judge([file([stranger, seal])], { signerName: null }), [
      "reference",
      "no-person",
      "signer-of-another",
    ]);
  });

  it("counts a detached signature to the file that it signs", () => {
    const beside = file([person, seal], { name: "cong-van.pdf.p7s", role: "attachment" });
    assert.deepEqual(judge([file([]), beside]), ["replacesPaper", "signed-and-sealed"]);
  });

  it("is invalid by an attachment that was tampered with, and says which is not sealed", () => {
    const broken = file([signature({ conclusion: "TOTAL-FAILED" })], {
      name: "phu-luc.pdf",
      role: "attachment",
    });
    assert.deepEqual(judge([file([person, seal]), broken]), ["invalid", "attachment-failed"]);
    const plain = file([], { name: "phu-luc.pdf", role: "attachment" });
    assert.deepEqual(judge([file([person, seal]), plain]), [
      "replacesPaper",
      "signed-and-sealed",
      "attachment-not-sealed",
    ]);
  });

  it("is for reference while a file cannot be looked at, which never reads as unsigned", () => {
    const unsupported = report([], {
      integrity: "undecided",
      conclusion: "INDETERMINATE",
      findings: [{ code: "signed-file.kind-unsupported", params: { kind: "OOXML" } }],
    });
    assert.deepEqual(judge([file([], { report: unsupported })]), [
      "reference",
      "not-proven",
      "signed-file.kind-unsupported",
    ]);
  });

  it("says why a signature that decides did not pass, each cause once", () => {
    const untrusted = { findings: [{ code: "path.none" }], conclusion: "INDETERMINATE" } as const;
    assert.deepEqual(
      judge([
        file([
          { ...person, ...untrusted },
          { ...seal, ...untrusted },
        ]),
      ]),
      ["reference", "not-proven", "path.none"],
    );
    const changed = {
      kind: "other",
      judgement: "forbidden",
      code: "change.object",
      params: { number: 4 },
    } as const;
    const failed = { ...person, conclusion: "TOTAL-FAILED", changesAfter: [changed] } as const;
    assert.deepEqual(judge([file([failed, seal])]), ["invalid", "signature-failed", "change.object"]);
  });

  it("takes a scan as the rule of its day says (R06 against R05)", () => {
    const own = {
      validFrom: "2016-06-01",
      source: "QĐ 2226/QĐ-BCT",
      needsAgencySeal: false,
      acceptsScans: true,
    };
    const scan = inputs([file([])], { isScan: true });
    const on = (day: string) => judgeDocument(scan, ruleOn(day, own)).value;
    assert.equal(on("2016-05-31"), "reference");
    assert.equal(on("2017-03-01"), "paperEquivalent");
    // A later law is followed until the agency says otherwise.
    assert.equal(on("2020-03-05"), "reference");
    assert.equal(
      judgeDocument(scan, ruleOn("2026-01-02", { ...own, validFrom: "2026-01-01" })).value,
      "paperEquivalent",
    );
  });
});

const anySignature = fc.record({
  kind: fc.constantFrom("person" as const, "agency" as const, "unknown" as const, "timeStamp" as const),
  conclusion: fc.constantFrom("TOTAL-PASSED" as const, "INDETERMINATE" as const, "TOTAL-FAILED" as const),
  signer: fc.constantFrom(
    signer("Nguyễn Văn An", "Sở Nội vụ"),
    signer("Trần Thị Bình"),
    signer("Sở Nội vụ"),
    signer("Sở Y tế"),
  ),
});

describe("What a document is worth, whatever its files hold", () => {
  const files = fc.array(
    fc.record({
      role: fc.constantFrom("main" as const, "attachment" as const),
      signatures: fc.array(anySignature, { maxLength: 5 }),
    }),
    { maxLength: 4 },
  );

  it("replaces paper only with the signer's valid signature and the sender's valid seal after it in every main file", () => {
    fc.assert(
      fc.property(files, fc.boolean(), (made, isScan) => {
        const all = made.map(({ role, signatures }, i) =>
          file(
            signatures.map((it) => signature(it)),
            { name: `${i}.pdf`, role },
          ),
        );
        const { value, reasons } = judgeDocument(inputs(all, { isScan }), rule);
        assert.notEqual(reasons.length, 0);
        const failed = all.some(({ report: it }) => it.conclusion === "TOTAL-FAILED");
        assert.equal(value === "invalid", failed && all.some((it) => it.role === "main"));
        if (value !== "replacesPaper") return;
        for (const { report: it } of all.filter(({ role }) => role === "main")) {
          const signed = it.signatures.filter(({ conclusion }) => conclusion === "TOTAL-PASSED");
          const hand = signed.findIndex(
            ({ kind, signer: by }) => kind === "person" && by?.commonName === "Nguyễn Văn An",
          );
          const sealed = signed.findLastIndex(
            ({ kind, signer: by }) => kind === "agency" && by?.commonName === "Sở Nội vụ",
          );
          assert.ok(hand >= 0 && sealed > hand);
        }
      }),
    );
  });
});
