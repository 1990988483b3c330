import assert from "node:assert/strict";
import * as fc from "fast-check";
import { readCommand } from "../../bot/handlers/commands.ts";
import { slipsBetween, untelexed } from "../../bot/handlers/typing-slips.ts";

describe("Commands as people type them", () => {
  const kinds = (texts: readonly string[]) => texts.map((text) => readCommand(text).kind);

  it("are understood with a slip of the finger, without tone marks, in capitals, with marks around them", () => {
    for (const text of [
      "viêc của tôi",
      "viec cua toi",
      "VIỆC CỦA TÔI",
      "việc cua tôi",
      "việc củ tôi",
      "vệic của tôi",
      "viec cua tooi",
      "“việc của tôi”",
      "/việc của tôi",
      "  việc   của tôi !",
      "my wrok",
      "My work?",
    ]) {
      assert.equal(readCommand(text).kind, "work", text);
    }
    assert.deepEqual(
      kinds(["văn bản mơi", "van bna moi", "new docments", "văn bản đến"]),
      Array(4).fill("new"),
    );
    assert.deepEqual(kinds(["trợ giúpp", "tro gup", "hlep", "Help", "xin chào", "hi"]), [
      "help",
      "help",
      "unknown",
      "help",
      "help",
      "help",
    ]);
  });

  it("are understood where the keyboard left the tones as Telex letters", () => {
    assert.deepEqual(kinds(["vieejc cuar tooi", "vieecj cuar tooi", "vawn banr mowis", "trowj giups"]), [
      "work",
      "work",
      "new",
      "help",
    ]);
    assert.deepEqual(readCommand("soos ddeens 412"), {
      kind: "number",
      number: 412,
      year: null,
      language: "vi",
    });
    assert.deepEqual(readCommand("tifm quy chees"), { kind: "find", words: "quy che", language: "vi" });
    assert.equal(untelexed("ddaij ddoof"), "dai do");
  });

  it("find an arrival number however it is written, and the number alone", () => {
    const year = null;
    for (const text of ["số đến 412", "so den412", "Số đến: 412", "sô đén 412", "so dne 412", "arival 412"]) {
      const found = readCommand(text);
      assert.deepEqual([found.kind, "number" in found && found.number], ["number", 412], text);
    }
    assert.deepEqual(readCommand("412"), { kind: "number", number: 412, year, language: null });
    assert.deepEqual(readCommand("số đến 7/2025"), { kind: "number", number: 7, year: 2025, language: "vi" });
    assert.equal(readCommand("phòng 412").kind, "unknown");
    assert.equal(readCommand("1837/QĐ-UBND").kind, "unknown");
  });

  it("are not made out of another sentence", () => {
    for (const text of [
      "Chiều nay họp lúc 14 giờ",
      "cảm ơn nhé",
      "tôi đang đi công tác",
      "ok",
      "việc này làm thế nào",
      "tin vui",
      "",
    ]) {
      assert.equal(readCommand(text).kind, "unknown", text);
    }
  });

  it("count slips alike from both sides, and none between a word and itself", () => {
    const word = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", "c", "d") });
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(slipsBetween(a, a, 2), 0);
        assert.equal(slipsBetween(a, b, 3), slipsBetween(b, a, 3));
      }),
    );
  });
});
