import assert from "node:assert/strict";
import { chmod, writeFile } from "node:fs/promises";
import { registerIncoming as registerInput } from "../../../src/contract/incoming.ts";
import { agencyPrincipal } from "../../../src/domain/policies/read-scope.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import type { FileStore } from "../../../src/ports/file-store.ts";
import type { StoredFileRecord } from "../../../src/ports/records/file-records.ts";
import { appendUpload } from "../../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../../src/usecases/files/begin-upload.ts";
import { FileDamaged } from "../../../src/usecases/files/file-damaged.ts";
import { readFile } from "../../../src/usecases/files/read-file.ts";
import { sweepOrphans } from "../../../src/usecases/files/sweep-orphans.ts";
import { registerIncoming } from "../../../src/usecases/incoming/register-incoming.ts";
import { heldIds, openFileWorld, sent, type FileWorld } from "../../support/file-services.ts";
import { letterFields } from "../../support/letter-fields.ts";

describe("keeping files", () => {
  let world: FileWorld;
  beforeEach(async () => {
    world = await openFileWorld();
  });
  afterEach(() => world.close());

  /** The one file of a registered document that stands before the leader and was sent to the other agency. */
  async function original(text: string): Promise<StoredFileRecord> {
    const { services, clock } = world;
    const { clerk, leader } = world.people.actors;
    const size = Buffer.byteLength(text);
    const { id } = await beginUpload(services, clerk, { name: "Công văn.pdf", role: "main", size });
    await appendUpload(services, clerk, { id, offset: 0, bytes: sent(text) });
    const registered = await registerIncoming(services, clerk, {
      ...registerInput.parse({
        key: services.ids.next(),
        fields: letterFields(clock.now()),
        uploadIds: [id],
      }),
      submitTo: { personId: leader.personId, note: null },
    });
    await services.store.transaction(async ({ incoming }) => {
      const document = await incoming.get(registered.id);
      assert.ok(document !== null);
      await incoming.grant(document, [agencyPrincipal(world.people.other.agency.id)]);
    });
    const file = await services.store.read.files.get(id);
    assert.ok(file !== null);
    return file;
  }

  async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  }

  it("lets those read a file who may read its document, and nobody else", async () => {
    const { id } = await original("the original");
    const { clerk, auditor, leader, deputy, planner, administrator } = world.people.actors;
    const { other } = world.people;
    for (const reader of [clerk, auditor, leader, other.clerk, other.auditor]) {
      assert.equal(await textOf((await readFile(world.services, reader, id)).whole()), "the original");
    }
    for (const stranger of [deputy, planner, administrator, other.leader, other.specialist]) {
      await assert.rejects(
        readFile(world.services, stranger, id),
        (error) => error instanceof RuleBroken && error.code === "file.not-found",
      );
    }
    await assert.rejects(
      readFile(world.services, clerk, world.services.ids.next()),
      (error) => error instanceof RuleBroken && error.code === "file.not-found",
    );
  });

  it("never hands out a whole file that is not the original, and the audit trail tells", async () => {
    const { clerk } = world.people.actors;
    const file = await original("the original");
    await world.services.files.withLocalPath(file.id, async (path) => {
      await chmod(path, 0o640);
      await writeFile(path, "a forged one");
    });
    const received: Uint8Array[] = [];
    await assert.rejects(async () => {
      for await (const piece of (await readFile(world.services, clerk, file.id)).whole())
        received.push(piece);
    }, FileDamaged);
    assert.equal(Buffer.concat(received).toString(), "");
    const trail = await world.services.store.read.audit.ofDocument(file.documentId);
    const entry = trail.at(-1);
    assert.equal(entry?.action, "file.damaged");
    assert.equal(entry?.subjectId, file.id);
    assert.equal(entry?.actorId, null);
  });

  it("never hands out a part of what is not the original, also where it was the original a moment ago", async () => {
    const { clerk } = world.people.actors;
    const file = await original("the original");
    const part = async () =>
      textOf(await (await readFile(world.services, clerk, file.id)).part({ start: 4, end: 7 }));
    assert.equal(await part(), "orig");
    await world.services.files.withLocalPath(file.id, async (path) => {
      await chmod(path, 0o640);
      await writeFile(path, "the 0riginal");
    });
    await assert.rejects(part(), FileDamaged);
    const trail = await world.services.store.read.audit.ofDocument(file.documentId);
    assert.equal(trail.at(-1)?.action, "file.damaged");
  });

  it("reads an original through once, however many parts are asked for, also at the same time", async () => {
    const { clerk } = world.people.actors;
    const file = await original("the original");
    let readThrough = 0;
    const { files } = world.services;
    const counted: FileStore = {
      ...files,
      open: (id, range) => {
        if (range === undefined) readThrough += 1;
        return files.open(id, range);
      },
    };
    const found = await readFile({ ...world.services, files: counted }, clerk, file.id);
    const ends = [3, 5, 7, 9];
    const parts = await Promise.all(ends.map(async (end) => textOf(await found.part({ start: 0, end }))));
    assert.deepEqual(parts, ["the ", "the or", "the orig", "the origin"]);
    (await found.part({ start: 1, end: 2 })).destroy();
    assert.equal(readThrough, 1);
  });

  it("says so when the bytes are gone", async () => {
    const file = await original("the original");
    await world.services.files.remove(file.id);
    const found = await readFile(world.services, world.people.actors.clerk, file.id);
    await assert.rejects(textOf(found.whole()), FileDamaged);
    await assert.rejects(found.part({ start: 0, end: 1 }), FileDamaged);
  });

  it("sweeps uploads after their time and bytes that no record knows, and nothing else", async () => {
    const { services, clock } = world;
    const { clerk } = world.people.actors;
    const kept = await original("the original");
    const begun = async (name: string) => beginUpload(services, clerk, { name, role: "main", size: 3 });
    const growing = await begun("growing.pdf");
    const ready = await begun("ready.pdf");
    await appendUpload(services, clerk, { id: ready.id, offset: 0, bytes: sent("abc") });
    const orphan = services.ids.next();
    await services.files.begin(orphan);
    const hour = 3_600_000;

    assert.deepEqual(await sweepOrphans(services, { graceMs: hour }), { uploads: 0, files: 0 });
    assert.equal((await heldIds(world)).length, 4);

    clock.set(new Date(clock.now().getTime() + 2 * hour));
    assert.deepEqual(await sweepOrphans(services, { graceMs: hour }), { uploads: 0, files: 1 });
    assert.deepEqual(new Set(await heldIds(world)), new Set([kept.id, growing.id, ready.id]));

    clock.set(new Date(clock.now().getTime() + 25 * hour));
    assert.deepEqual(await sweepOrphans(services, { graceMs: hour }), { uploads: 2, files: 0 });
    assert.deepEqual(await heldIds(world), [kept.id]);
    assert.deepEqual(await sweepOrphans(services, { graceMs: hour }), { uploads: 0, files: 0 });
  });
});
