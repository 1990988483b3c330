import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  checkIncomingFields,
  incomingFieldNames,
  incomingFieldRules,
  readIncomingFields,
  type IncomingFieldsInput,
} from "../../src/domain/incoming-fields.ts";
import { instantAt } from "../../src/domain/time/local-date.ts";

const now = instantAt("2026-11-22", "09:00");
const letter: IncomingFieldsInput = {
  source: "paper",
  arrivedAt: instantAt("2026-11-20", "08:00"),
  senderName: "Ủy ban nhân dân tỉnh",
  senderCode: "H59.12",
  codeNumber: "1837",
  codeNotation: "QĐ-UBND",
  issuedDate: "2026-11-18",
  typeName: "Quyết định",
  abstract: "Ban hành quy chế tạm thời",
  language: "Tiếng Việt",
  priority: 1,
  pageCount: 12,
};
const codes = (change: IncomingFieldsInput, confirmed: string[] = []): string[] =>
  checkIncomingFields({ ...letter, ...change }, { now, confirmed }).map(
    ({ field, code }) => `${field} ${code}`,
  );

describe("The fields of an incoming document (NĐ 30, PL VI phần II)", () => {
  it("have the lengths of the decree", () => {
    const lengths = Object.entries(incomingFieldRules).flatMap(([, rule]) =>
      "max" in rule && rule.organ ? [`${rule.organ} ${rule.max}`] : [],
    );
    assert.deepEqual(lengths.sort(), [
      "CodeNotation 30",
      "CodeNumber 11",
      "Description 500",
      "Language 30",
      "OrganId 35",
      "OrganName 200",
      "PageAmount 999",
      "SignerInfo.FullName 50",
      "SignerInfo.Position 100",
      "Subject 500",
      "ToPlaces 1000",
      "TypeName 100",
    ]);
  });

  it("are right when they are", () => {
    assert.deepEqual(codes({}), []);
    const optional = [
      "documentCode",
      "codeNumber",
      "codeNotation",
      "issuedDate",
      "senderCode",
      "pageCount",
      "dueDate",
    ];
    assert.deepEqual(codes(Object.fromEntries(optional.map((field) => [field, null]))), []);
  });

  it("name everything that is missing, in the order of the form", () => {
    assert.deepEqual(
      checkIncomingFields({}, { now }).map(({ field }) => field),
      ["source", "arrivedAt", "senderName", "typeName", "abstract", "language", "priority"],
    );
    assert.deepEqual(codes({ abstract: "   " }), ["abstract fields.required"]);
  });

  it("take exactly the greatest length of each text and one more not", () => {
    for (const field of incomingFieldNames) {
      const rule = incomingFieldRules[field];
      if (rule.kind !== "line" && rule.kind !== "text") continue;
      assert.deepEqual(codes({ [field]: "ề".repeat(rule.max) }), [], field);
      assert.deepEqual(codes({ [field]: "ề".repeat(rule.max + 1) }), [`${field} fields.too-long`]);
    }
  });

  it("refuse lines that are none, letters that are not composed and what nobody sees", () => {
    assert.deepEqual(codes({ abstract: "Một\nhai" }), ["abstract fields.line-break"]);
    assert.deepEqual(codes({ abstract: "Quyết".normalize("NFD") }), ["abstract fields.not-nfc"]);
    assert.deepEqual(codes({ senderName: "Sở\u200BNội vụ" }), ["senderName fields.control-character"]);
    assert.deepEqual(codes({ senderName: "Sở\u0000" }), ["senderName fields.control-character"]);
    assert.deepEqual(codes({ signerName: "\uD800" }), ["signerName fields.control-character"]);
    assert.deepEqual(codes({ description: "Một\nhai" }), []);
  });

  it("refuse a symbol in the number, a false code, pages beyond three digits and choices that are none", () => {
    assert.deepEqual(codes({ codeNumber: "1837/QĐ" }), ["codeNumber fields.number-form"]);
    assert.deepEqual(codes({ senderCode: "h59..12" }), ["senderCode fields.agency-code"]);
    for (const code of ["000.00.19.H29", "H59", "G12.18"]) assert.deepEqual(codes({ senderCode: code }), []);
    assert.deepEqual(codes({ pageCount: 0 }), ["pageCount fields.out-of-range"]);
    assert.deepEqual(codes({ pageCount: 1000 }), ["pageCount fields.out-of-range"]);
    assert.deepEqual(codes({ pageCount: 1.5 }), ["pageCount fields.not-a-number"]);
    assert.deepEqual(codes({ issuedDate: "2026-02-30" }), ["issuedDate fields.not-a-date"]);
    assert.deepEqual(codes({ arrivedAt: new Date(Number.NaN) }), ["arrivedAt fields.not-a-date"]);
  });

  it("have times that fit each other", () => {
    assert.deepEqual(codes({ issuedDate: "2026-11-20" }), []);
    assert.deepEqual(codes({ issuedDate: "2026-11-21" }), ["issuedDate fields.issued-after-arrival"]);
    assert.deepEqual(codes({ issuedDate: "1944-12-31" }), ["issuedDate fields.issued-implausible"]);
    assert.deepEqual(codes({ issuedDate: "1945-09-02" }), []);
    assert.deepEqual(codes({ arrivedAt: new Date(now.getTime() + 5 * 60_000) }), []);
    assert.deepEqual(codes({ arrivedAt: new Date(now.getTime() + 5 * 60_000 + 1) }), [
      "arrivedAt fields.arrived-in-future",
    ]);
  });

  it("let a person confirm what is unusual but possible", () => {
    const old = { arrivedAt: instantAt("2025-11-21", "08:00"), issuedDate: null };
    assert.deepEqual(codes(old), ["arrivedAt fields.arrived-long-ago"]);
    assert.deepEqual(codes(old, ["fields.arrived-long-ago"]), []);
    assert.deepEqual(codes({ dueDate: "2026-11-19" }), ["dueDate fields.due-before-arrival"]);
    assert.deepEqual(codes({ dueDate: "2026-11-19" }, ["fields.due-before-arrival"]), []);
    assert.deepEqual(codes({ issuedDate: "2026-11-21" }, ["fields.issued-after-arrival"]), [
      "issuedDate fields.issued-after-arrival",
    ]);
  });

  it("are tidied as people mean them, and complete", () => {
    const read = readIncomingFields(
      {
        source: "mail",
        arrivedAt: now,
        senderName: "  Sở   Nội vụ ".normalize("NFD"),
        senderCode: "h59.12",
        codeNumber: " 05 ",
        codeNotation: "/ BNV – VP",
        typeName: "Công văn",
        abstract: "Về việc\tbáo cáo",
        toPlaces: "Sở A; \r\n Sở B ",
        signerName: " ",
      },
      { now },
    );
    assert.ok("fields" in read);
    assert.equal(read.fields.senderName, "Sở Nội vụ");
    assert.equal(read.fields.senderCode, "H59.12");
    assert.deepEqual([read.fields.codeNumber, read.fields.codeNotation], ["05", "BNV-VP"]);
    assert.equal(read.fields.abstract, "Về việc báo cáo");
    assert.equal(read.fields.toPlaces, "Sở A;\nSở B");
    assert.deepEqual(
      [read.fields.language, read.fields.priority, read.fields.signerName],
      ["Tiếng Việt", 0, null],
    );
    assert.deepEqual(Object.keys(read.fields).sort(), [...incomingFieldNames].sort());
    assert.ok("problems" in readIncomingFields({ abstract: "x" }, { now }));
  });

  it("never throw, and what was read is right and stays the same", () => {
    const text = fc.option(fc.string({ unit: "binary", maxLength: 60 }));
    const input = fc.record({
      senderName: text,
      abstract: text,
      typeName: text,
      codeNotation: text,
      codeNumber: text,
      description: text,
      signerName: text,
    });
    fc.assert(
      fc.property(input, (typed) => {
        const read = readIncomingFields({ ...letter, ...typed }, { now });
        if (!("fields" in read)) return;
        assert.deepEqual(checkIncomingFields(read.fields, { now }), []);
        assert.deepEqual(readIncomingFields(read.fields, { now }), read);
      }),
    );
  });
});
