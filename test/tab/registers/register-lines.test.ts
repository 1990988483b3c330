import assert from "node:assert/strict";
import { filled } from "../../../src/contract/messages/message.ts";
import { noteLine, receiptLine } from "../../../tab/src/registers/register-lines.ts";
import { words } from "../../../tab/src/registers/words.ts";

describe("what a row of the register says in words", () => {
  const t = (key: keyof typeof words, params: Readonly<Record<string, string | number>> = {}) =>
    filled(words[key], "vi", params);
  const at = (time: string): string => new Date(`2026-11-20T${time}:00+07:00`).toISOString();

  it("is who signed for it and when, the others counted, all of them on hover", () => {
    const first = { by: "Lâm Chí Dũng", at: at("08:15") };
    assert.deepEqual(receiptLine({ receipts: [] }, t), { text: "", title: "" });
    assert.equal(receiptLine({ receipts: [first] }, t).text, "20/11/2026 08:15 Lâm Chí Dũng");
    const two = receiptLine({ receipts: [first, { by: "Bạch Thị Hoài", at: at("09:40") }] }, t);
    assert.equal(two.text, "20/11/2026 08:15 Lâm Chí Dũng và 1 nơi khác");
    assert.match(two.title, /Lâm Chí Dũng\n20\/11\/2026 09:40 Bạch Thị Hoài$/u);
  });

  it("is the note, with a word where the entry was corrected", () => {
    assert.equal(noteLine({ isAmended: false, note: null }, t), "");
    assert.equal(noteLine({ isAmended: true, note: null }, t), "Đã đính chính");
    assert.equal(noteLine({ isAmended: true, note: "Kèm đĩa" }, t), "Đã đính chính; Kèm đĩa");
  });
});
