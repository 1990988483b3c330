import assert from "node:assert/strict";
import { createBringInTurn } from "../../bot/bring-in-turn.ts";
import { tabLinks } from "../../bot/cards/links.ts";
import { plainCard } from "../../bot/cards/plain-card.ts";
import type { Channel } from "../../bot/channel/channel.ts";
import { createMessenger } from "../../bot/messenger.ts";
import { createSendLimits } from "../../bot/send-limits.ts";
import { appLimit } from "../support/teams-model.ts";
import { virtualTime } from "../support/virtual-time.ts";
import { uuid } from "./sample-documents.ts";
import { documentNotice } from "./sample-notices.ts";

const settings = {
  mode: "embedded",
  sampleTenantId: uuid(900),
  tabUrl: "",
  teamsAppId: null,
  tabEntityId: "",
  language: "vi",
} as const;
const welcome = plainCard({ tone: "emphasis", sentence: "Vanthu đã sẵn sàng." }, "vi");
const hourMs = 3_600_000;

describe("Welcomes of an app that is put into many people's Teams", () => {
  const time = virtualTime(new Date("2026-11-21T01:00:00Z"));
  before(() => {
    time.spawn("a clock that goes on", async () => {
      for (;;) await time.sleep(500);
    });
  });
  after(() => time.kill("a clock that goes on"));

  /** `answer`: what Teams throws at the n-th card; nothing, and it arrives. */
  function bot(answer: (n: number) => object | null) {
    const sent: { readonly at: number; readonly to: string }[] = [];
    const warned: string[] = [];
    const state = { isStopping: false };
    const channel: Pick<Channel, "send"> = {
      async send({ conversationId }) {
        sent.push({ at: time.steady(), to: conversationId });
        const wrong = answer(sent.length);
        await time.sleep(200);
        if (wrong !== null) throw Object.assign(new Error("refused"), wrong);
        return "made";
      },
    };
    const parts = {
      settings,
      channel: channel as Channel,
      limits: createSendLimits(),
      links: tabLinks(settings),
      clock: { now: time.now },
      sleep: (ms: number) => time.sleep(ms),
    };
    const bring = createBringInTurn({
      ...parts,
      logger: { info: () => undefined, warn: (_, what) => warned.push(what), error: () => undefined },
      inHand: (work) => time.spawn("bot", () => work),
      isStopping: () => state.isStopping,
    });
    const place = { tenantId: uuid(900), serviceUrl: "http://127.0.0.1/", botId: "28:bot" };
    const address = (who: string) => ({ ...place, teamsUserId: `29:${who}`, conversationId: `a:${who}` });
    return {
      sent,
      warned,
      state,
      welcome: (who: string) =>
        time.spawn("bot", () => bring({ ...address(who), directoryId: who }, welcome)),
      card: (who: string) =>
        time.spawn("bot", async () => {
          const to = { ...address(who), personId: who };
          const sending = { mark: who, begin: () => Promise.resolve() };
          await createMessenger(parts).send(to, documentNotice("toInstruct", "vi"), sending);
        }),
    };
  }
  const most = (times: readonly number[]) =>
    Math.max(...times.map((at) => times.filter((other) => other > at - 1_000 && other <= at).length));

  it("keep Teams' pace together with the cards, and every one of them comes once", async () => {
    const { sent, welcome: greet, card } = bot(() => null);
    for (let n = 0; n < 300; n += 1) greet(`${n}`);
    for (let n = 0; n < 20; n += 1) card(`card ${n}`);
    await time.until(() => sent.filter(({ to }) => !to.includes("card")).length === 300, hourMs);
    assert.equal(new Set(sent.map(({ to }) => to)).size, sent.length);
    assert.ok(most(sent.map(({ at }) => at)) <= appLimit);
  });

  it("wait out a pause that Teams asks for, and are not repeated where one may have come", async () => {
    const response = { headers: new Headers({ "retry-after": "7" }), bodyAsText: "" };
    const {
      sent,
      warned,
      welcome: greet,
    } = bot((n) => {
      if (n === 1) return { statusCode: 429, response };
      return n === 2 ? { statusCode: 502 } : n === 3 ? { statusCode: 403 } : null;
    });
    const begun = time.steady();
    greet("a");
    await time.until(() => time.steady() > begun + 1_000, hourMs);
    for (const who of ["b", "c", "d"]) greet(who);
    await time.until(() => sent.length === 5, hourMs);
    await time.until(() => warned.length === 2, hourMs);
    assert.ok(sent.slice(1).every(({ at }) => at - (sent[0]?.at ?? 0) >= 7_000));
    assert.equal(new Set(sent.slice(1).map(({ to }) => to)).size, 4);
  });

  it("do not hold up a server that stops", async () => {
    const { sent, state, welcome: greet } = bot(() => null);
    for (let n = 0; n < 200; n += 1) greet(`${n}`);
    await time.until(() => sent.length > 20, hourMs);
    state.isStopping = true;
    const atStop = sent.length;
    const stopped = time.steady();
    await time.until(() => time.steady() - stopped > 10_000, hourMs);
    assert.ok(sent.length - atStop <= 2 * appLimit, `${sent.length - atStop} more`);
  });
});
