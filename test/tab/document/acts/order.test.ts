import assert from "node:assert/strict";
import {
  assigneesOf,
  candidatesOf,
  chosen,
  draftOf,
  matches,
  readOrderDraft,
  type Candidate,
} from "../../../../tab/src/document/acts/order.ts";

const unit = (id: string, name: string, about = ""): Candidate => ({
  key: `unit:${id}`,
  kind: "unit",
  id,
  name,
  about,
});

describe("Whom an order names", () => {
  const reform = unit("1", "Phòng Cải cách hành chính", "Phạm Quốc Bảo");
  const office = unit("2", "Văn phòng Sở");

  it("is found without tone marks, by parts of words, by initials, and by who heads the unit", () => {
    for (const typed of ["", "cai cach", "hanh chinh", "CCHC", "pcchc", "bao", "Cải CÁCH", "chinh cai"]) {
      assert.ok(matches(reform, typed), typed);
    }
    for (const typed of ["van phong", "cải lương", "xyz"]) assert.ok(!matches(reform, typed), typed);
    assert.ok(matches(office, "vps"));
  });

  it("has one role each and one lead: the former lead goes on as support", () => {
    const first = chosen({}, reform.key, "lead");
    const second = chosen(first, office.key, "lead");
    assert.deepEqual(second, { [reform.key]: "support", [office.key]: "lead" });
    assert.deepEqual(chosen(second, reform.key, "inform"), { [reform.key]: "inform", [office.key]: "lead" });
    assert.deepEqual(chosen(second, office.key, "lead"), { [reform.key]: "support" });
  });

  it("is mended from what it named, with its deadline; what was withdrawn since is not named again", () => {
    const named = (id: string, role: "lead" | "support", more: object = {}) =>
      ({
        instructionId: "order",
        role,
        assignee: { kind: "unit", id, name: "" },
        state: "assigned",
        deadline: null,
        ...more,
      }) as const;
    const deadline = { at: "2026-11-27T10:00:00.000Z" } as never;
    const assignments = [
      named("1", "lead", { deadline }),
      named("2", "support", { state: "withdrawn" }),
      named("3", "support", { instructionId: "another" }),
    ];
    const order = { id: "order", text: "Tham mưu" };
    assert.deepEqual(draftOf(order, assignments, null), {
      text: "Tham mưu",
      choice: { "unit:1": "lead" },
      deadline: { kind: "day", date: "27/11/2026", time: "17:00" },
    });
    const given = { at: "2026-11-27T10:00:00.000Z", word: "asDocument" } as const;
    assert.deepEqual(draftOf(order, assignments, given).deadline, { kind: "given" });
    assert.deepEqual(draftOf(order, [], given).deadline, { kind: "none" });
  });

  it("goes to the server as lead, support and inform", () => {
    const choice = { [reform.key]: "lead", [office.key]: "support" } as const;
    assert.deepEqual(assigneesOf([reform, office], choice), {
      lead: { kind: "unit", id: "1" },
      support: [{ kind: "unit", id: "2" }],
      inform: [],
    });
  });

  it("lists units before people, with the head, the position and the unit beside the name", () => {
    const candidates = candidatesOf({
      leaders: [],
      units: [{ id: "u", name: "Văn phòng Sở", head: "Lê Mai" }],
      people: [{ id: "p", name: "Trần Lan", position: "Chuyên viên", unitId: "u", unit: "Văn phòng Sở" }],
    });
    assert.deepEqual(
      candidates.map(({ key, about }) => [key, about]),
      [
        ["unit:u", "Lê Mai"],
        ["person:p", "Chuyên viên · Văn phòng Sở"],
      ],
    );
  });

  it("is restored from a draft only when the draft has today's shape", () => {
    const draft = { text: "a", choice: { "unit:1": "lead" }, deadline: { kind: "workingDays", count: 2 } };
    assert.deepEqual(readOrderDraft(structuredClone(draft)), draft);
    assert.equal(readOrderDraft({ text: "a" }), null);
    assert.equal(readOrderDraft("a"), null);
  });
});
