import assert from "node:assert/strict";
import { readCommand } from "../../bot/handlers/commands.ts";

describe("Commands in words", () => {
  const cases: readonly (readonly [string, object])[] = [
    ["trợ giúp", { kind: "help", language: "vi" }],
    ["TRO GIUP.", { kind: "help", language: "vi" }],
    ["Help", { kind: "help", language: "en" }],
    ["việc của tôi", { kind: "work", language: "vi" }],
    ["viec cua toi", { kind: "work", language: "vi" }],
    ["<at>Vanthu</at> việc của tôi", { kind: "work", language: "vi" }],
    ["My work", { kind: "work", language: "en" }],
    ["văn bản mới", { kind: "new", language: "vi" }],
    ["new documents", { kind: "new", language: "en" }],
    ["tìm quy chế làm việc", { kind: "find", words: "quy chế làm việc", language: "vi" }],
    ["Tìm kiếm: “quy chế”", { kind: "find", words: "quy chế", language: "vi" }],
    ["tim 1837/QD-UBND", { kind: "find", words: "1837/QD-UBND", language: "vi" }],
    ["find budget 2026", { kind: "find", words: "budget 2026", language: "en" }],
    ["tìm", { kind: "help", language: "vi" }],
    ["số đến 412", { kind: "number", number: 412, year: null, language: "vi" }],
    ["so den: 412/2026", { kind: "number", number: 412, year: 2026, language: "vi" }],
    ["arrival 7", { kind: "number", number: 7, year: null, language: "en" }],
    ["arrival no. 7", { kind: "number", number: 7, year: null, language: "en" }],
    ["số đến", { kind: "unknown", language: null }],
    ["constructor", { kind: "unknown", language: null }],
    ["", { kind: "unknown", language: null }],
  ];
  for (const [words, expected] of cases) {
    it(`understands “${words}”, with or without tone marks, composed or not`, () => {
      assert.deepEqual(readCommand(words), expected);
      assert.deepEqual(readCommand(` ${words.normalize("NFD")} `), expected);
    });
  }
});
