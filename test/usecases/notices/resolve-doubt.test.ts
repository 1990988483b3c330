import assert from "node:assert/strict";
import { cardsAlone, type Outreach, type ReadBack } from "../../../src/ports/outreach.ts";
import { deliverNotice } from "../../../src/usecases/notices/deliver-notice.ts";
import { openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { deliveries, meet } from "./meet.ts";

describe("A card of which nobody knows whether it arrived", () => {
  let agency: AgencyAtWork;
  let deliveryId: string;
  beforeEach(async () => {
    agency = await openAgency();
    await meet(agency, agency.actors.leader);
    await agency.submitted();
    deliveryId = (await delivery()).id;
  });
  afterEach(() => agency.close());

  async function delivery() {
    const [found] = await deliveries(agency);
    assert.ok(found !== undefined);
    return found;
  }
  const asked: unknown[][] = [];
  const thatReads = (answer: ReadBack): Outreach => ({
    ...cardsAlone,
    readBack(...args) {
      asked.push(args);
      return Promise.resolve(answer);
    },
  });
  const deliver = (outreach: Outreach = cardsAlone) =>
    deliverNotice({ ...agency.services, outreach }, { deliveryId });
  /** Teams does not answer. */
  async function loseAnswer(outreach: Outreach = cardsAlone) {
    agency.answer = () => ({ kind: "retry", afterMs: null, reason: "no answer", inDoubt: true });
    const handled = await deliver(outreach);
    agency.answer = () => ({ kind: "sent", activityId: "second" });
    return handled;
  }
  const standing = async () => {
    const { outcome, activityId, attempts, answers } = await delivery();
    return [outcome, activityId, attempts - answers];
  };

  it("is sent again where chats may not be read, and the ledger says that it may have come twice", async () => {
    assert.deepEqual(await loseAnswer(), {
      kind: "retry",
      afterMs: null,
      reason: "no answer",
      inDoubt: true,
    });
    await deliver();
    assert.deepEqual(await standing(), ["sent", "second", 1]);
  });

  it("is not sent again where the chat shows it: it is known by its mark, and can be replaced later", async () => {
    const outreach = thatReads({ kind: "there", activityId: "first", times: 1 });
    const handled = await loseAnswer(outreach);
    assert.ok(handled.kind === "retry" && (handled.afterMs ?? 0) >= 15_000, "a chat may show it late");
    asked.length = 0;
    assert.deepEqual(await deliver(outreach), { kind: "done" });
    assert.deepEqual(await standing(), ["sent", "first", 0]);
    assert.deepEqual(asked, [[agency.actors.leader.personId, deliveryId]]);
    assert.deepEqual(agency.sent, []);
  });

  it("stays counted as twice where the chat shows it twice", async () => {
    await loseAnswer();
    await loseAnswer();
    await deliver(thatReads({ kind: "there", activityId: "second", times: 2 }));
    assert.deepEqual(await standing(), ["sent", "second", 1]);
  });

  for (const kind of ["absent", "unknown"] as const)
    it(`is sent where the chat answers “${kind}”, and stays in doubt: a chat may show late what came`, async () => {
      await loseAnswer();
      await deliver(thatReads({ kind }));
      assert.deepEqual(await standing(), ["sent", "second", 1]);
    });

  it("waits where Graph asks to wait, without holding up other cards", async () => {
    await loseAnswer();
    const outreach = thatReads({ kind: "retry", afterMs: 7_000, reason: "HTTP 429", forAll: true });
    assert.deepEqual(await deliver(outreach), { kind: "retry", afterMs: 7_000, reason: "HTTP 429" });
    assert.deepEqual(agency.sent, []);
  });

  it("is in no doubt where the server died while the card waited for its turn", async () => {
    const { messenger } = agency.services;
    const dies = { ...messenger, send: () => Promise.reject(new Error("killed")) };
    await assert.rejects(deliverNotice({ ...agency.services, messenger: dies }, { deliveryId }), /killed/u);
    asked.length = 0;
    await deliver(thatReads({ kind: "unknown" }));
    assert.deepEqual(asked, []);
    assert.equal((await standing())[2], 0);
  });
});
