import assert from "node:assert/strict";
import { chooseMyNotices } from "../../../src/usecases/notices/choose-notices.ts";
import { deliverNotice } from "../../../src/usecases/notices/deliver-notice.ts";
import { setRule } from "../../support/agency-fixture.ts";
import { on, openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { deliveries, meet } from "./meet.ts";

const night = { from: "21:00", to: "06:30" };

describe("A notice and its reader's rest", function () {
  this.timeout(20_000);
  let office: AgencyAtWork;
  beforeEach(async () => {
    office = await openAgency();
    await meet(office, office.actors.leader);
  });
  afterEach(() => office.close());

  /** Does what is due now, as the worker does it: what is to come later waits until then. */
  async function run(): Promise<void> {
    const { services, clock } = office;
    const { store } = services;
    for (;;) {
      const now = clock.now();
      const row = await store.transaction(({ outbox }) => outbox.claim("test", now, ["urgent", "cards"]));
      if (row === null) return;
      const { deliveryId, priority } = row.payload;
      const handled =
        row.kind === "deliverNotice"
          ? await deliverNotice(services, { deliveryId: String(deliveryId), priority: Number(priority ?? 0) })
          : { kind: "done" as const };
      await store.transaction(({ outbox }) =>
        handled.kind === "later"
          ? outbox.putOff(row.id, "test", new Date(now.getTime() + handled.afterMs))
          : outbox.finish(row.id, "test", now),
      );
    }
  }
  async function outcomes(): Promise<string[]> {
    return (await deliveries(office)).map(({ reason, outcome }) => `${reason} ${outcome}`).toSorted();
  }

  it("waits through quiet hours and comes with the others in one card; what is urgent comes at once", async () => {
    const { services, actors, clock } = office;
    const value = { quiet: night, outsideWork: false, mail: false };
    await setRule(services.store, actors.administrator, { key: "reach", value });
    clock.set(on(20, "22:00"));
    for (let i = 0; i < 4; i += 1) await office.submitted();
    await office.submitted({ priority: 2 });
    await run();
    assert.deepEqual(
      office.sent.map(({ notice }) => notice.kind === "document" && notice.detail.fields.priority),
      [2],
    );
    clock.set(on(21, "06:00"));
    await run();
    assert.equal(office.sent.length, 1);
    clock.set(on(21, "06:30"));
    await run();
    const card = office.sent.at(-1)?.notice;
    assert.ok(card?.kind === "held" && card.items.length === 4);
    assert.equal(office.sent.length, 2);
    assert.deepEqual(await outcomes(), [
      "held sent",
      "toInstruct digested",
      "toInstruct digested",
      "toInstruct digested",
      "toInstruct digested",
      "toInstruct sent",
    ]);
  });

  it("keeps the hours that the person chose, and two that waited come one by one", async () => {
    const { services, actors, clock } = office;
    await chooseMyNotices(services, actors.leader, {
      span: { from: "12:00", to: "13:00" },
      outsideWork: "agency",
    });
    clock.set(on(20, "12:15"));
    await office.submitted();
    await office.submitted();
    await run();
    assert.equal(office.sent.length, 0);
    clock.set(on(20, "13:00"));
    await run();
    assert.deepEqual(await outcomes(), ["toInstruct sent", "toInstruct sent"]);
  });

  it("is one of at most ten within a minute; the rest come together", async () => {
    const { clock } = office;
    for (let i = 0; i < 15; i += 1) await office.submitted();
    await run();
    assert.equal(office.sent.length, 10);
    clock.set(new Date(clock.now().getTime() + 61_000));
    await run();
    assert.equal(office.sent.length, 11);
    const card = office.sent.at(-1)?.notice;
    assert.ok(card?.kind === "held" && card.items.length === 5);
  });
});
