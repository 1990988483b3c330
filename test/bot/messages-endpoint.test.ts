import assert from "node:assert/strict";
import { request } from "node:http";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import type { TokenFlaws } from "../support/channel-keys.ts";
import { later } from "../support/later.ts";
import { embeddedBot, entraBot, sampleTenantId, type Diary } from "./entra-bot.ts";
import { openOffice, type Office } from "./office.ts";
import { activityFrom } from "./sample-activities.ts";
import { leader, uuid } from "./sample-documents.ts";
import { serveBot, type ServedBot } from "./serve-bot.ts";

describe("POST /api/messages with Entra", function () {
  this.timeout(20_000);
  let cloud: ConnectorDouble;
  let office: Office;
  let server: ServedBot;
  let diary: Diary;

  beforeEach(async () => {
    cloud = await startConnectorDouble();
    office = openOffice(() => new Date());
    const made = entraBot(cloud);
    diary = made.diary;
    server = await serveBot(made.bot, office.useCases);
  });
  afterEach(async () => {
    await server.stop();
    await cloud.stop();
  });

  const post = async (activity: unknown, token: string | null): Promise<Response> =>
    fetch(server.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(activity),
    });

  it("takes a token of the channel and answers into the conversation that wrote", async () => {
    const response = await post(activityFrom(leader, cloud), await cloud.inboundToken());
    assert.equal(response.status, 200);
    assert.equal(cloud.calls.length, 1);
    assert.equal(cloud.calls[0]?.conversationId, `a:${leader.id}`);
    assert.deepEqual(office.calls[0]?.input, {
      tenantId: cloud.tenantId,
      directoryId: leader.id,
      teamsUserId: `29:${leader.id}`,
      conversationId: `a:${leader.id}`,
      serviceUrl: cloud.serviceUrl,
      botId: "28:bot",
      language: "vi",
    });
  });

  const bad: readonly (readonly [string, TokenFlaws])[] = [
    ["of another audience", { audience: uuid(1) }],
    ["of another issuer", { issuer: "https://sts.windows.net/x/" }],
    ["that Entra made for another app", { issuer: "https://login.microsoftonline.com/common/v2.0" }],
    ["signed by a wrong key", { wrongKey: true }],
    ["of an unknown key", { unknownKey: true }],
    ["of a key for another channel", { unendorsedKey: true }],
    ["that has expired", { expired: true }],
    ["that does not hold yet", { notYet: true }],
    ["without a signature", { algNone: true }],
    ["for another service address", { serviceUrl: "https://smba.example/other" }],
  ];
  for (const [what, flaws] of bad) {
    it(`answers 401 to a token ${what}, and does nothing`, async () => {
      const response = await post(activityFrom(leader, cloud), await cloud.inboundToken(flaws));
      assert.equal(response.status, 401);
      assert.equal(await response.text(), "");
      assert.deepEqual([office.calls.length, cloud.calls.length], [0, 0]);
    });
  }

  it("answers 401 without a token and to what is none", async () => {
    for (const token of [null, "", "x", "a.b.c", "bm9uZQ.bm9uZQ."]) {
      assert.equal((await post(activityFrom(leader, cloud), token)).status, 401, String(token));
    }
  });

  it("takes the new key of the channel beside the old one, and the old one no longer than it is published", async () => {
    const activity = activityFrom(leader, cloud);
    const old = await cloud.inboundToken();
    assert.equal((await post(activity, old)).status, 200);
    await cloud.keys.rotate();
    const fresh = await cloud.inboundToken();
    await later(31_000, async () => {
      assert.equal((await post(activity, fresh)).status, 200);
      assert.equal((await post(activity, old)).status, 200);
    });
    assert.equal(cloud.keysAsked(), 2, "once at first, once for the key that nobody knew");
    cloud.keys.forgetOld();
    await later(62_000, async () => {
      assert.equal((await post(activity, await cloud.inboundToken({ unknownKey: true }))).status, 401);
      assert.equal((await post(activity, old)).status, 401);
    });
    assert.equal(cloud.keysAsked(), 3);
  });

  it("does not ask for the keys again for each token that names an unknown one", async () => {
    const activity = activityFrom(leader, cloud);
    const flawed = await cloud.inboundToken({ unknownKey: true });
    for (let n = 0; n < 10; n += 1) assert.equal((await post(activity, flawed)).status, 401);
    assert.equal(cloud.keysAsked(), 1);
  });

  it("answers 500 when nobody can tell whether a token is good, for that is a fault and not the sender's", async () => {
    cloud.keysFail(true);
    const response = await post(activityFrom(leader, cloud), await cloud.inboundToken());
    assert.equal(response.status, 500);
    assert.match(diary.text(), /bot fault/u);
  });

  it("answers 403 and nothing else to another tenant, also to one that says both", async () => {
    const token = await cloud.inboundToken();
    const other = uuid(77);
    const cases = [
      {
        conversation: { id: "a:1", conversationType: "personal", tenantId: other },
        channelData: { tenant: { id: other } },
      },
      {
        conversation: { id: "a:1", conversationType: "personal", tenantId: other },
        channelData: { tenant: { id: cloud.tenantId } },
      },
      { conversation: { id: "a:1", conversationType: "personal" }, channelData: {} },
    ];
    for (const part of cases) {
      const response = await post(activityFrom(leader, cloud, part), token);
      assert.equal(response.status, 403);
      assert.equal(await response.text(), "");
    }
    assert.deepEqual([office.calls.length, cloud.calls.length], [0, 0]);
  });

  it("speaks with Teams alone: 403 to another channel, 400 to what is no activity", async () => {
    const token = await cloud.inboundToken();
    assert.equal((await post(activityFrom(leader, cloud, { channelId: "webchat" }), token)).status, 403);
    assert.equal((await post({ hello: 1 }, token)).status, 400);
    assert.equal((await post([1], token)).status, 400);
  });

  it("does not fail when the reply cannot be delivered, and logs no name, text or id of the person", async () => {
    cloud.next({ status: 502 });
    const words = activityFrom(leader, cloud, { text: "tìm tài liệu riêng" });
    const response = await post(words, await cloud.inboundToken());
    assert.equal(response.status, 200);
    assert.equal(cloud.calls.length, 1, "the SDK repeated the reply");
    assert.match(diary.text(), /bot fault/u);
    for (const secret of [leader.id, leader.name, "tài liệu riêng", "Bearer"]) {
      assert.ok(!diary.text().includes(secret), secret);
    }
  });
});

