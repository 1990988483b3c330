import assert from "node:assert/strict";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { openChat, titles, type Chat } from "./open-chat.ts";
import { activityFrom } from "./sample-activities.ts";
import { assignmentId, documentId, leader, specialist, uuid } from "./sample-documents.ts";

describe("What a pressed button does", function () {
  this.timeout(20_000);
  let cloud: ConnectorDouble;
  let chat: Chat;

  before(async () => {
    cloud = await startConnectorDouble();
  });
  after(() => cloud.stop());
  beforeEach(async () => {
    chat = await openChat(cloud);
  });
  afterEach(() => chat.close());

  const order = {
    instruct_lead: `p:${specialist.id}`,
    instruct_deadline: "2026-11-23",
    instruct_text: "Chủ trì trả lời.",
  };

  it("instructs from the card: the act, once, and the card becomes its record (R36)", async () => {
    const { card, text } = await chat.press(leader, "instruct", {
      ...order,
      instruct_support: `p:${specialist.id},u:${uuid(22)}`,
    });
    assert.deepEqual(
      chat.office.calls.map(({ name, by, input }) => ({ name, by, input })),
      [
        {
          name: "instruct",
          by: leader.id,
          input: {
            version: 2,
            text: "Chủ trì trả lời.",
            lead: { kind: "person", id: specialist.id },
            support: [{ kind: "unit", id: uuid(22) }],
            inform: [],
            deadlineAt: "2026-11-23T10:00:00.000Z",
          },
        },
      ],
    );
    assert.match(text, /Bạn đã giao Phạm Quốc Huy chủ trì, hạn 23\/11 — lúc 08:31/u);
    assert.deepEqual(titles(card), ["Mở văn bản"]);
  });

  it("informs, gives back, and lets staff acknowledge, report, ask for time, return and complete", async () => {
    await chat.press(leader, "inform", { inform_inform: `u:${uuid(21)},u:${uuid(22)}`, inform_text: "" });
    assert.deepEqual(chat.office.calls[0]?.input, {
      version: 2,
      text: "",
      lead: null,
      support: [],
      inform: [21, 22].map((n) => ({ kind: "unit", id: uuid(n) })),
      deadlineAt: null,
    });
    await chat.close();
    chat = await openChat(cloud);
    await chat.press(leader, "instruct", order);
    const own = { assignmentId, reason: "assigned" };
    const first = await chat.press(specialist, "acknowledge", { ...own, version: 1 });
    assert.match(first.text, /Bạn đã nhận việc — lúc/u);
    assert.deepEqual(titles(first.card), ["Báo cáo", "Xin gia hạn", "Trả lại", "Hoàn thành", "Mở văn bản"]);
    assert.match(
      (await chat.press(specialist, "report", { ...own, version: 2, report_text: "Xong dự thảo" })).text,
      /Đã gửi báo cáo/u,
    );
    const wish = await chat.press(specialist, "askExtension", {
      ...own,
      version: 3,
      askExtension_until: "2026-11-27",
      askExtension_text: "Chờ số liệu",
    });
    assert.match(wish.text, /Đã xin gia hạn đến 27\/11, chờ trả lời/u);
    const done = await chat.press(specialist, "complete", {
      ...own,
      version: 4,
      complete_text: "Đã trả lời",
      complete_reply: "05/SNV-VP",
    });
    assert.match(done.text, /Phạm Quốc Huy đã hoàn thành — lúc/u);
    assert.deepEqual(titles(done.card), ["Mở văn bản"]);
    assert.deepEqual(
      chat.office.calls.map(({ name }) => name),
      ["instruct", "acknowledge", "report", "askExtension", "complete"],
    );
    assert.deepEqual(chat.office.calls.at(-1)?.input, {
      version: 4,
      result: "Đã trả lời",
      replySymbol: "05/SNV-VP",
    });
  });

  it("shows who comes too late the present state, by whom and when, and changes nothing", async () => {
    await chat.press(leader, "instruct", order);
    const { card, text } = await chat.press(leader, "instruct", order);
    assert.match(text, /đã thay đổi bởi Nguyễn Thị Minh Nguyệt lúc 08:31/u);
    assert.match(text, /Bạn đã giao Phạm Quốc Huy/u);
    assert.deepEqual(titles(card), ["Mở văn bản"]);
    assert.equal(chat.office.document().slip.assignments.length, 1);
  });

  it("shows a broken rule's sentence on top of the form, so that it can be sent again", async () => {
    chat.office.failNext(new RuleBroken("routing.deadline-past"));
    const { card, text } = await chat.press(leader, "instruct", order);
    assert.match(text, /Quy tắc routing\.deadline-past\./u);
    assert.deepEqual(titles(card), ["Giao việc", "Để biết", "Trả lại", "Mở văn bản"]);
  });

  it("says what is missing on a form whose client did not", async () => {
    assert.match((await chat.press(leader, "instruct", {})).text, /Chọn đơn vị hoặc người chủ trì\./u);
    assert.match(
      (await chat.press(leader, "instruct", { ...order, instruct_deadline: "mai" })).text,
      /chưa đúng dạng ngày/u,
    );
    assert.match((await chat.press(leader, "inform", {})).text, /ít nhất một/u);
    assert.match((await chat.press(leader, "giveBack", { giveBack_text: "  " })).text, /Nhập lý do\./u);
    assert.deepEqual(chat.office.calls, []);
  });

  it("says on the card that a fault was ours, with an id that the log has too, and logs no word of the document", async () => {
    chat.office.failNext(new Error("SQLITE_BUSY while writing 'Ban hành quy chế'"));
    const { text } = await chat.press(leader, "instruct", order);
    const faultId = /Mã lỗi (?<id>[0-9a-f]{12})/u.exec(text)?.groups?.["id"];
    assert.ok(faultId !== undefined && chat.diary.text().includes(faultId));
    for (const secret of ["Ban hành", leader.name, leader.id, documentId, "Chủ trì"])
      assert.ok(!chat.diary.text().includes(secret), secret);
  });

  it("answers the same for a document that is absent and for one that is not to be seen", async () => {
    const { text } = await chat.press(leader, "instruct", { ...order, documentId: uuid(404) });
    assert.match(text, /Không tìm thấy văn bản này, hoặc/u);
  });

  it("brings a card up to date when it is seen again, without doing anything", async () => {
    const { card } = await chat.press(leader, "refresh", {});
    assert.deepEqual(titles(card), ["Giao việc", "Để biết", "Trả lại", "Mở văn bản"]);
    assert.deepEqual(card.refresh?.userIds, [`29:${leader.id}`]);
    assert.deepEqual(chat.office.calls, []);
  });

  it("speaks the language of the card that was pressed", async () => {
    assert.match(
      (await chat.press(leader, "instruct", { ...order, language: "en" })).text,
      /You assigned it to Phạm Quốc Huy \(lead\), due 23\/11 — at 08:31/u,
    );
  });

  it("takes no button that is not ours, and no other invoke", async () => {
    for (const data of [{ version: "2" }, { documentId: "x" }, { reason: "no" }]) {
      assert.match((await chat.press(leader, "instruct", data)).text, /Thẻ này không còn dùng được/u);
    }
    assert.match((await chat.press(leader, "delete", {})).text, /Thẻ này không còn dùng được/u);
    assert.equal(
      (await chat.post(activityFrom(leader, cloud, { type: "invoke", name: "task/fetch", value: {} })))
        .status,
      501,
    );
    assert.deepEqual(chat.office.calls, []);
  });
});
