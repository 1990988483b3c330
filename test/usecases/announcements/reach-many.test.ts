import assert from "node:assert/strict";
import { eventOf } from "../../../src/domain/notices/announcement.ts";
import { deliveryOutcomes } from "../../../src/domain/notices/delivery-outcome.ts";
import type { NamedDelivery } from "../../../src/ports/records/delivery-records.ts";
import {
  cancelAnnouncement,
  recallAnnouncement,
} from "../../../src/usecases/announcements/end-announcement.ts";
import { retryDeadLetter } from "../../../src/usecases/administration/retry-dead-letter.ts";
import { readAnnouncement } from "../../../src/usecases/announcements/read-announcements.ts";
import { sendAnnouncement } from "../../../src/usecases/announcements/send-announcement.ts";
import { mostAttempts } from "../../../src/jobs/backoff.ts";
import { chatLines } from "../../../src/ports/records/outbox-records.ts";
import { openReachWorld, type ReachWorld } from "../../support/reach-world.ts";
import { appLimit } from "../../support/teams-model.ts";

/** Every twentieth turned the bot off, every twenty-fifth removed it, every fiftieth never met it. */
const chat = (n: number) => (n % 20 === 3 ? "blocked" : n % 25 === 4 ? "gone" : n % 50 === 6 ? null : "open");
const hourMs = 3_600_000;

