import assert from "node:assert/strict";
import type { AgencySuggestion } from "../../../src/contract/directory.ts";
import {
  blankForm,
  formAfter,
  formAfterSaving,
  type FormState,
} from "../../../tab/src/registering/form-state.ts";

const key = "0b7c6a52-5f6f-4d3c-9e53-1f2b7c6a5201";
const agency: AgencySuggestion = {
  id: "0b7c6a52-5f6f-4d3c-9e53-1f2b7c6a5202",
  name: "Sở Nội vụ tỉnh Minh Sơn",
  abbreviation: "SNV",
  code: "H98.05",
  parentName: null,
  habit: {
    typeName: "Công văn",
    codeNotation: "SNV-CCVC",
    signerName: "Mai Thị Thùy Dương",
    signerPosition: "Phó Giám đốc",
    source: "exchange",
  },
  validTo: null,
};
const pick = (state: FormState): FormState => formAfter(state, { act: "pickSender", agency });

describe("the form of an incoming document", () => {
  it("fills from the sender's habit what is empty, and marks it as a proposal", () => {
    const { values, proposed } = pick(blankForm(key));
    assert.equal(values.senderAgencyId, agency.id);
    assert.equal(values.codeNotation, "SNV-CCVC");
    assert.equal(values.source, "exchange");
    assert.equal(proposed.signerName, "habit");
    assert.equal(proposed.senderName, undefined, "the sender was chosen by a person");
  });

  it("never overwrites what a person typed", () => {
    const typed = formAfter(blankForm(key), { act: "edit", patch: { codeNotation: "QĐ-SNV" } });
    assert.equal(pick(typed).values.codeNotation, "QĐ-SNV");
  });

  it("believes the document before its sender's habit, whichever is known first", () => {
    const read = {
      act: "propose",
      origin: "file",
      patch: { codeNotation: "QĐ-UBND", typeName: "Quyết định" },
    } as const;
    for (const state of [pick(formAfter(blankForm(key), read)), formAfter(pick(blankForm(key)), read)]) {
      assert.equal(state.values.codeNotation, "QĐ-UBND");
      assert.equal(state.values.typeName, "Quyết định");
      assert.equal(state.proposed.typeName, "file");
    }
  });

  it("takes the mark away once a person has touched the value", () => {
    const state = formAfter(pick(blankForm(key)), { act: "edit", patch: { typeName: "Báo cáo" } });
    assert.equal(state.proposed.typeName, undefined);
    assert.equal(state.proposed.codeNotation, "habit");
  });

  it("does not touch the source after a person has left it", () => {
    const left = formAfter(blankForm(key), { act: "leave", field: "source" });
    assert.equal(pick(left).values.source, "paper");
  });

  it("carries over how documents come in where the person chose it, and nothing else", () => {
    const mailed = formAfter(blankForm(key), { act: "edit", patch: { source: "mail", abstract: "Báo cáo" } });
    const next = formAfterSaving("0b7c6a52-5f6f-4d3c-9e53-1f2b7c6a5203", mailed);
    assert.equal(next.values.source, "mail");
    assert.equal(next.values.abstract, "");
    assert.equal(formAfterSaving(key, pick(blankForm(key))).values.source, "paper");
  });
});
