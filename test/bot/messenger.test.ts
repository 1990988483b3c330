import assert from "node:assert/strict";
import type { Messenger } from "../../src/ports/messenger.ts";
import {
  blockedByPerson,
  noSuchConversation,
  startConnectorDouble,
  type ConnectorDouble,
  type Misbehaviour,
} from "../support/bot-connector-double.ts";
import { embeddedBot, entraBot, sampleTenantId } from "./entra-bot.ts";
import { uuid } from "./sample-documents.ts";
import { documentNotice } from "./sample-notices.ts";
import { digest } from "./sample-work.ts";

const notice = documentNotice("toInstruct", "vi");

const sending = { mark: uuid(77), begin: () => Promise.resolve() };

describe("Bringing cards into chats", function () {
  this.timeout(20_000);
  let cloud: ConnectorDouble;
  let messenger: Messenger;

  beforeEach(async () => {
    cloud = await startConnectorDouble();
    messenger = entraBot(cloud).bot.messenger;
  });
  afterEach(() => cloud.stop());

  it("sends the card with its one sentence into the stored conversation, and names the message", async () => {
    const outcome = await messenger.send(cloud.address("lan"), notice, sending);
    assert.equal(outcome.kind, "sent");
    const [call] = cloud.calls;
    assert.equal(call?.method, "POST");
    assert.equal(call?.conversationId, "a:lan");
    assert.equal(
      call?.body["summary"],
      "Văn bản HỎA TỐC 1837/QĐ-UBND của UBND tỉnh chờ cho ý kiến, hạn 23/11.",
    );
    assert.match(JSON.stringify(call?.body["attachments"]), /"userIds":\["29:lan"\]/u);
    assert.ok(outcome.kind === "sent" && outcome.activityId.length > 10);
  });

  it("replaces a card in its place", async () => {
    const outcome = await messenger.update(cloud.address("lan"), "1700", notice);
    assert.deepEqual(outcome, { kind: "sent", activityId: "1700" });
    assert.deepEqual([cloud.calls[0]?.method, cloud.calls[0]?.activityId], ["PUT", "1700"]);
  });

  it("brings the digest of the day", async () => {
    assert.equal((await messenger.send(cloud.address("lan"), digest(3, "vi"), sending)).kind, "sent");
  });

  const outcomes: readonly (readonly [string, Misbehaviour, object])[] = [
    [
      "the person turned the bot off",
      blockedByPerson,
      { kind: "blocked", reason: "HTTP 403 MessageWritesBlocked" },
    ],
    [
      "the conversation is not there",
      noSuchConversation,
      { kind: "notInstalled", reason: "HTTP 404 ConversationNotFound" },
    ],
    [
      "the bot was removed from the conversation",
      { status: 403, body: { error: { code: "BotNotInConversationRoster", message: "gone" } } },
      { kind: "notInstalled", reason: "HTTP 403 BotNotInConversationRoster" },
    ],
    ["the card is too big", { status: 413, body: "<html>" }, { kind: "failed", reason: "HTTP 413" }],
    [
      "the card is wrong",
      { status: 400, body: { error: { code: "BadArgument" } } },
      { kind: "failed", reason: "HTTP 400 BadArgument" },
    ],
    [
      "something else changed it",
      { status: 412, body: { error: { code: "PreconditionFailed" } } },
      { kind: "retry", afterMs: null, reason: "HTTP 412 PreconditionFailed" },
    ],
    [
      "a gateway failed",
      { status: 502 },
      { kind: "retry", afterMs: null, reason: "HTTP 502", inDoubt: true },
    ],
    [
      "a gateway was late",
      { status: 504 },
      { kind: "retry", afterMs: null, reason: "HTTP 504", inDoubt: true },
    ],
    [
      "it is overloaded and says how long",
      { status: 503, headers: { "retry-after": "7" } },
      { kind: "retry", afterMs: 7_000, reason: "HTTP 503", inDoubt: true },
    ],
    [
      "it asks for less",
      { status: 429, headers: { "retry-after": "2" } },
      { kind: "retry", afterMs: 2_000, reason: "HTTP 429", forAll: true },
    ],
    [
      "it asks for less and does not say how long",
      { status: 429 },
      { kind: "retry", afterMs: 5_000, reason: "HTTP 429", forAll: true },
    ],
  ];
  for (const [what, misbehaviour, expected] of outcomes) {
    it(`tells in one attempt that ${what}: the outbox repeats, the SDK does not`, async () => {
      cloud.next(misbehaviour);
      assert.deepEqual(await messenger.send(cloud.address("lan"), notice, sending), expected);
      assert.equal(cloud.calls.length, 1);
    });
  }

  it("begins when its turn has come and not before, and sends nothing where it may not begin", async () => {
    const begun: string[] = [];
    const begin = (id: string) => ({ mark: id, begin: async () => void begun.push(id) });
    cloud.next({ status: 429, headers: { "retry-after": "3" } });
    await messenger.send(cloud.address("lan"), notice, begin("first"));
    assert.equal((await messenger.send(cloud.address("huy"), notice, begin("second"))).kind, "later");
    assert.deepEqual(begun, ["first"]);
    assert.match(JSON.stringify(cloud.calls[0]?.body), /"id":"first"/u, "the mark is in the card");
    messenger = entraBot(cloud).bot.messenger;
    const lost = { mark: "x", begin: () => Promise.reject(new Error("lease lost")) };
    await assert.rejects(messenger.send(cloud.address("lan"), notice, lost), /lease lost/u);
    assert.equal(cloud.calls.length, 1);
  });

  for (const hadToken of [false, true])
    it(`knows that nothing was sent where ${hadToken ? "no connection came about" : "there is no token"}`, async () => {
      if (hadToken) await messenger.send(cloud.address("lan"), notice, sending);
      await cloud.stop();
      // A connection that was there already breaks, and might have carried it.
      if (hadToken) await messenger.send(cloud.address("huy"), notice, sending);
      const outcome = await messenger.send(cloud.address("huy"), notice, sending);
      cloud = await startConnectorDouble();
      const reason = `no answer ${hadToken ? "ECONNREFUSED" : "NO_TOKEN"}`;
      assert.deepEqual(outcome, { kind: "retry", afterMs: null, reason, inDoubt: false });
    });

  it("tells a broken connection as one to repeat, also where the card had arrived, and sends it once", async () => {
    cloud.next("reset");
    const reset = await messenger.send(cloud.address("lan"), notice, sending);
    assert.ok(reset.kind === "retry" && reset.reason.startsWith("no answer"), JSON.stringify(reset));
    cloud.next("lostReply");
    const lost = await messenger.send(cloud.address("lan"), notice, sending);
    assert.equal(lost.kind, "retry");
    assert.equal(cloud.calls.filter(({ delivered }) => delivered).length, 1);
    assert.equal(cloud.calls.length, 2);
  });

  it("pauses for everybody when it is asked for less (429)", async () => {
    cloud.next({ status: 429, headers: { "retry-after": "3" } });
    await messenger.send(cloud.address("lan"), notice, sending);
    const other = await messenger.send(cloud.address("huy"), notice, sending);
    assert.ok(other.kind === "later" && other.afterMs > 2_000 && other.afterMs <= 3_000);
    assert.equal(cloud.calls.length, 1, "somebody was written to during the pause");
  });

  it("does not take a card that was deleted from the chat for an app that is gone", async () => {
    cloud.next({ status: 404, body: { error: { code: "ActivityNotFoundInConversation" } } });
    assert.equal((await messenger.update(cloud.address("lan"), "1700", notice)).kind, "failed");
    cloud.next(noSuchConversation);
    assert.equal((await messenger.update(cloud.address("lan"), "1700", notice)).kind, "notInstalled");
  });

  it("keeps what Teams allows one conversation, and asks for one token however many cards wait", async () => {
    cloud.throttle(true);
    // All twelve ask at one moment, however long a busy machine takes to let them.
    const moment = new Date("2026-11-21T01:31:00Z");
    messenger = entraBot(cloud, () => moment).bot.messenger;
    const many = await Promise.all(
      Array.from({ length: 12 }, () => messenger.send(cloud.address("lan"), notice, sending)),
    );
    const kinds = many.map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === "sent").length, 8);
    assert.equal(kinds.filter((kind) => kind === "later").length, 4);
    assert.ok(many.every((one) => one.kind !== "later" || one.afterMs > 1_500));
    assert.equal(cloud.calls.length, 8);
    assert.equal(cloud.tokenRequests(), 1);
  });

  it("asks for one token for many people at once", async () => {
    const sent = await Promise.all(
      Array.from({ length: 40 }, (_, n) => messenger.send(cloud.address(`person-${n}`), notice, sending)),
    );
    assert.ok(sent.every(({ kind }) => kind === "sent"));
    assert.equal(cloud.tokenRequests(), 1);
  });

  it("writes to nobody of another tenant, and takes no token to an address without TLS elsewhere", async () => {
    const address = cloud.address("lan");
    assert.equal((await messenger.send({ ...address, tenantId: uuid(5) }, notice, sending)).kind, "failed");
    assert.equal(
      (await messenger.send({ ...address, serviceUrl: "http://smba.example/" }, notice, sending)).kind,
      "failed",
    );
    assert.deepEqual([cloud.calls.length, cloud.tokenRequests()], [0, 0]);
  });

  it("leaves this machine for nobody in the embedded mode", async () => {
    const { bot } = embeddedBot();
    const address = { ...cloud.address("lan"), tenantId: sampleTenantId };
    const outcome = await bot.messenger.send(
      { ...address, serviceUrl: "https://smba.example/" },
      notice,
      sending,
    );
    assert.deepEqual(outcome, { kind: "failed", reason: "service address refused" });
  });
});
