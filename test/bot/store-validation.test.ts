import assert from "node:assert/strict";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { waitFor } from "../support/wait-for.ts";
import { entraBot } from "./entra-bot.ts";
import { openOffice, type Office } from "./office.ts";
import { activityFrom } from "./sample-activities.ts";
import { leader } from "./sample-documents.ts";
import { serveBot, type ServedBot } from "./serve-bot.ts";

/** Microsoft Teams Store validation guidelines, the points that a bot within one organisation meets, too. */
describe("What Teams Store asks of a bot", function () {
  this.timeout(20_000);
  let cloud: ConnectorDouble;
  let office: Office;
  let server: ServedBot;
  /** What is listed and searched waits for it. */
  let hold: () => Promise<unknown>;

  before(async () => {
    cloud = await startConnectorDouble();
    office = openOffice(() => new Date());
    const held =
      <A extends unknown[], T>(useCase: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        await hold();
        return useCase(...args);
      };
    const { listWork, listIncoming, searchDocuments } = office.useCases;
    server = await serveBot(entraBot(cloud).bot, {
      ...office.useCases,
      listWork: held(listWork),
      listIncoming: held(listIncoming),
      searchDocuments: held(searchDocuments),
    });
  });
  beforeEach(() => {
    hold = () => Promise.resolve();
  });
  after(async () => {
    await server.stop();
    await cloud.stop();
  });

  /** What the chat gets in answer, in its order. */
  async function said(text: string, part: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
    const before = cloud.calls.length;
    const response = await fetch(server.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await cloud.inboundToken()}`,
      },
      body: JSON.stringify(activityFrom(leader, cloud, { text, ...part })),
    });
    assert.equal(response.status, 200);
    return cloud.calls.slice(before).map(({ body }) => body);
  }
  const typesOf = (answers: readonly Record<string, unknown>[]) => answers.map(({ type }) => type);

  for (const words of ["việc của tôi", "văn bản mới", "tìm quy chế", "số đến 412"])
    it(`“${words}” that takes a while is announced by a typing sign, before its answer comes`, async () => {
      const before = cloud.calls.length;
      const isTyping = () =>
        Promise.resolve(
          cloud.calls.slice(before).some(({ body }) => body["type"] === "typing") ? true : null,
        );
      hold = () => waitFor(isTyping);
      assert.deepEqual(typesOf(await said(words)), ["typing", "message"]);
    });

  it("an answer that comes at once is not", async () => {
    assert.deepEqual(typesOf(await said("trợ giúp")), ["message"]);
  });

  for (const words of ["help", "trợ giúp", "xin chào", "hi", "/help"]) {
    it(`“${words}” is answered by what can be done here`, async () => {
      const [answer] = await said(words);
      assert.match(JSON.stringify(answer), /việc của tôi|my work/u);
    });
  }

  it("whatever is said has an answer with a way on: no dead end", async () => {
    for (const words of ["", "   ", "🙂", "asdf qwer", "?".repeat(5_000), "<at>Vanthu</at>", "số đến"]) {
      const [answer, ...more] = await said(words);
      assert.deepEqual([typesOf(answer === undefined ? [] : [answer]), more], [["message"], []], words);
      assert.match(JSON.stringify(answer), /"type":"Action\.|trợ giúp/u, words);
    }
    const picture = { contentType: "image/png", contentUrl: "https://smba.example/x.png" };
    assert.equal((await said("", { attachments: [picture] })).length, 1);
  });

  it("in a chat with others it says once where it may speak, and shows nothing of a document", async () => {
    const conversation = { id: "19:nhom@thread.v2", conversationType: "groupChat", tenantId: cloud.tenantId };
    const answers = await said("việc của tôi", { conversation });
    assert.equal(answers.length, 1);
    assert.doesNotMatch(JSON.stringify(answers), /1837/u);
  });

  it("whoever gets the app is welcomed by what it does and what to say, and told nothing when it is upgraded", async () => {
    const install = { type: "installationUpdate", action: "add", text: undefined };
    const [welcome, ...more] = await said("", install);
    assert.deepEqual(more, []);
    assert.match(JSON.stringify(welcome), /Vanthu đã sẵn sàng[\s\S]*"type":"Action\./u);
    assert.deepEqual(await said("", { ...install, action: "add-upgrade" }), []);
  });

  it("what it knows nothing of (a reaction, an event, a message changed) is taken without a fault and without a word", async () => {
    for (const part of [
      { type: "messageReaction", reactionsAdded: [{ type: "like" }] },
      { type: "event", name: "application/vnd.microsoft.readReceipt", value: { lastReadMessageId: "1" } },
      { type: "messageUpdate" },
      { type: "messageDelete" },
    ])
      assert.deepEqual(await said("", { text: undefined, ...part }), [], part.type);
  });
});
