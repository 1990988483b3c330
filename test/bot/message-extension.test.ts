import assert from "node:assert/strict";
import { z } from "zod";
import type { Card } from "../../bot/cards/card.ts";
import { documentAt } from "../../bot/handlers/document-link.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { openChat, type Chat } from "./open-chat.ts";
import { activityFrom } from "./sample-activities.ts";
import { documentId, leader, shortAbstract, specialist, uuid, type Named } from "./sample-documents.ts";
import { issued } from "./sample-found.ts";

const group = { id: "19:group@thread.v2", conversationType: "groupChat" };
const stranger = { id: uuid(99), name: "Người lạ" };
/** Nothing of the document may stand in what everybody gets. */
const secret = /1837|QĐ-UBND|quy chế|UBND tỉnh|412|05\/SNV/u;

const offer = z.object({
  composeExtension: z.object({
    type: z.string(),
    text: z.string().optional(),
    attachments: z
      .array(
        z.object({
          contentType: z.literal("application/vnd.microsoft.card.adaptive"),
          content: z.custom<Card>((card) => typeof card === "object"),
          preview: z.object({ content: z.object({ title: z.string(), text: z.string() }) }),
        }),
      )
      .default([]),
  }),
});

describe("The message extension (R36)", function () {
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

  async function invoke(person: Named, name: string, value: object, part: Record<string, unknown> = {}) {
    const conversation = { ...group, tenantId: cloud.tenantId };
    const activity = activityFrom(person, cloud, {
      type: "invoke",
      name,
      text: undefined,
      value,
      conversation,
    });
    const { status, body } = await chat.post({ ...activity, ...part });
    assert.equal(status, 200);
    return JSON.parse(body) as unknown;
  }

  async function found(person: Named, words: string | null, part: Record<string, unknown> = {}) {
    const parameters =
      words === null ? [{ name: "initialRun", value: "true" }] : [{ name: "words", value: words }];
    const value = { commandId: "findDocuments", parameters, queryOptions: { skip: 0, count: 25 } };
    return offer.parse(await invoke(person, "composeExtension/query", value, part)).composeExtension;
  }

  async function glimpse(person: Named, data: object): Promise<string> {
    const answer = await invoke(person, "adaptiveCard/action", {
      action: {
        type: "Action.Execute",
        verb: "glimpse",
        data: { kind: "incoming", language: "vi", ...data },
      },
      trigger: "automatic",
    });
    return JSON.stringify(z.object({ value: z.looseObject({ body: z.unknown() }) }).parse(answer).value.body);
  }

  it("shows whoever looks what they may find, and puts a card into the chat that tells nobody anything", async () => {
    const { type, attachments } = await found(leader, "quy chế");
    assert.equal(type, "result");
    assert.deepEqual(
      attachments.map(({ preview }) => preview.content.title),
      ["1837/QĐ-UBND", "1837/QĐ-UBND", "05/SNV-VP"],
    );
    assert.match(attachments[0]?.preview.content.text ?? "", /quy chế.*UBND tỉnh/u);
    for (const { content } of attachments) {
      assert.doesNotMatch(JSON.stringify({ ...content, actions: [], refresh: {} }), secret);
      assert.equal(content.refresh?.action.verb, "glimpse");
      assert.equal(content.refresh?.userIds, undefined, "everybody is asked, not only some");
    }
    assert.equal(chat.office.calls.find(({ name }) => name === "search")?.by, leader.id);
  });

  it("asks for the own views of everybody in a chat of at most 60 people, where the bot is in it", async () => {
    const people = Array.from({ length: 61 }, (_, n) => ({
      id: `29:${n}`,
      name: `Người ${n}`,
      aadObjectId: uuid(n),
    }));
    const views = async () => (await found(leader, "quy chế")).attachments[0]?.content.refresh?.userIds;
    cloud.rooms.members.set(group.id, people.slice(1));
    assert.equal((await views())?.length, 60);
    cloud.rooms.members.set(group.id, people);
    assert.equal(await views(), undefined, "more press the button");
    cloud.rooms.members.delete(group.id);
    assert.equal(await views(), undefined, "the bot is not there");
  });

  it("lets a reader act on their own view, and keeps it their own", async () => {
    const { body } = await chat.post(
      activityFrom(leader, cloud, {
        type: "invoke",
        name: "adaptiveCard/action",
        text: undefined,
        value: {
          action: {
            type: "Action.Execute",
            verb: "glimpse",
            data: { kind: "incoming", documentId, language: "vi" },
          },
        },
        conversation: { ...group, tenantId: cloud.tenantId },
      }),
    );
    const { value: view } = z
      .object({ value: z.custom<Card>((card) => typeof card === "object") })
      .parse(JSON.parse(body));
    assert.deepEqual(view.refresh?.userIds, [`29:${leader.id}`]);
    const back = view.actions?.find(({ title }) => title === "Trả lại văn thư" || title === "Trả lại");
    assert.ok(back?.type === "Action.ShowCard");
    const { data } = back.card.actions[0] ?? {};
    const place = { conversation: { ...group, tenantId: cloud.tenantId } };
    const pressed = { ...data, giveBack_text: "Thiếu phụ lục" };
    const { card, text } = await chat.press(leader, "giveBack", pressed, place);
    assert.match(text, /Bạn đã trả lại văn thư/u);
    assert.equal(card.refresh?.action.verb, "glimpse");
    const { shared: _, ...bare } = pressed as Record<string, unknown>;
    assert.match(
      (await chat.press(leader, "giveBack", bare, place)).text,
      /nhắn riêng|trò chuyện riêng|riêng/u,
    );
  });

  it("offers the newest documents before anything is typed", async () => {
    const { attachments } = await found(leader, null);
    assert.deepEqual(
      attachments.map(({ preview }) => preview.content.title),
      ["1837/QĐ-UBND"],
    );
  });

  it("gives every reader of the chat their own view", async () => {
    assert.match(await glimpse(specialist, { documentId }), new RegExp(shortAbstract, "u"));
    const other = await glimpse(leader, { kind: "outgoing", documentId: issued.id });
    assert.match(other, /VĂN BẢN ĐI/u);
    assert.match(other, /05\/SNV-VP · 19\/10\/2026/u);
    const none = await glimpse(leader, { documentId: uuid(7) });
    assert.match(none, /Không tìm thấy văn bản này/u);
    assert.doesNotMatch(none, secret);
    assert.doesNotMatch(await glimpse(stranger, { documentId }), secret);
  });

  it("turns a link into the tab into the same card, and leaves other links alone", async () => {
    const url = `http://127.0.0.1:3978/tab/documents/${documentId}`;
    const { attachments } = offer.parse(
      await invoke(leader, "composeExtension/queryLink", { url }),
    ).composeExtension;
    assert.deepEqual(attachments[0]?.content.refresh?.action.data, {
      kind: "incoming",
      documentId,
      language: "vi",
    });
    assert.deepEqual(await invoke(leader, "composeExtension/queryLink", { url: "https://example.vn/x" }), {});
  });

  it("tells a stranger in a sentence that the directory does not know them, in the language of their Teams", async () => {
    const vi = await found(stranger, "quy chế");
    assert.deepEqual([vi.type, vi.attachments], ["message", []]);
    assert.match(vi.text ?? "", /danh bạ|tài khoản/iu);
    assert.match((await found(stranger, "x", { locale: "en-GB" })).text ?? "", /[Dd]irectory|account/u);
  });

  it("takes blanks for no words, and offers the newest", async () => {
    assert.equal((await found(leader, "   ")).attachments.length, 1);
  });

  it("answers a search that fails with a sentence and a code that the log has too", async () => {
    Object.assign(chat.office.useCases, {
      searchDocuments: () => Promise.reject(new Error("the disk is away")),
    });
    const { type, text = "" } = await found(leader, "quy chế");
    assert.equal(type, "message");
    const code = /mã (?<code>[0-9a-f]{12})\./u.exec(text)?.groups?.["code"];
    assert.ok(code !== undefined && chat.diary.text().includes(code), text);
    assert.doesNotMatch(text, /disk/u);
  });

  it("answers what is no question of ours with nothing to show", async () => {
    assert.deepEqual(await invoke(leader, "composeExtension/query", { commandId: "other" }), {});
  });
});

describe("A link into the tab", () => {
  const tab = "https://vanthu.tinh.gov.vn/tab";
  it("is one to an incoming or outgoing document of this server, and nothing else", () => {
    assert.deepEqual(documentAt(`${tab}/documents/${documentId}?x=1#y`, tab), {
      kind: "incoming",
      documentId,
    });
    assert.deepEqual(documentAt(`${tab}/outgoing/${documentId}`, tab), { kind: "outgoing", documentId });
    const others = [
      `https://vanthu.tinh.gov.vn.example.com/tab/documents/${documentId}`,
      `http://vanthu.tinh.gov.vn/tab/documents/${documentId}`,
      `${tab}/documents/412`,
      `${tab}/documents/${documentId}/files`,
      `${tab}/outgoing/new`,
      `${tab}s/documents/${documentId}`,
      "not an address",
    ];
    for (const one of others) assert.equal(documentAt(one, tab), null, one);
  });
});
