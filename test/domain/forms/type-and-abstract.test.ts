import assert from "node:assert/strict";
import { typeAndAbstract } from "../../../src/domain/forms/type-and-abstract.ts";

describe("type and abstract in one cell of a register", () => {
  it("read on from each other as an office writes them", () => {
    assert.equal(typeAndAbstract("Công văn", "Về việc nghỉ Tết"), "Công văn về việc nghỉ Tết");
    assert.equal(typeAndAbstract("Công văn", "V/v nghỉ Tết"), "Công văn v/v nghỉ Tết");
  });

  it("stand apart where they do not, and the type is not said twice", () => {
    assert.equal(typeAndAbstract("Quyết định", "Ban hành Quy chế"), "Quyết định: Ban hành Quy chế");
    assert.equal(typeAndAbstract("Báo cáo", "Về việcX"), "Báo cáo: Về việcX");
    assert.equal(typeAndAbstract("Quyết định", "Quyết định phê duyệt đề án"), "Quyết định phê duyệt đề án");
  });
});
