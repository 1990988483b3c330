import assert from "node:assert/strict";
import { installForAll, listUnreached } from "../../../src/usecases/notices/list-unreached.ts";
import { openReachWorld, type ReachWorld } from "../../support/reach-world.ts";
import { graphLimits } from "../../support/teamwork-model.ts";

/** Played in a time of its own (`virtual-time.ts`). */
describe("Installing the app for everybody who has not got it", function () {
  this.timeout(60_000);
  let world: ReachWorld;
  afterEach(() => world.close());

  it("ends with each person installed or refused with the reason, once each, within Graph's limit, also when a server dies", async () => {
    world = await openReachWorld({ recipients: 400, chat: () => null, installs: true });
    const { time, store, teamwork: model } = world;
    const services = world.services();
    assert.deepEqual(await installForAll(services, world.administrator), { asked: 400 });
    assert.deepEqual(await installForAll(services, world.administrator), { asked: 0 });
    const begun = time.steady();
    await world.serve("one");
    await world.serve("two");
    const { installed } = model;
    await time.until(() => installed.size > 150, 600_000);
    world.kill("one");
    await time.until(async () => (await store.read.outbox.counts()).waiting === 0, 600_000);
    assert.ok(time.steady() - begun < 1.3 * (400 / graphLimits.write.count) * 1_000 + 12_000);

    // The fixture's people have no id in the directory: for them nothing can be asked.
    const { people } = await listUnreached(services, world.administrator);
    const without = people.filter(({ installation }) => installation?.why === "no directory id").length;
    const refused = people.filter(({ installation }) => installation?.why === "HTTP 403 Forbidden").length;
    assert.deepEqual([refused, people.length], [model.refused.size, refused + without]);
    assert.equal(model.installed.size + refused + without, 400);
    const twice = [...model.asked].filter(([, times]) => times > 1).length;
    assert.ok(twice <= model.hidden.length + 8, `${twice} asked twice, ${model.hidden.length} answers lost`);
  });
});
