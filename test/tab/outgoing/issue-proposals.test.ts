import assert from "node:assert/strict";
import type { DocumentTypeView, OutgoingChoices } from "../../../src/contract/outgoing.ts";
import { contradicts, issueProposals, symbolOnPaper } from "../../../tab/src/outgoing/issue-proposals.ts";
import { readDrafter } from "../../../tab/src/registering/read-signature.ts";
import { beginTurn, blankIssue, editTurn, proposeToTurn } from "../../../tab/src/outgoing/issue-state.ts";

const type = (code: string, name: string, mayBeLegislation = false): DocumentTypeView => ({
  code,
  name,
  nameEn: name,
  abbreviation: null,
  isLegislation: false,
  mayBeLegislation,
});
const types = [type("official-letter", "Công văn"), type("decision", "Quyết định", true)];
const choices: OutgoingChoices = {
  bodies: [],
  units: [
    { id: "u1", name: "Phòng Chuyển đổi số", abbreviation: "CĐS" },
    { id: "u2", name: "Văn phòng", abbreviation: "VP" },
  ],
  signers: [
    { name: "Lương Thế Khải", position: "Giám đốc" },
    { name: "Đoàn Văn Thuận", position: "Phó Giám đốc" },
  ],
};
const offers = { types, choices };

describe("what the signed paper proposes for its number", () => {
  it("is type, unit, abstract, day, urgency and the signer whom the paper names", () => {
    const read = {
      typeName: "Công văn",
      codeNotation: "SKHCN-CĐS",
      abstract: "V/v đôn đốc gửi số liệu",
      issuedDate: "19/11/2026",
      priority: 1,
      signerName: "Đoàn Văn Thuận",
      signerPosition: "Phó Giám đốc",
    } as const;
    assert.deepEqual(issueProposals(read, offers), {
      typeCode: "official-letter",
      isLegislation: false,
      draftingUnitId: "u1",
      signerName: "Đoàn Văn Thuận",
      signerPosition: "Phó Giám đốc",
      abstract: "V/v đôn đốc gửi số liệu",
      issuedDate: "19/11/2026",
      priority: 1,
    });
  });

  it("is legislation by the year in the symbol alone", () => {
    const of = (codeNotation: string) => issueProposals({ typeName: "Quyết định", codeNotation }, offers);
    assert.equal(of("QĐ-SKHCN").isLegislation, false);
    assert.equal(of("2026/QĐ-UBND").isLegislation, true);
  });

  it("is the agency's own way of writing a signer, and the paper's for somebody it does not know", () => {
    const of = (signerName: string, signerPosition: string) =>
      issueProposals({ signerName, signerPosition }, offers);
    assert.deepEqual(of("Lương Thế Khải", "Chủ tịch"), {
      signerName: "Lương Thế Khải",
      signerPosition: "Giám đốc",
    });
    assert.deepEqual(of("Trần Văn Bốn", "Trưởng ban"), {
      signerName: "Trần Văn Bốn",
      signerPosition: "Trưởng ban",
    });
    assert.deepEqual(issueProposals({}, offers), {});
  });

  it("is the unit that keeps a copy where the symbol names none", () => {
    assert.equal(issueProposals({ codeNotation: "QĐ-SKHCN" }, offers, "VP").draftingUnitId, "u2");
    assert.equal(issueProposals({ codeNotation: "SKHCN-CĐS" }, offers, "VP").draftingUnitId, "u1");
    assert.equal(issueProposals({}, offers, "THKH").draftingUnitId, undefined);
    const line = (text: string) => ({ text, x: 0.1, y: 0.9, size: 0.01, width: 0.2 });
    assert.equal(readDrafter([line("- Như trên;"), line("- Lưu: VT, CĐS.")]), "CĐS");
    assert.equal(readDrafter([line("Lưu: VT."), line("Văn bản được lưu: VT, CĐS")]), null);
  });

  it("warns of a symbol on the paper that is not the one to come; a blank for the number fits", () => {
    assert.equal(symbolOnPaper({ codeNumber: "15", codeNotation: "QĐ-SKHCN" }), "15/QĐ-SKHCN");
    assert.equal(symbolOnPaper({ codeNotation: "SKHCN-CĐS" }), "/SKHCN-CĐS");
    assert.equal(contradicts("05/QĐ-SKHCN", "5/QĐ-SKHCN"), false);
    assert.equal(contradicts("15/QĐ-SKHCN", "16/QĐ-SKHCN"), true);
    assert.equal(contradicts("/SKHCN-CĐS", "14/SKHCN-CĐS"), false);
    assert.equal(contradicts("/SKHCN-VP", "14/SKHCN-CĐS"), true);
    assert.equal(contradicts("", "14/SKHCN-CĐS"), false);
  });
});

describe("the form while its paper is read", () => {
  const blank = beginTurn("k", blankIssue(new Date("2026-11-22T03:00:00Z"), "Văn thư"));

  it("takes the paper's values, marked until somebody touches them, and its day instead of today", () => {
    const read = proposeToTurn(blank, { abstract: "Đôn đốc", issuedDate: "19/11/2026" });
    assert.deepEqual(read.proposed, ["abstract", "issuedDate"]);
    assert.equal(read.values.issuedDate, "19/11/2026");
    const touched = editTurn(read, { abstract: "Đôn đốc gửi" });
    assert.deepEqual(touched.proposed, ["issuedDate"]);
  });

  it("never overwrites what a person put in, also when the paper is read again", () => {
    const typed = editTurn(blank, { signerName: "Trịnh Thị Bích Hường" });
    const read = proposeToTurn(typed, { signerName: "Lương Thế Khải", abstract: "Đôn đốc" });
    assert.equal(read.values.signerName, "Trịnh Thị Bích Hường");
    assert.equal(proposeToTurn(read, { abstract: "Đôn đốc" }), read);
  });
});
