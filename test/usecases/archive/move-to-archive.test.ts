import assert from "node:assert/strict";
import { readdir, readFile as readBytes, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { archiveCard } from "../../../bot/cards/archive-card.ts";
import { followChanges } from "../../../src/usecases/archive/follow-changes.ts";
import { queueWhatLiesHere } from "../../../src/usecases/archive/queue-for-archive.ts";
import { destroyOriginal } from "../../../src/usecases/files/destroy-original.ts";
import { sweepCopies } from "../../../src/usecases/files/fetched-copies.ts";
import { FileDamaged } from "../../../src/usecases/files/file-damaged.ts";
import { openOriginal, withOriginal } from "../../../src/usecases/files/open-original.ts";
import { readFile } from "../../../src/usecases/files/read-file.ts";
import { archiveNotice } from "../../../src/usecases/notices/archive-notice.ts";
import { openArchiveWorld, type ArchiveWorld } from "../../support/archive-world.ts";

const hourMs = 3_600_000;

async function textOf(bytes: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  if (bytes === null) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

describe("an original and the archive", () => {
  let world: ArchiveWorld;
  beforeEach(async () => {
    world = await openArchiveWorld();
  });
  afterEach(() => world.close());

  const inSpool = (id: string) => world.services.files.size(id).then((size) => size !== null);
  const pathOf = async (file: { id: string }) =>
    path.join(world.root, (await world.place(file)).item?.path ?? "-");
  const read = (id: string) => readFile(world.services, world.files.people.actors.clerk, id);
  const follow = () => followChanges(world.services, world.archive, { budgetMs: 60_000 });
  async function historyOf(documentId: string): Promise<string[]> {
    const entries = await world.services.store.read.audit.ofDocument(documentId);
    return entries.map(({ action }) => action);
  }

  it("is moved after it was registered, under the words of its register, and cleared from the spool later", async () => {
    const { file } = await world.register("một");
    assert.equal((await world.place(file)).state, "spooled");
    assert.equal(world.puts, 0, "registering did not wait for it");
    await world.steps();
    const place = await world.place(file);
    assert.equal(place.state, "archived");
    assert.match(place.item?.path ?? "", /2026.*0001 – 46.*Báo cáo tháng 11\.pdf$/u);
    assert.equal(await readBytes(await pathOf(file), "utf8"), "một");
    assert.ok(await inSpool(file.id), "kept for a while");
    world.pass(hourMs);
    await world.steps();
    assert.ok(await inSpool(file.id), "no path is given out any more; it goes when nobody can have one");
    world.pass(hourMs);
    await world.steps();
    assert.equal(await inSpool(file.id), false);
    assert.equal((await world.place(file)).readyAt, null);
  });

  async function archivedOnly(text = "một hai ba", name?: string) {
    const registered = await world.register(text, name);
    await world.steps();
    for (const ms of [hourMs, hourMs]) {
      world.pass(ms);
      await world.steps();
    }
    assert.equal(await inSpool(registered.file.id), false);
    return registered;
  }

  it("is read whole, in parts and by its path when only the archive has it", async () => {
    const { file } = await archivedOnly();
    const found = await read(file.id);
    assert.equal(await textOf(found.whole()), "một hai ba");
    const start = Buffer.byteLength("một ");
    assert.equal(await textOf(await found.part({ start, end: start + 2 })), "hai");
    assert.equal(await withOriginal(world.services, file, (it) => readBytes(it, "utf8")), "một hai ba");
    assert.equal(await textOf(await openOriginal(world.services, file)), "một hai ba");
  });

  it("fetches once for all parts that are asked for at the same time", async () => {
    const { file } = await archivedOnly();
    const found = await read(file.id);
    await Promise.all([0, 1, 2, 3].map(async (at) => textOf(await found.part({ start: at, end: at }))));
    const copies = await world.services.archives.copies();
    const held: string[] = [];
    for await (const { id } of copies.list()) held.push(id);
    assert.equal(held.length, 1);
    world.fault = "offline";
    assert.equal(await textOf(await found.part({ start: 0, end: 0 })), "m", "and needs the archive no more");
  });

  it("is fetched again when its copy was swept", async () => {
    const { file } = await archivedOnly();
    const found = await read(file.id);
    const first = async () => textOf(await found.part({ start: 0, end: 0 }));
    assert.equal(await first(), "m");
    const copies = await world.services.archives.copies();
    assert.equal(await sweepCopies(copies, new Date(Date.now() - 60_000)), 0);
    assert.equal(await sweepCopies(copies, new Date(Date.now() + 60_000)), 1);
    assert.equal(await first(), "m");
  });

  it("waits in the spool for as long as the archive is away, is read there, and goes once", async () => {
    world.fault = "offline";
    const registered = [await world.register("a"), await world.register("b"), await world.register("c")];
    for (let hour = 0; hour < 24; hour += 1) {
      assert.notEqual((await world.step()).kind, "done");
      world.pass(hourMs);
    }
    const { waiting, fault } = await world.services.store.read.places.queue();
    assert.deepEqual([waiting, fault?.code], [3, "offline"]);
    for (const { file } of registered) assert.ok((await textOf((await read(file.id)).whole())) !== null);
    world.fault = null;
    await world.steps();
    for (const { file } of registered) assert.equal((await world.place(file)).state, "archived");
    const names = (await readdir(world.root, { recursive: true })).filter((it) => it.endsWith(".pdf"));
    assert.equal(names.length, 3, "no doubles");
    assert.equal((await world.services.store.read.places.queue()).fault, null);
  });

  it("never has the spool cleared of what the archive lost meanwhile: it is put there again", async () => {
    const { id, file } = await world.register("một");
    await world.steps();
    await rm(await pathOf(file));
    world.pass(hourMs);
    await world.steps();
    assert.equal(await readBytes(await pathOf(file), "utf8"), "một");
    assert.ok(await inSpool(file.id));
    assert.equal((await historyOf(id)).at(-1), "archive.restored");
  });

  it("is followed where somebody renames or moves it", async () => {
    const { id, file } = await archivedOnly();
    await follow();
    const before = await pathOf(file);
    await rename(before, path.join(path.dirname(before), "Tên khác.pdf"));
    assert.equal((await follow()).moved, 1);
    assert.match((await world.place(file)).item?.path ?? "", /Tên khác\.pdf$/u);
    assert.equal(await textOf((await read(file.id)).whole()), "một hai ba");
    assert.equal((await historyOf(id)).at(-1), "archive.moved");
  });

  it("says that it was taken away, and that nothing could bring it back", async () => {
    const { id, file } = await archivedOnly();
    await follow();
    await rm(await pathOf(file));
    assert.equal((await follow()).missing, 1);
    await world.steps();
    const place = await world.place(file);
    assert.deepEqual([place.state, place.readyAt], ["missing", null]);
    assert.equal((await historyOf(id)).at(-1), "archive.missing");
    const { agency, actors } = world.files.people;
    const [told] = await world.services.store.read.deliveries.list(agency.id, { after: null, limit: 5 });
    assert.deepEqual([told?.reason, told?.personId], ["archiveByHand", actors.administrator.personId]);
    assert.ok(told !== undefined);
    const notice = await archiveNotice(world.services.store.read, actors.administrator, told, "vi");
    assert.ok(notice?.kind === "archive");
    assert.match(
      archiveCard(notice).text,
      /^Tệp “Báo cáo tháng 11\.pdf” của văn bản 46\/\S+ bị xóa khỏi kho lưu trữ và chưa khôi phục được\.$/u,
    );
    await assert.rejects(textOf((await read(file.id)).whole()), FileDamaged);
  });

  it("is noted as right again when somebody brings it back by hand", async () => {
    const { file } = await archivedOnly();
    await follow();
    const at = await pathOf(file);
    await rename(at, path.join(world.files.folder, "taken.pdf"));
    await follow();
    await world.steps();
    assert.equal((await world.place(file)).state, "missing");
    await rename(path.join(world.files.folder, "taken.pdf"), at);
    await follow();
    await world.steps();
    assert.equal((await world.place(file)).state, "archived");
  });

  it("tells of bytes that somebody changed, in the archive that keeps no versions", async () => {
    const { id, file } = await archivedOnly();
    await follow();
    const at = await pathOf(file);
    await rm(at);
    await writeFile(at, "khác");
    await follow();
    await world.steps();
    assert.notEqual((await world.place(file)).state, "archived");
    assert.match((await historyOf(id)).at(-1) ?? "", /^archive\.(?:changed|missing)$/);
    await assert.rejects(textOf((await read(file.id)).whole()), FileDamaged);
  });

  it("of before the archive was turned on follows in the background, a few at a time", async () => {
    const { store } = world.services;
    const files: { id: string }[] = [];
    for (const text of ["a", "b", "c"]) files.push((await world.register(text)).file);
    await store.transaction(async ({ places }) => {
      for (const { id } of files) await places.remove(id);
    });
    const first = await queueWhatLiesHere(world.services, { mostWaiting: 2, after: null });
    assert.equal(first.queued, 2);
    assert.equal((await queueWhatLiesHere(world.services, { mostWaiting: 2, ...first })).queued, 0);
    await world.steps();
    const last = await queueWhatLiesHere(world.services, { mostWaiting: 2, ...first });
    assert.deepEqual([last.queued, last.isOver], [1, true]);
    await world.steps();
    for (const file of files) assert.equal((await world.place(file)).state, "archived");
  });

  it("is destroyed everywhere: in the spool, in the archive, in what was fetched", async () => {
    const waiting = await world.register("còn chờ");
    assert.equal(await destroyOriginal(world.services, waiting.file.id), "gone");
    const { file } = await archivedOnly();
    assert.equal(await textOf(await (await read(file.id)).part({ start: 0, end: 0 })), "m");
    assert.equal(await destroyOriginal(world.services, file.id), "gone");
    assert.equal(await destroyOriginal(world.services, file.id), "absent", "asked again it finds nothing");
    await world.steps();
    for (const { id } of [waiting.file, file]) {
      assert.equal(await inSpool(id), false);
      assert.equal(await textOf(await openOriginal(world.services, (await read(id)).file)), null);
    }
    const copies = await world.services.archives.copies();
    for await (const { id } of copies.list()) assert.fail(`a copy is left: ${id}`);
    const names = await readdir(world.root, { recursive: true });
    assert.deepEqual(
      names.filter((name) => name.endsWith(".pdf")),
      [],
    );
  });
});
