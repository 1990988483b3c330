import assert from "node:assert/strict";
import { findIn } from "../../../tab/src/paper/find-text.ts";

const text = "Kính gửi: Ủy ban\nnhân dân ĐỊA PHƯƠNG.\nKinh phí của địa   phương".normalize("NFC");
const found = (words: string, within = text) =>
  findIn(within, words).map(({ start, end }) => within.slice(start, end));

describe("words in a paper", () => {
  it("are found without tone marks where they are typed without", () => {
    assert.deepEqual(found("dia phuong"), ["ĐỊA PHƯƠNG", "địa   phương"]);
    assert.deepEqual(found("kinh"), ["Kính", "Kinh"]);
    assert.deepEqual(found("UY BAN NHAN DAN"), ["Ủy ban\nnhân dân"]);
  });

  it("are found as they are typed where they are typed with tone marks", () => {
    assert.deepEqual(found("kính"), ["Kính"]);
    assert.deepEqual(found("địa phương"), ["ĐỊA PHƯƠNG", "địa   phương"]);
    assert.deepEqual(found("đia phuong"), []);
  });

  it("are found whichever way their letters are composed, whole", () => {
    const apart = text.normalize("NFD");
    assert.deepEqual(
      found("gửi", apart).map((words) => words.normalize("NFC")),
      ["gửi"],
    );
    assert.equal(found("dia phuong", apart).length, 2);
  });

  it("are nowhere where nothing is asked, or the text ends before them", () => {
    assert.deepEqual(found("  "), []);
    assert.deepEqual(found("phương Nam"), []);
    assert.deepEqual(found("a", ""), []);
  });
});
