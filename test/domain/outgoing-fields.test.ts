import assert from "node:assert/strict";
import {
  checkOutgoingFields,
  outgoingFieldNames,
  readOutgoingFields,
  type OutgoingFieldsInput,
} from "../../src/domain/outgoing-fields.ts";
import { instantAt } from "../../src/domain/time/local-date.ts";

const now = instantAt("2026-11-22", "09:00");
const decision: OutgoingFieldsInput = {
  typeCode: "decision",
  abstract: "Về việc bổ nhiệm",
  issuedDate: "2026-11-20",
  signerName: "Nguyễn Văn An",
  signerPosition: "Giám đốc",
  recipients: [{ agencyId: null, code: "H59", name: "UBND tỉnh" }],
  language: "Tiếng Việt",
  priority: 0,
};
const codes = (change: OutgoingFieldsInput): string[] =>
  checkOutgoingFields({ ...decision, ...change }, { now }).map(({ field, code }) => `${field} ${code}`);

describe("The fields of an outgoing document (NĐ 30, PL IV.I and VI)", () => {
  it("are right when they are, and name what is missing in the order of the form", () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(
      checkOutgoingFields({}, { now }).map(({ field }) => field),
      [
        "typeCode",
        "abstract",
        "issuedDate",
        "signerName",
        "signerPosition",
        "recipients",
        "language",
        "priority",
      ],
    );
  });

  it("have a type of the list, a day that has come, and a deadline after it", () => {
    assert.deepEqual(codes({ typeCode: "poem" }), ["typeCode fields.unknown-type"]);
    assert.deepEqual(codes({ issuedDate: "2026-11-22" }), []);
    assert.deepEqual(codes({ issuedDate: "2026-11-23" }), ["issuedDate fields.issued-in-future"]);
    assert.deepEqual(codes({ issuedDate: "2024-12-31" }), ["issuedDate fields.issued-implausible"]);
    assert.deepEqual(codes({ dueDate: "2026-11-19" }), ["dueDate fields.due-before-issue"]);
    assert.deepEqual(codes({ copies: 1000 }), ["copies fields.out-of-range"]);
  });

  it("have recipients, each with a name and a code of the right form", () => {
    const one = { agencyId: null, code: null, name: "Sở Tài chính" };
    assert.deepEqual(codes({ recipients: [] }), ["recipients fields.recipients-required"]);
    const [problem] = checkOutgoingFields(
      { ...decision, recipients: [one, { ...one, code: "h.59" }] },
      { now },
    );
    assert.deepEqual(
      [problem?.code, problem?.params],
      ["fields.recipient-wrong", { place: 2, name: "Sở Tài chính" }],
    );
    assert.deepEqual(codes({ recipients: [{ ...one, name: "S".repeat(201) }] }), [
      "recipients fields.recipient-wrong",
    ]);
  });

  it("are tidied and complete", () => {
    const read = readOutgoingFields(
      { ...decision, abstract: " Về  việc bổ nhiệm ", archiveKeeper: "" },
      { now },
    );
    assert.ok("fields" in read);
    assert.equal(read.fields.abstract, "Về việc bổ nhiệm");
    assert.deepEqual(
      [read.fields.isLegislation, read.fields.archiveKeeper, read.fields.replyTo],
      [false, null, null],
    );
    assert.deepEqual(Object.keys(read.fields).sort(), [...outgoingFieldNames].sort());
    assert.ok("problems" in readOutgoingFields({}, { now }));
  });
});
