import assert from "node:assert/strict";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { openChat, titles, type Chat } from "./open-chat.ts";
import { activityFrom } from "./sample-activities.ts";
import {
  agencyId,
  assignmentId,
  documentId,
  instructionId,
  leader,
  specialist,
  uuid,
} from "./sample-documents.ts";

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
    instruct_day: "2026-11-23",
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
            replaces: null,
            confirmed: [],
          },
        },
      ],
    );
    assert.match(text, /Bạn đã giao Phạm Quốc Huy chủ trì, hạn 23\/11 — lúc 08:31/u);
    assert.deepEqual(titles(card), ["Sửa trong 5 phút", "Mở văn bản"]);
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
      replaces: null,
      confirmed: [],
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
      askExtension_day: "2026-11-27",
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
    assert.deepEqual(titles(card), ["Sửa trong 5 phút", "Mở văn bản"]);
    assert.equal(chat.office.document().slip.assignments.length, 1);
  });

  it("shows a broken rule's sentence on top of the form, so that it can be sent again", async () => {
    chat.office.failNext(new RuleBroken("routing.deadline-past"));
    const { card, text } = await chat.press(leader, "instruct", order);
    assert.match(text, /Quy tắc routing\.deadline-past\./u);
    assert.deepEqual(titles(card), ["Giao việc", "Hủy", "Mở văn bản"]);
  });

  it("keeps what was typed on a form that was sent in vain, whatever stood in its way", async () => {
    const faults = [
      new RuleBroken("routing.deadline-past"),
      new RuleBroken("document.changed"),
      new Error("busy"),
    ];
    for (const fault of faults) {
      chat.office.failNext(fault);
      const { card } = await chat.press(leader, "instruct", order);
      const values = card.body.flatMap((it) => ("id" in it ? [[it.id, it.value]] : []));
      assert.deepEqual(Object.fromEntries(values), {
        instruct_lead: `p:${specialist.id}`,
        instruct_due: undefined,
        instruct_day: "2026-11-23",
        instruct_text: "Chủ trì trả lời.",
        instruct_support: undefined,
      });
    }
    assert.deepEqual(titles((await chat.press(leader, "refresh", {})).card), [
      "Giao việc",
      "Để biết",
      "Trả lại",
      "Mở văn bản",
    ]);
  });

  it("asks back about a deadline beyond the document's own, and takes the next press as confirmed", async () => {
    chat.office.failNext(new RuleBroken("routing.deadline-after-document"));
    const { card } = await chat.press(leader, "instruct", order);
    const [again] = card.actions ?? [];
    assert.ok(again?.type === "Action.Execute");
    assert.deepEqual([again.title, again.verb], ["Vẫn giao hạn này", "instruct"]);
    const { text } = await chat.press(leader, "instruct", { ...order, ...again.data });
    assert.match(text, /Bạn đã giao Phạm Quốc Huy/u);
    const last = chat.office.calls.at(-1)?.input;
    assert.ok(typeof last === "object" && last !== null && "confirmed" in last);
    assert.deepEqual(last.confirmed, ["routing.deadline-after-document"]);
  });

  it("takes a deadline of those offered, and any other day before it", async () => {
    const offered = "2026-11-25T10:00:00.000Z";
    const deadlineOf = (): unknown => Reflect.get(Object(chat.office.calls.at(-1)?.input), "deadlineAt");
    const plain = { instruct_lead: order.instruct_lead, instruct_due: offered };
    await chat.press(leader, "instruct", plain);
    assert.equal(deadlineOf(), offered);
    await chat.press(leader, "instruct", { ...plain, instruct_day: "2026-11-27" });
    assert.equal(deadlineOf(), "2026-11-27T10:00:00.000Z");
    assert.match(
      (await chat.press(leader, "instruct", { ...plain, instruct_due: "mai" })).text,
      /dạng ngày/u,
    );
  });

  it("mends an order just given: another in its place, with what it said to begin with (ux: Sửa trong 5 phút)", async () => {
    const { card } = await chat.press(leader, "instruct", order);
    const [mend] = card.actions ?? [];
    assert.ok(mend?.type === "Action.ShowCard");
    const values = mend.card.body.flatMap((it) => ("id" in it ? [[it.id, it.value]] : []));
    assert.deepEqual(Object.fromEntries(values), {
      mend_lead: `p:${specialist.id}`,
      mend_due: "2026-11-23T10:00:00.000Z",
      mend_day: undefined,
      mend_text: "Chủ trì trả lời.",
      mend_support: undefined,
    });
    const data = {
      ...mend.card.actions[0]?.data,
      mend_lead: `p:${specialist.id}`,
      mend_text: "Phối hợp trả lời.",
    };
    const { text } = await chat.press(leader, "mend", data);
    assert.match(text, /Bạn đã giao Phạm Quốc Huy chủ trì/u);
    const last = chat.office.calls.at(-1)?.input;
    assert.equal(Reflect.get(Object(last), "replaces"), instructionId);
    assert.equal(Reflect.get(Object(last), "text"), "Phối hợp trả lời.");
  });

  it("remembers, after it has answered, which card was answered in its place, so that it is not replaced again", async () => {
    await chat.press(leader, "instruct", order, { replyToId: "1700000000099" });
    assert.deepEqual(chat.office.remembered, [
      { documentId, personId: leader.id, activityId: "1700000000099", language: "vi" },
    ]);
  });

  it("searches whom to choose while somebody types, without tone marks, by words or initials", async () => {
    const search = async (queryText: string, about = `document:${documentId}`): Promise<string[]> => {
      const value = {
        queryText,
        queryOptions: { skip: 0, top: 15 },
        dataset: `assignees ${agencyId} ${about}`,
      };
      const activity = activityFrom(leader, cloud, { type: "invoke", name: "application/search", value });
      const { status, body } = await chat.post(activity);
      assert.equal(status, 200);
      const answer = JSON.parse(body) as { type: string; value: { results: { title: string }[] } };
      assert.equal(answer.type, "application/vnd.microsoft.search.searchResponse");
      return answer.value.results.map(({ title }) => title);
    };
    const person = "Phạm Quốc Huy, Chuyên viên, Phòng Tổng hợp";
    assert.deepEqual(await search("huy"), [person]);
    assert.deepEqual(await search("pham q"), [person]);
    assert.deepEqual(await search("pqh"), [person]);
    assert.deepEqual((await search("tong hop")).length, 2);
    assert.ok((await search("")).length > 3);
    assert.deepEqual(await search("huy", `document:${uuid(404)}`), []);
    assert.deepEqual(await search("huy", "everybody"), []);
  });

  it("says what is missing on a form whose client did not", async () => {
    assert.match((await chat.press(leader, "instruct", {})).text, /Chọn đơn vị hoặc người chủ trì\./u);
    assert.match(
      (await chat.press(leader, "instruct", { ...order, instruct_day: "mai" })).text,
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