describe("POST /api/messages in the embedded mode", () => {
  let office: Office;
  let server: ServedBot;
  let cloud: ConnectorDouble;

  before(async () => {
    cloud = await startConnectorDouble();
    office = openOffice(() => new Date());
    server = await serveBot(embeddedBot().bot, office.useCases);
  });
  after(async () => {
    await server.stop();
    await cloud.stop();
  });

  /** `fetch` would not let a test name another host. */
  const post = (activity: unknown, headers: Record<string, string> = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      const call = request(
        server.endpoint,
        { method: "POST", headers: { "content-type": "application/json", ...headers } },
        (response) => {
          response.resume();
          response.once("end", () => resolve(response.statusCode ?? 0));
        },
      );
      call.once("error", reject);
      call.end(JSON.stringify(activity));
    });
  const place = () => ({ tenantId: sampleTenantId, serviceUrl: cloud.serviceUrl });

  it("listens to a program on this machine", async () => {
    assert.equal(await post(activityFrom(leader, place())), 200);
  });

  it("refuses a web page that reaches it by a name of its own, and one from elsewhere", async () => {
    assert.equal(await post(activityFrom(leader, place()), { host: "evil.example:3978" }), 403);
    assert.equal(await post(activityFrom(leader, place()), { origin: "https://evil.example" }), 403);
    assert.equal(await post(activityFrom(leader, place()), { origin: "null" }), 403);
    assert.equal(await post(activityFrom(leader, place()), { host: "localhost.evil.example" }), 403);
  });

  it("sends nothing to another machine", async () => {
    const before = office.calls.length;
    assert.equal(await post(activityFrom(leader, { ...place(), serviceUrl: "https://evil.example/" })), 403);
    assert.equal(office.calls.length, before);
  });

  it("knows no tenant but that of the sample people", async () => {
    assert.equal(await post(activityFrom(leader, { ...place(), tenantId: uuid(5) })), 403);
  });
});
