import assert from "node:assert/strict";
import { addFile } from "../../support/text-fixture.ts";
import { addIncoming, at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("the queue of texts", (opened) => {
  const agencyId = newId();

  it("gives each waiting file to one of four readers, and again when the server that held it is ended", async () => {
    const { store } = opened();
    const now = at("11-20 09:00");
    const files = await store.transaction(async (records) => {
      const { id } = await addIncoming(records, agencyId);
      const kept: string[] = [];
      for (let i = 0; i < 8; i += 1) kept.push(await addFile(records, { agencyId, id }));
      return kept;
    });
    const server = newId();
    await store.transaction(({ instances }) => instances.join(server, now));
    const claim = (hold: string, when = now) => store.transaction(({ texts }) => texts.claim(hold, when));
    const reader = async (n: number): Promise<string[]> => {
      const taken: string[] = [];
      for (let one = await claim(`${server}/${n}`); one !== null; one = await claim(`${server}/${n}`))
        taken.push(one.fileId);
      return taken;
    };
    const taken = (await Promise.all([1, 2, 3, 4].map(reader))).flat();
    assert.deepEqual(taken.toSorted(), files.toSorted());
    await store.transaction(({ instances }) => instances.end(server, null));
    const again = await claim(`${newId()}/1`);
    assert.equal(again?.attempts, 2);
  });

  it("puts a file off for who holds it alone, and makes it due again when the clock was set back", async () => {
    const { store } = opened();
    const [now, later] = [at("11-20 09:00"), at("11-20 10:00")];
    await store.transaction(async (records) => {
      const { id } = await addIncoming(records, agencyId);
      await addFile(records, { agencyId, id });
    });
    const taken = await store.transaction(({ texts }) => texts.claim("a/1", now));
    const fileId = taken?.fileId ?? "";
    const putOff = (hold: string) => store.transaction(({ texts }) => texts.retryLater(fileId, hold, later));
    assert.equal(await putOff("b/1"), false);
    assert.equal(await putOff("a/1"), true);
    assert.equal(await store.read.texts.dueSince(now), null);
    await store.transaction(({ texts }) => texts.bringForward(now));
    assert.deepEqual(await store.read.texts.dueSince(now), now);
  });
});
