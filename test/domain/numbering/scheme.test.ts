import assert from "node:assert/strict";
import * as fc from "fast-check";
import { administrativeTypes, documentTypeOf } from "../../../src/domain/document-types.ts";
import {
  assertScheme,
  defaultScheme,
  registerKeyFor,
  schemeInForce,
  type NumberingScheme,
  type OutgoingScheme,
} from "../../../src/domain/numbering/scheme.ts";
import {
  assertDateInOrder,
  openSequence,
  takeNext,
  type Sequence,
} from "../../../src/domain/numbering/sequence.ts";

const scheme = (outgoing: OutgoingScheme, validFrom = "2026-01-01"): NumberingScheme => ({
  ...defaultScheme,
  validFrom,
  outgoing,
});
const council = { id: "c1", nameVi: "Hội đồng tư vấn", nameEn: "Advisory council" };
const groups = scheme({
  kind: "groups",
  groups: [
    {
      key: "orders",
      nameVi: "Nghị quyết, quyết định",
      nameEn: "Orders",
      typeCodes: ["resolution", "decision"],
    },
  ],
});

function keyOf(
  code: string,
  by: NumberingScheme,
  more: { isLegislation?: boolean; body?: typeof council } = {},
): string {
  const type = documentTypeOf(code);
  assert.ok(type);
  const { isLegislation = false, body = null } = more;
  return registerKeyFor({ direction: "outgoing", type, isLegislation, body }, by).key;
}
const refused = (code: string, act: () => unknown): void => assert.throws(act, { name: "RuleBroken", code });

describe("The register of a document", () => {
  it("is as the head of the agency decided for administrative documents (NĐ 30, Đ15.1c)", () => {
    for (const { code } of administrativeTypes) {
      assert.equal(keyOf(code, scheme({ kind: "common" })), "common");
      assert.equal(keyOf(code, scheme({ kind: "per-type" })), `type:${code}`);
    }
    assert.equal(keyOf("decision", groups), "group:orders");
    assert.equal(keyOf("report", groups), "common");
  });

  it("is its own for each type of legislation, for each body, and one for all copies", () => {
    for (const one of [scheme({ kind: "common" }), scheme({ kind: "per-type" }), groups]) {
      assert.equal(keyOf("decision", one, { isLegislation: true }), "legislation:decision");
      assert.equal(keyOf("resolution", one, { isLegislation: true }), "legislation:resolution");
      assert.equal(keyOf("decision", one, { body: council }), "body:c1");
      for (const copy of ["copy", "extract", "copy-of-copy"]) assert.equal(keyOf(copy, one), "copies");
    }
  });

  it("has a name in both languages", () => {
    const type = documentTypeOf("decision");
    assert.ok(type);
    const register = registerKeyFor(
      { direction: "outgoing", type, isLegislation: false, body: null },
      scheme({ kind: "per-type" }),
    );
    assert.equal(register.nameVi, "Sổ đăng ký văn bản đi – Quyết định");
    assert.equal(register.nameEn, "Register of outgoing documents – Decision");
  });

  it("is one for incoming documents, unless the agency keeps several", () => {
    const several = {
      ...defaultScheme,
      incoming: [{ key: "petitions", nameVi: "Sổ đơn thư", nameEn: "Register of petitions" }],
    };
    assert.equal(registerKeyFor({ direction: "incoming", registerKey: null }, several).key, "incoming");
    assert.equal(
      registerKeyFor({ direction: "incoming", registerKey: "petitions" }, several).nameVi,
      "Sổ đơn thư",
    );
    refused("numbering.unknown-register", () =>
      registerKeyFor({ direction: "incoming", registerKey: "other" }, several),
    );
  });

  it("follows the scheme in force on the day", () => {
    const schemes = [scheme({ kind: "per-type" }, "2027-01-01"), scheme({ kind: "common" }, "2026-01-01")];
    assert.equal(schemeInForce(schemes, "2026-12-31").outgoing.kind, "common");
    assert.equal(schemeInForce(schemes, "2027-01-01").outgoing.kind, "per-type");
    assert.equal(schemeInForce([], "2026-01-01"), defaultScheme);
  });

  it("does not change within a year in which numbers were given, and leaves no type in two sequences", () => {
    refused("numbering.scheme-mid-year", () =>
      assertScheme(scheme({ kind: "per-type" }, "2026-07-01"), true),
    );
    assertScheme(scheme({ kind: "per-type" }, "2026-07-01"), false);
    assertScheme(scheme({ kind: "per-type" }, "2027-01-01"), true);
    const group = { key: "a", nameVi: "A", nameEn: "A", typeCodes: ["decision"] };
    const of = (...list: (typeof group)[]): NumberingScheme => scheme({ kind: "groups", groups: list });
    refused("numbering.type-in-two-groups", () => assertScheme(of(group, { ...group, key: "b" }), false));
    refused("numbering.register-key", () =>
      assertScheme(of(group, { ...group, typeCodes: ["report"] }), false),
    );
    refused("numbering.register-key", () => assertScheme(of({ ...group, key: "Nhóm 1" }), false));
    refused("numbering.unknown-type", () => assertScheme(of({ ...group, typeCodes: ["circular"] }), false));
  });
});

describe("A sequence of numbers", () => {
  it("begins with 01 and has no gap and no double, whatever the order in which registers are used", () => {
    const choice = fc.constantFrom("common", "copies", "legislation:decision");
    fc.assert(
      fc.property(fc.array(fc.tuple(choice, fc.boolean()), { maxLength: 200 }), (steps) => {
        const stored = new Map<string, Sequence>();
        const given = new Map<string, number[]>();
        for (const [key, rolledBack] of steps) {
          const taken = takeNext(stored.get(key) ?? openSequence(key, 2026));
          // A transaction that fails stores neither the document nor the sequence after it.
          if (rolledBack) continue;
          stored.set(key, taken.sequence);
          given.set(key, [...(given.get(key) ?? []), taken.number]);
        }
        for (const numbers of given.values())
          assert.deepEqual(
            numbers,
            numbers.map((_, i) => i + 1),
          );
      }),
    );
    assert.equal(takeNext(openSequence("common", 2026)).text, "01");
  });

  it("goes on from a paper register", () => {
    assert.equal(takeNext(openSequence("common", 2026, 411)).number, 412);
    refused("numbering.first-number", () => openSequence("common", 2026, -1));
  });

  it("has dates in the order of its numbers", () => {
    assertDateInOrder({ date: "2026-11-22", previousDate: "2026-11-22" });
    assertDateInOrder({ date: "2026-11-22", previousDate: null, nextDate: "2026-11-22", year: 2026 });
    refused("numbering.date-before-previous", () =>
      assertDateInOrder({ date: "2026-11-21", previousDate: "2026-11-22" }),
    );
    refused("numbering.date-after-next", () =>
      assertDateInOrder({ date: "2026-11-23", previousDate: null, nextDate: "2026-11-22" }),
    );
    refused("numbering.date-outside-year", () =>
      assertDateInOrder({ date: "2025-12-31", previousDate: null, year: 2026 }),
    );
  });
});