/** Played in a time of its own (`virtual-time.ts`): what is said of seconds here hangs on no machine. */
describe("An announcement to many (R40)", function () {
  this.timeout(60_000);
  let world: ReachWorld;
  afterEach(() => world.close());

  async function announce(more: { priority?: 0 | 3; personIds?: readonly string[] } = {}): Promise<string> {
    const { priority = 0, personIds } = more;
    const services = world.services();
    const key = services.ids.next();
    await sendAnnouncement(services, world.clerk, {
      key,
      title: "Mất điện",
      body: "Chiều nay trụ sở mất điện từ 14 giờ.",
      priority,
      documentId: null,
      audience: {
        everyone: personIds === undefined,
        unitIds: [],
        personIds: [...(personIds ?? [])],
        listIds: [],
      },
      expected: personIds?.length ?? world.people.length,
    });
    return key;
  }
  const read = (id: string) => readAnnouncement(world.services(), world.clerk, id);
  /** Hours have passed in which all attempts but one were made in vain. */
  async function lastTry(): Promise<void> {
    const { store, time } = world;
    const pauseEnds = new Date(time.now().getTime() + 120_000);
    await store.transaction(({ outbox }) => outbox.pause(chatLines, pauseEnds));
    const isQuiet = pauseEnds.getTime() - 60_000;
    await time.until(() => time.now().getTime() >= isQuiet, hourMs);
    for (;;) {
      const row = await store.transaction(({ outbox }) => outbox.claim("hours", pauseEnds, chatLines));
      if (row === null) return;
      const at = new Date(pauseEnds.getTime() + (row.attempts < mostAttempts - 1 ? 0 : 1));
      await store.transaction(({ outbox }) => outbox.retryLater(row.id, "hours", at, "HTTP 502"));
    }
  }
  const over = (id: string) => async () => (await read(id)).progress.waiting === 0;
  const everybody = (id: string): Promise<NamedDelivery[]> =>
    world.store.read.deliveries.ofEvent(eventOf(id), {
      outcomes: deliveryOutcomes,
      after: null,
      limit: 10_000,
    });

  it("ends with every person in one right state, within Teams' limits, whatever Teams does and whichever server dies", async () => {
    world = await openReachWorld({ recipients: 400, chat, isMoody: true });
    const { time, teams } = world;
    const begun = time.steady();
    const id = await announce();
    await world.serve("one");
    await world.serve("two");
    for (const name of ["one", "two"]) {
      const so = teams.arrived.size + 80;
      await time.until(() => teams.arrived.size >= so, hourMs);
      world.kill(name);
      await world.serve(`${name} again`);
    }
    await time.until(over(id), hourMs);

    const found = await everybody(id);
    assert.equal(found.length, world.people.length);
    for (const [n, personId] of world.people.entries()) {
      const outcome = found.find((it) => it.personId === personId)?.outcome;
      const state = chat(n);
      const expected = { open: "sent", blocked: "blocked", gone: "notInstalled", never: "notInstalled" };
      assert.equal(outcome, expected[state ?? "never"], `${n} is ${state ?? "never met"}`);
    }
    // Who may have got it twice is counted, and nobody else has.
    const doubtful = found.filter((it) => it.attempts > it.answers).map((it) => `a:${it.personId}`);
    const twice = [...teams.arrived].filter(([, times]) => times > 1).map(([place]) => place);
    assert.deepEqual(
      twice.filter((place) => !doubtful.includes(place)),
      [],
    );
    // Two servers that died had at most their lanes on the way.
    assert.ok(twice.length <= teams.hidden.length + 2 * 14, `${twice.length} came twice`);
    const best = (world.people.length / appLimit) * 1_000;
    const deaths = 2 * 12_000;
    assert.ok(time.steady() - begun < 1.3 * best + deaths + 20_000, `${time.steady() - begun} ms`);
  });

  it("sends to nobody during a pause that Teams asked one server for, on the other server either", async () => {
    world = await openReachWorld({ recipients: 60, chat: () => "open" });
    const { store, time, teams } = world;
    const id = await announce();
    const until = new Date(time.now().getTime() + 30_000);
    await store.transaction(({ outbox }) => outbox.pause(["bulk", "cards", "urgent"], until));
    await world.serve("one");
    await world.serve("two");
    const lookedAt = until.getTime() - 2_000;
    await time.until(() => time.now().getTime() >= lookedAt, 60_000);
    assert.ok(time.now() < until);
    assert.equal(teams.arrived.size, 0);
    await time.until(over(id), hourMs);
    assert.equal(teams.arrived.size, 60);
  });

  it("lets what is Hỏa tốc overtake everything that waits", async () => {
    world = await openReachWorld({ recipients: 300, chat: () => "open" });
    const { time, teams } = world;
    const slow = await announce();
    await world.serve("one");
    await time.until(() => teams.arrived.size > 20, hourMs);
    const urgent = await announce({ priority: 3, personIds: world.people.slice(290) });
    const before = teams.arrived.size;
    await time.until(over(urgent), hourMs);
    assert.ok((await read(slow)).progress.waiting > 150, "it waited for others");
    assert.ok(teams.arrived.size - before < 60);
  });

  it("is stopped: who has it keeps it, the others get it no more", async () => {
    world = await openReachWorld({ recipients: 200, chat: () => "open" });
    const { time, teams } = world;
    const id = await announce();
    await world.serve("one");
    await time.until(() => teams.arrived.size > 30, hourMs);
    await cancelAnnouncement(world.services(), world.clerk, id, await read(id));
    const atStop = teams.arrived.size;
    await time.until(async () => (await world.store.read.outbox.counts()).waiting === 0, hourMs);
    // What was on its way has arrived, and nothing after it.
    assert.ok(teams.arrived.size <= atStop + 14);
    const { progress } = await read(id);
    assert.equal(progress.sent, teams.arrived.size);
    assert.equal(progress.sent + progress.cancelled, 200);
  });

  it("is taken back: nobody gets it any more, and every card that was sent says so", async () => {
    world = await openReachWorld({ recipients: 120, chat: () => "open" });
    const { time, teams } = world;
    const id = await announce();
    await world.serve("one");
    await time.until(() => teams.arrived.size > 40, hourMs);
    await recallAnnouncement(world.services(), world.clerk, id, await read(id));
    await time.until(async () => (await world.store.read.outbox.counts()).waiting === 0, hourMs);
    const { progress, state } = await read(id);
    assert.equal(state, "recalled");
    assert.deepEqual([progress.sent, progress.waiting], [0, 0]);
    assert.equal(progress.recalled, teams.replaced.size);
    assert.equal(teams.replaced.size, teams.arrived.size);
    assert.equal(progress.recalled + progress.cancelled, 120);
  });

  it("ends also for whom the outbox gave up on; an administrator has it tried again, and they are told", async () => {
    let isAway = true;
    world = await openReachWorld({ recipients: 30, chat: () => "open", isAway: () => isAway });
    const { store, time, teams, administrator } = world;
    const id = await announce();
    await world.serve("one");
    await time.until(async () => (await everybody(id)).length === 30, hourMs);
    await lastTry();
    await time.until(async () => (await store.read.outbox.counts()).dead === 30, hourMs);
    const [first] = await everybody(id);
    assert.deepEqual([first?.outcome, first?.why], ["failed", "given up: HTTP 502"]);
    assert.equal((await read(id)).progress.waiting, 0);

    isAway = false;
    const letters = await store.read.outbox.dead(administrator.agencyId, 100);
    for (const letter of letters.slice(1)) await retryDeadLetter(world.services(), administrator, letter.id);
    assert.equal((await read(id)).progress.waiting, 29);
    await time.until(over(id), hourMs);
    assert.equal(teams.arrived.size, 29);

    await cancelAnnouncement(world.services(), world.clerk, id, await read(id));
    await retryDeadLetter(world.services(), administrator, letters[0]?.id ?? "");
    await time.until(async () => (await store.read.outbox.counts()).waiting === 0, hourMs);
    const { progress } = await read(id);
    assert.deepEqual([teams.arrived.size, progress.sent, progress.notReached], [29, 29, 1]);
  });
});
