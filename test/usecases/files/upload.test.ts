import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { appendUpload } from "../../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../../src/usecases/files/begin-upload.ts";
import { cancelUpload } from "../../../src/usecases/files/cancel-upload.ts";
import { readUpload, readUploadOffset } from "../../../src/usecases/files/read-upload.ts";
import {
  bytesOf,
  heldIds,
  openFileWorld,
  pdfFacts,
  sent,
  type FileWorld,
} from "../../support/file-services.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const refused = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

describe("uploading a file", () => {
  let world: FileWorld;
  before(async () => {
    world = await openFileWorld();
  });
  after(() => world.close());
  beforeEach(() => {
    world.inspect = () => Promise.resolve(pdfFacts);
  });

  const clerk = () => world.people.actors.clerk;
  const begin = (name = "cong-van.pdf", size = 10) =>
    beginUpload(world.services, clerk(), { name, role: "main", size });
  const append = (id: string, offset: number, ...pieces: string[]) =>
    appendUpload(world.services, clerk(), { id, offset, bytes: sent(...pieces) });
  const refusals = async () =>
    (await world.services.store.read.audit.chunk(clerk().agencyId, 0, 1000)).filter(
      ({ action }) => action === "intake.refused",
    );

  it("takes the bytes, hashes them and tells what was found", async () => {
    const { id } = await begin("Công văn số 12.pdf");
    const first = await append(id, 0, "hello", " wor");
    assert.equal(first.received, 9);
    assert.equal(first.state, "receiving");
    const done = await append(id, 9, "l");
    assert.deepEqual(done, {
      id,
      name: "Công văn số 12.pdf",
      role: "main",
      size: 10,
      received: 10,
      state: "ready",
      sha256: sha256("hello worl"),
      mediaType: "application/pdf",
      pageCount: 2,
      hasTextLayer: true,
      scan: { state: "notScanned", found: null },
      active: [],
    });
    assert.deepEqual(await readUpload(world.services, clerk(), id), done);
  });

  it("hashes the same however the bytes were cut and the connection broke", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 2, maxLength: 40, unit: fc.constantFrom("a", "b", "c", "đ") }),
        fc.array(fc.nat({ max: 60 }), { maxLength: 4 }),
        async (text, cuts) => {
          const bytes = bytesOf(text);
          const { id } = await begin("a.pdf", bytes.length);
          const ends = [...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
          let from = 0;
          for (const end of ends) {
            const piece = bytes.subarray(from, end);
            const isLast = end === bytes.length;
            async function* broken() {
              yield piece;
              if (!isLast) throw new Error("connection lost");
            }
            await appendUpload(world.services, clerk(), { id, offset: from, bytes: broken() }).catch(
              (error: unknown) => assert.match(String(error), /connection lost/),
            );
            from = end;
          }
          const found = await readUpload(world.services, clerk(), id);
          assert.equal(found.sha256, createHash("sha256").update(bytes).digest("hex"));
        },
      ),
      { numRuns: 20 },
    );
  });

  it("is for clerks", async () => {
    const { leader } = world.people.actors;
    await assert.rejects(
      beginUpload(world.services, leader, { name: "a.pdf", role: "main", size: 1 }),
      refused("access.clerks-only"),
    );
  });

  it("is seen by nobody but who began it, and by nobody after its time", async () => {
    const { id } = await begin();
    for (const other of [world.people.actors.secondClerk, world.people.other.clerk]) {
      await assert.rejects(readUpload(world.services, other, id), refused("upload.not-found"));
      await assert.rejects(cancelUpload(world.services, other, id), refused("upload.not-found"));
      const bytes = sent("x");
      await assert.rejects(
        appendUpload(world.services, other, { id, offset: 0, bytes }),
        refused("upload.not-found"),
      );
    }
    const now = world.clock.now();
    world.clock.set(new Date(now.getTime() + 25 * 3_600_000));
    await assert.rejects(readUpload(world.services, clerk(), id), refused("upload.not-found"));
    world.clock.set(now);
  });

  it("refuses an empty file, one over the limit and one without a name, before a byte is taken", async () => {
    const before = await heldIds(world);
    await assert.rejects(begin("a.pdf", 0), refused("intake.empty-file"));
    await assert.rejects(begin("a.pdf", 1001), refused("upload.too-large"));
    for (const name of ["", "  ", "..", "../", "\u0000"])
      await assert.rejects(begin(name), refused("upload.no-name"));
    assert.deepEqual(await heldIds(world), before);
  });

  it("refuses a file whose name bears a mark of secrecy, and keeps only the event (R07)", async () => {
    const before = await refusals();
    const held = await heldIds(world);
    await assert.rejects(begin("TỐI MẬT - ke hoach.pdf"), refused("intake.secret-in-file-name"));
    const [entry, ...rest] = (await refusals()).slice(before.length);
    assert.deepEqual(rest, []);
    assert.deepEqual(entry?.data, { rule: "state-secret-2026" });
    assert.equal(entry?.actorId, clerk().personId);
    assert.equal(entry?.documentId, null);
    assert.deepEqual(await heldIds(world), held);
  });

  it("removes at once a file whose first page bears the mark (R07)", async () => {
    const { id } = await begin();
    const before = await refusals();
    world.inspect = () =>
      Promise.resolve({ ...pdfFacts, firstPage: [{ text: "TUYỆT MẬT" }, { text: "KẾ HOẠCH" }] });
    await assert.rejects(append(id, 0, "0123456789"), refused("intake.secret-on-page"));
    assert.equal((await refusals()).length, before.length + 1);
    assert.equal(await world.services.files.size(id), null);
    await assert.rejects(readUpload(world.services, clerk(), id), refused("upload.not-found"));
  });

  it("removes at once a file that the inspection refuses, and records nothing", async () => {
    const { id } = await begin();
    const before = await refusals();
    world.inspect = () => Promise.reject(new RuleBroken("intake.broken-pdf"));
    await assert.rejects(append(id, 0, "0123456789"), refused("intake.broken-pdf"));
    assert.equal(await world.services.files.size(id), null);
    assert.deepEqual(await refusals(), before);
  });

  it("keeps a file when the inspection itself fails, and looks at it again when asked", async () => {
    const { id } = await begin();
    world.inspect = () => Promise.reject(new Error("no memory"));
    await assert.rejects(append(id, 0, "0123456789"), /no memory/);
    world.inspect = () => Promise.resolve(pdfFacts);
    const { received } = await readUploadOffset(world.services, clerk(), id);
    assert.equal(received, 10);
    const found = await readUpload(world.services, clerk(), id);
    assert.equal(found.state, "ready");
    assert.equal(found.sha256, sha256("0123456789"));
  });

  it("never takes away bytes that are a document's already, whatever a second look says", async () => {
    const { id } = await begin();
    const gate = Promise.withResolvers<undefined>();
    const firstLook = Promise.withResolvers<undefined>();
    world.inspect = async () => {
      world.inspect = () => Promise.resolve(pdfFacts);
      firstLook.resolve(undefined);
      await gate.promise;
      throw new RuleBroken("intake.too-long-to-read");
    };
    const slow = append(id, 0, "0123456789");
    await firstLook.promise;
    assert.equal((await readUpload(world.services, clerk(), id)).state, "ready");
    // A document takes it: its record goes, its bytes stay.
    await world.services.store.transaction(({ uploads }) => uploads.remove(id));
    gate.resolve(undefined);
    await assert.rejects(slow, refused("intake.too-long-to-read"));
    assert.equal(await world.services.files.size(id), 10);
  });

  it("refuses bytes at a wrong place and says where it stands", async () => {
    const { id } = await begin();
    await append(id, 0, "abc");
    await assert.rejects(
      append(id, 2, "x"),
      (error) =>
        error instanceof RuleBroken && error.code === "upload.offset" && error.params["received"] === 3,
    );
  });

  it("gives up an upload that is longer than was announced", async () => {
    const { id } = await begin("a.pdf", 4);
    await assert.rejects(append(id, 0, "12345"), refused("upload.longer-than-announced"));
    assert.equal(await world.services.files.size(id), null);
  });

  it("answers the same to the last bytes sent again", async () => {
    const { id } = await begin("a.pdf", 4);
    const done = await append(id, 0, "1234");
    assert.deepEqual(await append(id, 4), done);
    await assert.rejects(append(id, 0, "1234"), refused("upload.offset"));
  });

  it("is forgotten with its bytes when it is cancelled", async () => {
    const { id } = await begin();
    await append(id, 0, "abc");
    await cancelUpload(world.services, clerk(), id);
    assert.equal(await world.services.files.size(id), null);
    await assert.rejects(readUpload(world.services, clerk(), id), refused("upload.not-found"));
  });

  const names: readonly [string, string][] = [
    ["C:\\Users\\An\\Công văn.pdf", "Công văn.pdf"],
    ["../../etc/passwd", "passwd"],
    ["Công văn.pdf", "Công văn.pdf"],
    ["bao-cao\u202Efdp.exe", "bao-caofdp.exe"],
    [`${"ă".repeat(300)}.docx`, `${"ă".repeat(250)}.docx`],
  ];
  for (const [given, kept] of names) {
    it(`keeps the name ${JSON.stringify(given.slice(0, 30))} as ${JSON.stringify(kept.slice(0, 30))}`, async () => {
      assert.equal((await begin(given)).name, kept);
    });
  }
});
