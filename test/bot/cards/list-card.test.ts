import assert from "node:assert/strict";
import { workLine } from "../../../bot/cards/list-card.ts";
import { context } from "../sample-documents.ts";
import { workItem } from "../sample-work.ts";

describe("A line of a list", () => {
  it("says what is asked for where it is not the work itself, for one document may wait for two things", () => {
    const line = (kind: ReturnType<typeof workItem>["kind"]): string =>
      JSON.stringify(workLine({ ...workItem(1), kind }, "vi", context).items.at(-1));
    assert.match(line("extensionToDecide"), /"Xin gia hạn · /u);
    assert.match(line("returnedToMe"), /"Việc bị trả lại · /u);
    assert.match(line("toInstruct"), /"Chờ cho ý kiến · /u);
    assert.doesNotMatch(line("assignment"), /Xin gia hạn|Chờ/u);
  });
});
