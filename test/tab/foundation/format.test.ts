import assert from "node:assert/strict";
import { pathWith } from "../../../tab/src/foundation/api.ts";
import { initialsOf, showInstant, showSize, showWhen } from "../../../tab/src/foundation/format.ts";

describe("What the tab writes", () => {
  it("shows instants in Vietnam, whatever the machine's zone", () => {
    assert.equal(showInstant("2026-10-17T18:30:00Z"), "18/10/2026 01:30");
  });

  it("is as short as the day allows", () => {
    const now = new Date("2026-11-22T04:00:00Z");
    assert.equal(showWhen("2026-11-22T01:12:00Z", now, "vi"), "08:12");
    assert.equal(showWhen("2026-11-21T01:12:00Z", now, "vi"), "hôm qua 08:12");
    assert.equal(showWhen("2026-10-17T01:12:00Z", now, "vi"), "17/10 08:12");
    assert.equal(showWhen("2025-10-17T01:12:00Z", now, "en"), "17/10/2025 08:12");
  });

  it("groups numbers as the language does", () => {
    assert.equal(showSize(1_258_291, "vi"), "1,2 MB");
    assert.equal(showSize(1_258_291, "en"), "1.2 MB");
    assert.equal(showSize(0, "vi"), "0 B");
  });

  it("takes the initials of the family name and the given name", () => {
    assert.equal(initialsOf("Lê Thị Hồng Vân"), "LV");
    assert.equal(initialsOf("Đức"), "Đ");
  });

  it("asks the server only for what is set", () => {
    assert.equal(pathWith("/api/work", { bucket: "done", cursor: null, q: "" }), "/api/work?bucket=done");
    assert.equal(pathWith("/api/work"), "/api/work");
  });
});
