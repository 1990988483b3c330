import assert from "node:assert/strict";
import type { NewPlace, PlacedItem, PlaceRecord } from "../../../src/ports/records/place-records.ts";
import { at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("places of files", (opened) => {
  const now = at("11-20 08:00");
  const later = at("11-20 09:00");
  const placeOf = (more: Partial<NewPlace> = {}): NewPlace => ({
    id: newId(),
    agencyId: newId(),
    documentId: newId(),
    kind: "folder",
    queuedAt: now,
    readyAt: now,
    ...more,
  });
  const itemOf = (item = newId()): PlacedItem => ({
    container: "b!Tw3",
    item,
    eTag: "{1},1",
    contentTag: "c1",
    version: "1.0",
    path: "UBND tỉnh/2026/Sổ văn bản đến/0001 – 45_BC-UBND/Báo cáo.pdf",
  });
  const add = (...places: NewPlace[]) => opened().store.transaction((records) => records.places.add(places));
  const claim = (hold: string) => opened().store.transaction(({ places }) => places.claim(hold, now));
  const claimed = async (hold: string): Promise<PlaceRecord> => {
    const place = await claim(hold);
    assert.ok(place !== null);
    return place;
  };
  async function archived(): Promise<PlaceRecord> {
    await add(placeOf());
    const { id } = await claimed("one/1");
    const change = { state: "archived", item: itemOf(), readyAt: null, archivedAt: now } as const;
    assert.ok(
      await opened().store.transaction(({ places }) => places.settle(id, "one/1", "spooled", change)),
    );
    const place = await opened().store.read.places.get(id);
    assert.ok(place !== null);
    return place;
  }

  it("are taken once each, the longest ready first, and none before its time", async () => {
    const [first, second] = [placeOf({ readyAt: at("11-20 07:00") }), placeOf()];
    await add(second, first, placeOf({ readyAt: later }), placeOf({ readyAt: null }), first);
    const overdue = async () => (await opened().store.read.places.overdue(later, 10)).map(({ id }) => id);
    assert.deepEqual(await overdue(), [first.id, second.id]);
    assert.equal((await claimed("one/1")).id, first.id);
    assert.deepEqual(await overdue(), [second.id]);
    const taken = await claimed("two/1");
    assert.deepEqual([taken.id, taken.attempts, taken.state], [second.id, 1, "spooled"]);
    assert.equal(await claim("two/2"), null);
  });

  it("remember how far a put has come, for whoever holds them alone", async () => {
    await add(placeOf());
    const { id } = await claimed("one/1");
    const { store } = opened();
    assert.ok(await store.transaction(({ places }) => places.saveProgress(id, "one/1", "session 1")));
    assert.equal(
      await store.transaction(({ places }) => places.saveProgress(id, "two/1", "session 2")),
      false,
    );
    const place = await store.read.places.get(id);
    assert.deepEqual([place?.state, place?.progress], ["moving", "session 1"]);
    await store.transaction(({ instances }) => instances.join("one", now));
    await store.transaction(({ instances }) => instances.end("one", null));
    assert.equal((await claimed("two/1")).progress, "session 1");
    assert.equal(
      await store.transaction(({ places }) => places.settle(id, "one/1", "moving", { readyAt: null })),
      false,
    );
  });

  it("keep the item as it was found, and are found by it", async () => {
    const place = await archived();
    const { places } = opened().store.read;
    assert.deepEqual(await places.byItems("folder", [place.item?.item ?? "", newId()]), [place]);
    assert.deepEqual(await places.byItems("sharepoint", [place.item?.item ?? ""]), []);
    assert.deepEqual(await places.ofFiles([place.id, newId()]), new Map([[place.id, place]]));
    assert.deepEqual(place.archivedAt, now);
  });

  it("are not settled over what somebody found out meanwhile", async () => {
    const { id } = await archived();
    const { store } = opened();
    await store.transaction(({ places }) => places.note(id, "archived", { readyAt: now }));
    await claimed("one/2");
    const found = await store.transaction(({ places }) =>
      places.note(id, "archived", { state: "missing", fault: "missing", faultAt: now, readyAt: now }),
    );
    assert.ok(found);
    const change = { clearedAt: now, readyAt: null } as const;
    assert.equal(
      await store.transaction(({ places }) => places.settle(id, "one/2", "archived", change)),
      false,
    );
    assert.equal((await claimed("one/3")).state, "missing", "and the hold was given back");
  });

  it("are counted, with the last fault of those that wait", async () => {
    await archived();
    await add(placeOf({ queuedAt: at("11-19 08:00") }), placeOf());
    const { store } = opened();
    const { id } = await claimed("one/1");
    await store.transaction(({ places }) =>
      places.settle(id, "one/1", "spooled", { fault: "throttled", faultAt: now, readyAt: later }),
    );
    assert.deepEqual(await store.read.places.queue(), {
      waiting: 2,
      oldest: at("11-19 08:00"),
      fault: { code: "throttled", at: now },
    });
    assert.deepEqual(await store.read.places.counts(), { archived: 1, changed: 0, missing: 0 });
  });

  it("show what a listing of everything has not seen", async () => {
    const [one, two] = [await archived(), await archived()];
    const { store } = opened();
    await store.transaction(({ places }) => places.markSeen([one.id], later));
    const unseen = await store.read.places.unseen("folder", later, 10);
    assert.deepEqual(
      unseen.map(({ id }) => id),
      [two.id],
    );
    assert.deepEqual(await store.read.places.unseen("folder", now, 10), [], "archived since it began");
  });

  it("are named by the state in which they are, until they are removed", async () => {
    const { store } = opened();
    const { id } = await archived();
    assert.deepEqual(
      (await store.read.places.inState(["archived", "missing"], null, 10)).map((it) => it.id),
      [id],
    );
    await store.transaction(({ places }) => places.remove(id));
    assert.deepEqual(await store.read.places.inState(["archived"], null, 10), []);
  });

  it("remember up to where changes were read, for each archive", async () => {
    const { store } = opened();
    assert.equal(await store.read.places.cursor("folder"), null);
    const save = (cursor: string, listingSince: Date | null) =>
      store.transaction(({ places }) => places.saveCursor("folder", { cursor, listingSince }, later));
    await save("https://…/delta?token=1", now);
    await save("https://…/delta?token=2", null);
    assert.deepEqual(await store.read.places.cursor("folder"), {
      cursor: "https://…/delta?token=2",
      listingSince: null,
    });
    assert.deepEqual(await store.read.places.heardAt("folder"), later);
  });

  it("share a key among servers: the first that is kept stays", async () => {
    const { store } = opened();
    assert.equal(await store.read.keys.get("links"), null);
    for (const secret of ["first", "second"])
      await store.transaction(({ keys }) => keys.addIfAbsent("links", secret, now));
    assert.equal(await store.read.keys.get("links"), "first");
  });
});
