import assert from "node:assert/strict";
import { registerIncoming as registerInput } from "../../../src/contract/incoming.ts";
import { searchQuery } from "../../../src/contract/search.ts";
import { foldLine } from "../../../src/domain/text/fold-lines.ts";
import { TextNotExtracted, type TextExtraction } from "../../../src/ports/text-extraction.ts";
import { appendUpload } from "../../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../../src/usecases/files/begin-upload.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { registerIncoming } from "../../../src/usecases/incoming/register-incoming.ts";
import { readNextText, type TextTurnEnd } from "../../../src/usecases/search/read-next-text.ts";
import { searchDocuments } from "../../../src/usecases/search/search-documents.ts";
import { openFileWorld, sent, type FileWorld } from "../../support/file-services.ts";
import { letterFields } from "../../support/letter-fields.ts";

const text = (...lines: string[]) => ({
  lines,
  folded: lines.map(foldLine),
  hasText: true,
  isCut: false,
  marks: [],
});

describe("from a registered file to an answer", () => {
  let world: FileWorld;
  let read: TextExtraction["extract"];
  const services = () => ({
    ...world.services,
    extraction: { extract: (file: Parameters<typeof read>[0]) => read(file), close: () => Promise.resolve() },
  });
  beforeEach(async () => {
    world = await openFileWorld();
    read = () => Promise.resolve(text("Kính gửi: Sở Xây dựng", "Về việc cấp nước sạch cho các thôn, bản"));
  });
  afterEach(() => world.close());

  let registered = 0;
  async function register(abstract: string): Promise<{ id: string; fileId: string }> {
    const { clerk } = world.people.actors;
    // Neither its bytes nor its symbol are those of another.
    registered = (registered + 1) % 10;
    const upload = await beginUpload(world.services, clerk, { name: "Công văn.pdf", role: "main", size: 3 });
    await appendUpload(world.services, clerk, { id: upload.id, offset: 0, bytes: sent(`ab${registered}`) });
    const input = registerInput.parse({
      key: world.services.ids.next(),
      fields: { ...letterFields(world.clock.now()), abstract, codeNumber: `10${registered}` },
      uploadIds: [upload.id],
    });
    const { id } = await registerIncoming(world.services, clerk, input);
    return { id, fileId: upload.id };
  }

  let turns = 0;
  const readNext = (): Promise<TextTurnEnd> => {
    turns += 1;
    const turn = { hold: `x/${turns}`, waitMs: (attempts: number) => attempts * 60_000, mostAttempts: 2 };
    return readNextText(services(), turn);
  };
  const later = (minutes: number) =>
    world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000));

  const ask = (q: string, more: object = {}) =>
    searchDocuments(world.services, world.people.actors.clerk, searchQuery.parse({ q, ...more }));

  it("asks for the text in the transaction that registers, and shows until then that it waits", async () => {
    const { id, fileId } = await register("Cấp nước");
    const due = await world.services.store.read.texts.overdue(world.clock.now(), 5);
    assert.deepEqual(
      due.map((one) => one.fileId),
      [fileId],
    );
    const page = () => readIncoming(world.services, world.people.actors.clerk, id);
    assert.equal((await page()).files[0]?.text, "waiting");
    await readNext();
    assert.equal((await page()).files[0]?.text, "found");
  });

  it("answers with the place as it is written in the file, marked", async () => {
    const { id } = await register("Cấp nước");
    assert.equal((await ask("thon ban ")).total, 0);
    await readNext();
    const { items } = await ask("nuoc sach thon");
    assert.deepEqual([items[0]?.id, items[0]?.foundIn], [id, "text"]);
    const [place] = items[0]?.places ?? [];
    assert.equal(place?.fileName, "Công văn.pdf");
    assert.deepEqual(
      place?.words.filter((one) => one.isFound).map((one) => one.text),
      ["nước sạch", "thôn"],
    );
  });

  it("puts what its own fields say before what only files say, and pages through all of it", async () => {
    const inText = await register("Việc khác");
    await readNext();
    world.clock.set(new Date(world.clock.now().getTime() + 1000));
    read = () => Promise.resolve(text("không có gì"));
    const inAbstract = await register("Cấp nước sạch nông thôn");
    const { items, total, next } = await ask("nước sạch", { limit: 1 });
    assert.deepEqual([items[0]?.id, items[0]?.foundIn, total, next], [inAbstract.id, "abstract", 2, "1"]);
    const second = await ask("nước sạch", { limit: 1, cursor: "1" });
    assert.deepEqual([second.items[0]?.id, second.next], [inText.id, null]);
    await assert.rejects(ask("nước", { cursor: "-3" }), { code: "http.bad-cursor" });
  });

  it("puts files that have the words one after another before those that have them here and there", async () => {
    const lines = ["trạm bơm nước sạch", "nước mưa, không sạch", "nước sạch cho thôn"];
    const ids: string[] = [];
    for (const line of lines) {
      read = () => Promise.resolve(text(line));
      const { id } = await register("Việc khác");
      await readNext();
      ids.push(id);
      world.clock.set(new Date(world.clock.now().getTime() + 1000));
    }
    const { items } = await ask("nước sạch ");
    assert.deepEqual(
      items.map(({ id }) => id),
      [ids[2], ids[0], ids[1]],
    );
  });

  it("keeps what a file cannot give, and goes on waiting after a fault of ours", async () => {
    const scan = await register("Bản quét");
    read = () => Promise.resolve({ lines: [], folded: [], hasText: false, isCut: false, marks: [] });
    await readNext();
    read = () => Promise.reject(new TextNotExtracted("tooLong"));
    const slow = await register("Tệp chậm");
    await readNext();
    const faulty = await register("Chưa đọc");
    read = () => Promise.reject(new Error("no process"));
    const fault = await readNext();
    assert.ok(fault.kind === "fault" && /no process/u.test(String(fault.error)));
    const standing = await world.services.store.read.texts.standing([
      scan.fileId,
      slow.fileId,
      faulty.fileId,
    ]);
    assert.deepEqual(
      [scan, slow, faulty].map(({ fileId }) => standing.get(fileId)?.state),
      ["none", "failed", "waiting"],
    );
  });

  it("reads whatever waits, one faulty file keeping nobody else waiting", async () => {
    const files = [await register("Một"), await register("Hai"), await register("Ba")];
    let reads = 0;
    read = () => {
      reads += 1;
      return reads === 1 ? Promise.reject(new Error("disk")) : Promise.resolve(text("nội dung"));
    };
    const kinds: string[] = [];
    for (let i = 0; i < 4; i += 1) kinds.push((await readNext()).kind);
    assert.deepEqual(kinds, ["fault", "read", "read", "nothing"]);
    assert.equal((await ask("nội dung ")).total, files.length - 1);
    later(2);
    assert.equal((await readNext()).kind, "read");
    assert.equal((await ask("nội dung ")).total, files.length);
  });

  it("gives up a file that a server never came to the end of, and says so on its document", async () => {
    const { id } = await register("Tệp làm chết máy chủ");
    read = () => Promise.reject(new Error("killed"));
    for (const wait of [0, 2, 3]) {
      later(wait);
      await readNext();
    }
    assert.equal((await readNext()).kind, "nothing");
    const page = await readIncoming(world.services, world.people.actors.clerk, id);
    assert.equal(page.files[0]?.text, "failed");
  });

  it("is read by one of two servers, and by the other when the first dies over it", async () => {
    const { fileId } = await register("Hai máy chủ");
    const { store } = world.services;
    const [one, two] = [world.services.ids.next(), world.services.ids.next()];
    await store.transaction(async ({ instances }) => {
      await instances.join(one, world.clock.now());
      await instances.join(two, world.clock.now());
    });
    const take = (hold: string) => store.transaction(({ texts }) => texts.claim(hold, world.clock.now()));
    assert.deepEqual(await take(`${one}/1`), { fileId, attempts: 1 });
    assert.equal(await take(`${two}/1`), null);
    await store.transaction(({ instances }) => instances.end(one, null));
    assert.deepEqual(await take(`${two}/2`), { fileId, attempts: 2 });
    const lost = await store.transaction(({ texts }) => texts.isHeld(fileId, `${one}/1`));
    assert.equal(lost, false);
  });

  it("lets nobody find what the files of others' documents say", async () => {
    await register("Cấp nước");
    await readNext();
    const asked = searchQuery.parse({ q: "thôn bản" });
    for (const actor of [world.people.actors.planner, world.people.other.clerk]) {
      assert.equal((await searchDocuments(world.services, actor, asked)).total, 0);
    }
  });
});
