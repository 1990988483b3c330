import assert from "node:assert/strict";
import type { Card, ChoiceInput } from "../../../bot/cards/card.ts";
import { documentCard } from "../../../bot/cards/document-card.ts";
import { assignees, context, detail, uuid } from "../sample-documents.ts";
import { documentNotice, mendNotices } from "../sample-notices.ts";

function inputsOf(card: Card, title: string) {
  const form = card.actions?.find((one) => one.title === title);
  assert.ok(form?.type === "Action.ShowCard", title);
  return form.card.body.flatMap((it) => ("id" in it ? [it] : []));
}

function list(card: Card, title: string, id: string): ChoiceInput {
  const found = inputsOf(card, title).find((it) => it.id === id);
  assert.ok(found?.type === "Input.ChoiceSet", id);
  return found;
}

describe("The order form of a card", () => {
  const toInstruct = documentNotice("toInstruct", "vi");

  it("offers deadlines in one press, by the agency's calendar, each with its day (ux: choose before typing)", () => {
    const { choices, value } = list(documentCard(toInstruct, context).card, "Giao việc", "instruct_due");
    // Saturday 21/11; hỏa tốc: hours too. Tuesday 24/11 is a day off, and the document's own deadline is the 23rd.
    assert.deepEqual(
      choices.map(({ title }) => title),
      [
        "Theo quy chế: 23/11",
        "2 giờ làm việc: 09:30 23/11",
        "4 giờ làm việc: 11:30 23/11",
        "3 ngày làm việc: 26/11",
        "5 ngày làm việc: 30/11",
        "10 ngày làm việc: 07/12",
      ],
    );
    assert.equal(value, "2026-11-23T10:00:00.000Z");
  });

  it("says where the proposed deadline comes from, and proposes none that has passed", () => {
    const first = (part: Parameters<typeof detail>[0]): string | undefined => {
      const notice = { ...toInstruct, detail: detail({ acts: toInstruct.detail.acts, ...part }) };
      return list(documentCard(notice, context).card, "Giao việc", "instruct_due").choices[0]?.title;
    };
    const fields = { ...detail().fields, dueDate: "2026-11-23" };
    assert.equal(first({ fields }), "Theo văn bản: 23/11");
    const late = { at: "2026-11-20T10:00:00.000Z", firstAt: null, words: { vi: "", en: "" } };
    assert.equal(first({ deadline: { ...late, severity: "overdue" } }), "2 giờ làm việc: 09:30 23/11");
    assert.equal(first({ deadline: null }), "2 giờ làm việc: 09:30 23/11");
  });

  it("offers no deadline beyond the unit's own to a head who assigns on", () => {
    const { card } = documentCard(documentNotice("reminderOverdue", "vi"), context);
    const titles = list(card, "Giao tiếp", "assignOn_due").choices.map(({ title }) => title);
    assert.ok(
      titles.every((title) => title.endsWith("23/11")),
      titles.join("; "),
    );
  });

  it("names the first of many in a list, and lets Teams search the rest while somebody types", () => {
    const many = { ...toInstruct, assignees: assignees(40, 400) };
    const outside = documentCard(many, context).card;
    const support = list(outside, "Giao việc", "instruct_support");
    assert.equal(support.choices.length, 25);
    assert.equal(support["choices.data"], undefined);
    assert.match(JSON.stringify(outside), /Danh sách rút gọn; đủ 441 đơn vị và người/u);

    const inTeams = documentCard(many, { ...context, refreshFor: "29:reader" }).card;
    for (const id of ["instruct_lead", "instruct_support"]) {
      const input = list(inTeams, "Giao việc", id);
      assert.equal(input.style, "filtered");
      assert.deepEqual(input["choices.data"], {
        type: "Data.Query",
        dataset: `assignees ${uuid(1)} document:${uuid(100)}`,
      });
    }
    assert.doesNotMatch(JSON.stringify(inTeams), /Danh sách rút gọn/u);
  });

  it("searches nothing where the list names everybody", () => {
    const few = { ...toInstruct, assignees: assignees(3, 5) };
    const { card } = documentCard(few, { ...context, refreshFor: "29:reader" });
    assert.equal(list(card, "Giao việc", "instruct_lead")["choices.data"], undefined);
  });

  it("is open for mending with the order as it was given, and tells readers in whose place the new one stands (R14)", () => {
    const [[, mine] = [], [, theirs] = []] = mendNotices("vi");
    assert.ok(mine !== undefined && theirs !== undefined);
    const { card } = documentCard(mine, context);
    const values = inputsOf(card, "Sửa trong 5 phút").map(({ id, value }) => [id, value]);
    assert.deepEqual(values.slice(0, 4), [
      ["mend_lead", `u:${uuid(21)}`],
      ["mend_due", "2026-11-23T10:00:00.000Z"],
      ["mend_day", undefined],
      ["mend_text", "Phòng Tổng hợp chủ trì, tham mưu văn bản trả lời, báo cáo trước 23/11."],
    ]);
    assert.match(JSON.stringify(documentCard(theirs, context).card), /Thay cho ý kiến lúc 08:29/u);
  });
});

describe("More time on a card", () => {
  it("is agreed to only where the card says what was asked for", () => {
    const asked = documentNotice("extensionAsked", "vi");
    const buttons = (reason: typeof asked.reason): string[] =>
      (documentCard({ ...asked, reason }, context).card.actions ?? []).map(({ title }) => title);
    assert.ok(buttons("extensionAsked").includes("Đồng ý"));
    assert.ok(buttons("lookedUp").includes("Đồng ý"));
    assert.match(
      JSON.stringify(documentCard({ ...asked, reason: "lookedUp" }, context).card),
      /xin gia hạn đến/u,
    );
    assert.ok(!buttons("reported").includes("Đồng ý"));
  });
});

describe("The record of an order", () => {
  it("says what was ordered, not what the clerk had written", () => {
    const [[, mine] = []] = mendNotices("vi");
    assert.ok(mine !== undefined);
    const text = JSON.stringify(documentCard(mine, context).card.body);
    assert.match(text, /“Phòng Tổng hợp chủ trì, tham mưu văn bản trả lời/u);
    assert.match(text, /Thay cho ý kiến lúc 08:29/u);
    assert.doesNotMatch(text, /Trần Thị Lan trình/u);
  });
});
