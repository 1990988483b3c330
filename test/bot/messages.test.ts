import assert from "node:assert/strict";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { unappointed } from "./office.ts";
import { openChat, pressed, type Chat } from "./open-chat.ts";
import { pressFrom } from "./sample-activities.ts";
import { clerk, leader, specialist, uuid, type Named } from "./sample-documents.ts";

const stranger: Named = { id: uuid(66), name: "Người lạ" };

describe("What the bot answers to what is written", function () {
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

  it("welcomes by role when the app is installed, once, and remembers where the person is reached", async () => {
    const install = { type: "installationUpdate", action: "add", text: undefined };
    assert.match(
      await chat.write(leader, "", install),
      /Vanthu đã sẵn sàng, Nguyễn Thị Minh Nguyệt.*giao việc ngay trên thẻ/su,
    );
    assert.match(await chat.write(clerk, "", install), /vào sổ trong trang Vanthu/u);
    const joined = { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] };
    assert.equal(await chat.write(leader, "", joined), "");
    assert.equal(chat.office.calls.filter(({ name }) => name === "remember").length, 3);
    assert.equal(await chat.write(leader, "", { ...install, action: "add-upgrade" }), "");
  });

  it("forgets where the person was reached when the app is removed", async () => {
    assert.equal(await chat.write(leader, "", { type: "installationUpdate", action: "remove" }), "");
    assert.equal(
      await chat.write(leader, "", { type: "conversationUpdate", membersRemoved: [{ id: "28:bot" }] }),
      "",
    );
    assert.deepEqual(
      chat.office.calls.map(({ name, input }) => [name, input]),
      [1, 2].map(() => ["forget", { conversationId: `a:${leader.id}` }]),
    );
  });

  it("answers commands in the language of the words, and remembers that language", async () => {
    assert.match(await chat.write(specialist, "viec cua toi"), /Việc chờ xử lý: 3/u);
    assert.match(await chat.write(specialist, "my work"), /Waiting for action: 3/u);
    assert.match(await chat.write(specialist, "văn bản mới"), /Văn bản đến mới nhất/u);
    assert.match(await chat.write(specialist, "find quy chế"), /Found for “quy chế”/u);
    assert.match(await chat.write(specialist, "số đến 412"), /VĂN BẢN ĐẾN.*1837\/QĐ-UBND/su);
    assert.match(await chat.write(specialist, "số đến 413"), /Không có số đến 413/u);
    assert.match(await chat.write(specialist, "trợ giúp"), /Vanthu giúp được gì/u);
    const languages = chat.office.calls
      .filter(({ name }) => name === "remember")
      .map(({ input }) => (input as { language?: string }).language);
    assert.deepEqual(languages, ["vi", "en", "vi", "en", "vi", "vi", "vi"]);
    const asked = (what: string) =>
      chat.office.calls
        .filter(({ name }) => name === what)
        .map(({ input }) => input as Record<string, unknown>);
    assert.equal(asked("search")[0]?.["q"], "quy chế ");
    assert.deepEqual([asked("list")[1]?.["atNumber"], asked("list")[1]?.["year"]], [412, 2026]);
  });

  it("answers anything else with what it can do", async () => {
    const answer = await chat.write(specialist, "chào Vanthu");
    assert.match(answer, /Câu này chưa có lệnh tương ứng/u);
    assert.match(answer, /số đến 412/u);
  });

  it("tells a person whom the directory does not know whom to ask, and does nothing else", async () => {
    assert.match(await chat.write(stranger, "việc của tôi"), /liên hệ người quản trị Vanthu của cơ quan/u);
    const { text } = await chat.press(stranger, "instruct", {});
    assert.match(text, /liên hệ người quản trị/u);
    assert.match(await chat.write(leader, "help", { from: { id: "29:x", name: "x" } }), /administrator/u);
    assert.deepEqual(
      chat.office.calls.filter(({ name }) => !["remember"].includes(name)),
      [],
    );
  });

  it("tells a person who is appointed nowhere what is missing", async () => {
    assert.match(await chat.write(unappointed, "việc của tôi"), /chưa được phân công ở cơ quan nào/u);
    assert.match(await chat.write(unappointed, "my work"), /appointed in no agency/u);
  });

  it("shows nothing of a document where others read along", async () => {
    for (const conversationType of ["groupChat", "channel"]) {
      const conversation = {
        id: "19:x@thread.v2",
        conversationType,
        tenantId: cloud.tenantId,
        isGroup: true,
      };
      const answer = await chat.write(leader, "<at>Vanthu</at> số đến 412", { conversation });
      assert.match(answer, /trò chuyện riêng/u);
      assert.doesNotMatch(answer, /1837/u);
      const { body } = await chat.post({
        ...pressFrom(leader, cloud, "instruct", pressed),
        conversation,
      });
      assert.doesNotMatch(body, /1837/u);
    }
    assert.deepEqual(chat.office.calls, []);
  });
});
