import assert from "node:assert/strict";
import { appLimit } from "../support/teams-model.ts";
import { openReachFleet, type ReachFleet } from "./reach-fleet.ts";
import { announceToAll, everyKindOfChat } from "./reach-run.ts";

/** In real time: that it keeps Teams' pace is measured by bench/reach-over-tls.ts, at full size. */
describe("An announcement by two servers that are killed, with Teams over TLS (R40)", function () {
  this.timeout(180_000);
  let fleet: ReachFleet;
  afterEach(() => fleet.close());

  it("ends with every person in one right state, and counts who may have got it twice", async () => {
    fleet = await openReachFleet({
      recipients: 80,
      chat: everyKindOfChat,
      beatMs: 250,
      deadAfterMs: 2_500,
    });
    const { people, teams } = fleet;
    const run = await announceToAll(fleet, 120_000);
    assert.equal(run.found.length, people.length);
    const expected = { open: "sent", blocked: "blocked", gone: "notInstalled", never: "notInstalled" };
    for (const [n, personId] of people.entries())
      assert.equal(
        run.found.find((it) => it.personId === personId)?.outcome,
        expected[everyKindOfChat(n) ?? "never"],
        `${n} is ${everyKindOfChat(n) ?? "never met"}`,
      );
    assert.deepEqual(run.notCounted, []);
    // Besides those whose answer Teams lost, at most what two servers had on their way.
    assert.ok(run.twice.length - run.byTeams.length <= 2 * 14, `${run.twice.length} came twice`);
    assert.ok((teams.statuses.get(401) ?? 0) === 0 && teams.busiest() <= 2 * appLimit);
    assert.equal((await fleet.store.read.outbox.counts()).dead, 0);
  });
});
