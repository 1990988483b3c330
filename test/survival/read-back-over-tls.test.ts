import assert from "node:assert/strict";
import { sendAnnouncement } from "../../src/usecases/announcements/send-announcement.ts";
import { deliveriesOf } from "./reach-run.ts";
import { openReachFleet, type ReachFleet } from "./reach-fleet.ts";

/** Whole servers, Teams and Graph over TLS: the bot's chat is read before a card is sent again (`VANTHU_REACH=readback`). */
describe("Cards of which nobody knows whether they arrived, where chats may be read (R40)", function () {
  this.timeout(180_000);
  let fleet: ReachFleet;
  afterEach(() => fleet.close());

  it("come once each, also those whose answer Teams lost and those on their way when a server was killed", async () => {
    const lost = new Set<string>();
    fleet = await openReachFleet({
      recipients: 24,
      chat: () => "open",
      reach: "install,readback",
      beatMs: 250,
      deadAfterMs: 2_500,
      losesAnswer: (chat) => lost.has(chat),
    });
    const { people, teams, store, services, clerk } = fleet;
    for (const id of people.slice(-4)) lost.add(`a:${id}`);
    const key = services.ids.next();
    await fleet.serve("one");
    await sendAnnouncement(services, clerk, {
      key,
      title: "Diễn tập phòng cháy",
      body: "15 giờ chiều nay.",
      priority: 0,
      documentId: null,
      audience: { everyone: true, unitIds: [], personIds: [], listIds: [] },
      expected: people.length,
    });
    await fleet.until(() => teams.arrived.size >= 12, 60_000);
    await fleet.kill("one");
    await fleet.serve("two");

    const everybody = () => deliveriesOf(store, key);
    // A card whose answer was lost is looked for when the chat must show it; this does not wait so long.
    await fleet.until(async () => {
      await store.transaction(({ outbox }) => outbox.bringForward(services.clock.now()));
      return (await everybody()).filter(({ outcome }) => outcome === "sent").length === people.length;
    }, 120_000);

    const cameOnce = [...teams.arrived].filter(([, times]) => times === 1);
    assert.equal(cameOnce.length, people.length);
    for (const { personId, activityId, attempts, answers } of await everybody()) {
      assert.deepEqual(fleet.cardsOf(personId), [activityId], "it is known which card it is");
      if (attempts === 1) assert.equal(answers, 1, "the chat ended the doubt");
    }
  });
});
