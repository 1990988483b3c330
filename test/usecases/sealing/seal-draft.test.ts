import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { draftCode } from "../../../src/domain/drafts/draft-code.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { verifyAudit } from "../../../src/usecases/audit/verify-audit.ts";
import { editDraft } from "../../../src/usecases/drafts/edit-draft.ts";
import { issueOutgoing } from "../../../src/usecases/outgoing/issue-outgoing.ts";
import { takeStep } from "../../../src/usecases/archive/take-step.ts";
import { findToSeal } from "../../../src/usecases/sealing/find-to-seal.ts";
import { removeSealed } from "../../../src/usecases/sealing/remove-sealed.ts";
import { sealDocument } from "../../../src/usecases/sealing/seal-document.ts";
import { plainWords } from "../../support/idle-handlers.ts";
import { pdfFacts } from "../../support/file-services.ts";
import { draftsInWord } from "../drafts/drafts-in-word.ts";
import type { DraftWorld } from "../drafts/draft-world.ts";

const reason = "Dự thảo mang nội dung không được phép có ở đây";
const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

describe("sealing a draft (R07)", () => {
  const word = draftsInWord();
  let world: DraftWorld;
  beforeEach(() => ({ world } = word));

  const services = () => ({
    ...world.services,
    messenger: {
      send: () => Promise.resolve({ kind: "sent", activityId: "1" } as const),
      update: () => Promise.resolve({ kind: "sent", activityId: "1" } as const),
      otherWordsOf: () => Promise.resolve(plainWords),
      shownOf: ({ kind }: { readonly kind: string }) => Promise.resolve(kind),
    },
  });
  const find = (code: string) =>
    findToSeal(world.services, world.people.administrator, { kind: "draft", code });
  async function seal(id: string) {
    const { documentId, confirmation } = await find(draftCode(id));
    return sealDocument(services(), world.people.administrator, { documentId, confirmation, reason });
  }
  /** Moves what waits to the archive, as the jobs do. */
  async function archive(): Promise<void> {
    for (let n = 0; ; n += 1)
      if ((await takeStep({ ...services(), graceMs: 0 }, `test/${n}`)).kind === "idle") return;
  }
  const filesOf = (id: string) => world.services.store.read.files.ofDocument(id);
  const inLibrary = () => [...word.drive().items.values()].filter(({ gone }) => gone === null);

  it("removes every version from the spool and the archive, the file in Word, and the folder that bore its abstract", async () => {
    const { planner, leader } = world.people;
    const id = await world.start(planner, { abstract: "Kế hoạch điều động lực lượng" });
    await world.add(planner, id, 1, "bản hai");
    await editDraft(world.services, planner, id);
    await word.write(id, "bản ba, viết trong Word");
    await word.follow();
    await archive();
    await world.submit(planner, id, 3, leader);
    await word.write(id, "bản bốn, chưa ai nhận về");
    const files = await filesOf(id);
    assert.equal(files.length, 3);
    const sealing = await seal(id);
    assert.ok(sealing.endedAt !== null, JSON.stringify(sealing.parts));
    for (const actor of [planner, leader])
      await assert.rejects(world.read(actor, id), broken("draft.absent"));
    assert.equal(await world.services.store.read.drafts.get(id), null);
    for (const file of files) assert.equal(await world.services.files.size(file.id), null);
    assert.deepEqual(word.drive().files(), []);
    assert.ok(!inLibrary().some(({ name }) => name.includes("Kế hoạch")));
    const items = [...word.drive().items.values()].filter(({ isFolder }) => !isFolder);
    assert.ok(items.every(({ gone, versions }) => gone === "purged" && versions.length === 0));
    assert.equal(await word.follow(), 0, "what the archive tells of it afterwards is nobody's");
    const history = JSON.stringify(await world.services.store.read.audit.ofDocument(id));
    assert.doesNotMatch(history, /sha256|Dự thảo\.docx|Hoàng Thị Ngát/u);
    for await (const { fault } of verifyAudit(world.services)) assert.equal(fault, null);
  });

  it("goes with the document that was issued from it, and not without it", async () => {
    const { planner, leader, clerk, administrator } = world.people;
    const id = await world.start(planner);
    await world.submit(planner, id, 1, leader);
    await world.approve(leader, id, 1);
    world.files.inspect = () => Promise.resolve(pdfFacts);
    const issued = await issueOutgoing(world.services, clerk, await world.issueForm(id));
    const [version] = await filesOf(id);
    await assert.rejects(seal(id), broken("sealing.draft-issued"));
    const order = { documentId: issued.id, confirmation: `1/${issued.year}`, reason };
    await sealDocument(services(), administrator, order);
    assert.equal(await world.services.store.read.drafts.get(id), null);
    assert.equal(await world.services.files.size(version?.id ?? ""), null);
    await assert.rejects(find(draftCode(id)), broken("sealing.document-absent"));
    for await (const { fault } of verifyAudit(world.services)) assert.equal(fault, null);
  });

  it("is found by its code alone, however it is typed, in its own agency, and nothing is shown of it", async () => {
    const { planner } = world.people;
    const id = await world.start(planner, { abstract: "Kế hoạch điều động lực lượng" });
    const code = draftCode(id);
    for (const typed of [code, code.toLowerCase(), code.slice(3), ` ${code} `]) {
      const found = await find(typed);
      assert.deepEqual([found.documentId, found.number, found.registerName], [id, code, planner.name]);
      assert.doesNotMatch(JSON.stringify(found), /Kế hoạch|docx/u);
    }
    for (const wrong of ["DT-00000000", "%", id])
      await assert.rejects(find(wrong), broken("sealing.document-absent"));
    const { other } = world.files.people;
    const stranger = { ...other.clerk, roles: world.people.administrator.roles };
    await assert.rejects(
      findToSeal(world.services, stranger, { kind: "draft", code }),
      broken("sealing.document-absent"),
    );
    await assert.rejects(
      findToSeal(world.services, planner, { kind: "draft", code }),
      broken("access.administrators-only"),
    );
  });

  it("is not forgotten where somebody goes on writing into what could not be removed yet", async () => {
    const { planner } = world.people;
    const id = await world.start(planner);
    await editDraft(world.services, planner, id);
    const item = await word.itemOf(id);
    const held = { kind: "status", status: 423, code: "resourceLocked" } as const;
    word.double.faults.plan(({ path }) => path.includes("permanentDelete"), held, 100);
    assert.equal((await seal(id)).endedAt, null);
    word
      .drive()
      .setContent(item, await word.double.state.blobs.keep(Readable.from(["viết tiếp"])), "Hoàng Thị Ngát");
    await word.follow();
    await archive();
    word.double.faults.clear();
    assert.deepEqual(await removeSealed(services()), { removed: 1, left: 0 });
    assert.equal(item.gone, "purged");
  });

  it("waits for who has the file open in Word, and says what only a person can do where it is in the bin", async () => {
    const { planner } = world.people;
    const [open, binned] = [
      await world.start(planner),
      await world.start(planner, { abstract: "Báo cáo khác" }),
    ];
    for (const id of [open, binned]) await editDraft(world.services, planner, id);
    const item = await word.itemOf(open);
    word.drive().remove(await word.itemOf(binned), "bin");
    item.isLocked = true;
    const adviceOf = ({ parts }: Awaited<ReturnType<typeof seal>>, state: string) =>
      parts.filter((part) => part.state === state).map(({ advice }) => advice?.vi ?? "");
    const [waiting = ""] = adviceOf(await seal(open), "left");
    assert.match(waiting, /Có người đang mở tệp/u);
    const [byHand = ""] = adviceOf(await seal(binned), "byHand");
    assert.match(byHand, /thùng rác/u);
    item.isLocked = false;
    assert.deepEqual(await removeSealed(services()), { removed: 1, left: 0 });
    assert.equal(item.gone, "purged");
  });
});
