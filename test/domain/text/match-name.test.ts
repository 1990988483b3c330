import assert from "node:assert/strict";
import { matchesName } from "../../../src/domain/text/match-name.ts";

describe("A name that is being typed", () => {
  const name = "Phòng Cải cách hành chính";

  it("is found by the beginnings of its words, without tone marks, in any order", () => {
    for (const typed of ["cai cach", "Cải", "hanh chi", "chinh phong", ""])
      assert.ok(matchesName(typed, name), typed);
    for (const typed of ["cai tao", "inh", "đ"]) assert.ok(!matchesName(typed, name), typed);
  });

  it("is found by its initials, and by what stands beside it", () => {
    assert.ok(matchesName("cchc", name));
    assert.ok(matchesName("đinh thuan", "Đinh Công Thuận", "Giám đốc"));
    assert.ok(matchesName("giam doc thuan", "Đinh Công Thuận", "Giám đốc"));
  });
});
