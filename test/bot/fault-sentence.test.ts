import assert from "node:assert/strict";
import { faultSentence } from "../../bot/handlers/turn-context.ts";
import { StoreUnavailable } from "../../src/ports/store-errors.ts";

describe("What the bot says of a fault", () => {
  it("tells a database that is away or full from a fault of ours, in the reader's language", () => {
    const away = new StoreUnavailable("The connection is lost.");
    assert.match(faultSentence("vi", away, "7", "fault"), /^Cơ sở dữ liệu tạm thời không trả lời.*mã 7/);
    assert.match(faultSentence("en", away, "7", "fault"), /^The database does not answer at the moment/);
    const full = new StoreUnavailable("The disk is full.", { full: true });
    assert.match(faultSentence("vi", full, "7", "fault"), /^Cơ sở dữ liệu đã hết chỗ/);
    assert.doesNotMatch(faultSentence("vi", new Error("x"), "7", "fault"), /Cơ sở dữ liệu/);
  });
});
