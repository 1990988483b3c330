import assert from "node:assert/strict";
import { changedFields } from "../../../tab/src/registering/changed-fields.ts";
import {
  blankValues,
  isBlank,
  readTypedTime,
  valuesOf,
  wireFields,
} from "../../../tab/src/registering/form-values.ts";
import { blankForm } from "../../../tab/src/registering/form-state.ts";
import { blocking, problemsHere } from "../../../tab/src/registering/problems.ts";
import { splitSymbol } from "../../../tab/src/registering/split-symbol.ts";

const now = new Date("2026-11-22T02:00:30Z");
const filled = {
  ...blankValues(),
  senderName: "UBND tỉnh",
  codeNumber: "1837",
  codeNotation: "QĐ-UBND",
  issuedDate: "17/10/2026",
  typeName: "Quyết định",
  abstract: "Ban hành quy chế\ntạm thời",
  pageCount: "12",
};

describe("the values of the form", () => {
  it("go over the wire as one line, a day, a whole number, and the moment of saving", () => {
    const wire = wireFields(filled, now);
    assert.equal(wire.abstract, "Ban hành quy chế tạm thời");
    assert.equal(wire.issuedDate, "2026-10-17");
    assert.equal(wire.pageCount, 12);
    assert.equal(wire.arrivedAt, now.toISOString());
    assert.equal(wire.documentCode, null);
  });

  it("take the time of arrival in Vietnam where one was typed", () => {
    const wire = wireFields({ ...filled, arrivedDate: "20/11", arrivedTime: "8h15" }, now);
    assert.equal(wire.arrivedAt, "2026-11-20T01:15:00.000Z");
    assert.equal(readTypedTime("25:00"), null);
  });

  it("are blank until something is typed, whatever the defaults", () => {
    assert.equal(isBlank(blankValues("mail")), true);
    assert.equal(isBlank({ ...blankValues(), description: "x" }), false);
  });

  it("make an amendment of what was changed and nothing else", () => {
    const registered = wireFields(filled, now);
    assert.deepEqual(changedFields(registered, valuesOf(registered), now), {});
    const values = { ...valuesOf(registered), abstract: "Ban hành quy chế", dueDate: "30/11/2026" };
    assert.deepEqual(changedFields(registered, values, now), {
      abstract: "Ban hành quy chế",
      dueDate: "2026-11-30",
    });
  });

  it("split a symbol that was pasted whole, and leave a bare number alone", () => {
    assert.deepEqual(splitSymbol("Số: 1837/QĐ-UBND"), { codeNumber: "1837", codeNotation: "QĐ-UBND" });
    assert.deepEqual(splitSymbol("12/2020/QĐ-UBND"), { codeNumber: "12", codeNotation: "2020/QĐ-UBND" });
    assert.equal(splitSymbol("1837"), null);
  });

  it("are refused by the domain's rules and by the gate, in the server's own words (R07)", () => {
    const state = {
      ...blankForm("0b7c6a52-5f6f-4d3c-9e53-1f2b7c6a5201", filled),
      secrecy: "toiMat",
    } as const;
    const problems = problemsHere(state, now);
    assert.deepEqual(
      problems.map(({ field, code }) => [field, code]),
      [["secrecy", "intake.secret-chosen"]],
    );
    assert.match(problems[0]?.sentence.vi ?? "", /TỐI MẬT.*28\/2018/u);
    const late = { ...blankForm(state.key, { ...filled, dueDate: "01/11/2026" }) };
    const [due] = problemsHere(late, now);
    assert.equal(due?.confirmable, true);
    assert.deepEqual(blocking(problemsHere(late, now), [due?.code ?? ""]), []);
  });
});
