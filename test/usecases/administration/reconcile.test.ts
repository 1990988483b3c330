import assert from "node:assert/strict";
import { findings } from "../../../src/contract/findings.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import type { FindingKind } from "../../../src/domain/finding-kinds.ts";
import { askToReconcile, listFindings } from "../../../src/usecases/administration/list-findings.ts";
import { reconcile } from "../../../src/usecases/administration/reconcile.ts";
import { rereadOriginals } from "../../../src/usecases/administration/reread-originals.ts";
import { settleFinding } from "../../../src/usecases/administration/settle-finding.ts";
import { verifyAudit } from "../../../src/usecases/audit/verify-audit.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { on, openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { readyUpload } from "../../support/ready-upload.ts";

describe("Reconciling records, files and work", () => {
  let at: AgencyAtWork;
  beforeEach(async () => {
    at = await openAgency();
  });
  afterEach(() => at.close());

  const administrator = () => at.actors.administrator;
  const list = async () => findings.parse(await listFindings(at.services, administrator()));
  const found = async () =>
    (await list()).items.map(({ kind, act }) => `${kind} ${act ?? "-"}`).toSorted((a, b) => (a < b ? -1 : 1));
  async function only(kind: FindingKind): Promise<string> {
    const item = (await list()).items.find((it) => it.kind === kind);
    assert.ok(item, kind);
    return item.id;
  }
  const settle = (id: string, who = administrator()) => settleFinding(at.services, who, id);
  const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
  /** The person works here no longer; nobody looked at what they had. */
  async function leaves(personId: string): Promise<void> {
    await at.services.store.transaction(async ({ people }) => {
      for (const appointment of await people.everyAppointmentOf(personId))
        await people.updateAppointment({ ...appointment, validTo: "2026-11-19" }, appointment.version);
    });
  }
  async function bytesOf(fileId: string, text: string): Promise<void> {
    const { files } = at.services;
    await files.begin(fileId);
    await files.append(
      fileId,
      (async function* () {
        yield new TextEncoder().encode(text);
      })(),
      0,
      1_000_000,
    );
    await files.finish(fileId);
  }
  const fileOf = async (documentId: string) => {
    const [file] = await at.services.store.read.files.ofDocument(documentId);
    assert.ok(file);
    return file;
  };
  /** Files get the disk's own times, so that what is old to the job is made so by the world's clock. */
  const muchLater = () => at.clock.set(new Date(Date.now() + 24 * 3_600_000));

  it("finds originals that are gone or of another size, and says when it looked", async () => {
    const gone = await at.register();
    const { id } = await at.register({ duplicateDecision: { seen: [gone.id], reason: "Khác" } });
    await bytesOf((await fileOf(id)).id, "ngắn hơn");
    assert.equal((await list()).checked, null);
    const run = await reconcile(at.services);
    assert.deepEqual([run.files, run.findings], [2, 2]);
    assert.deepEqual(await found(), ["fileDamaged -", "fileMissing -"]);
    assert.equal((await list()).checked?.files, 2);
    await assert.rejects(settle(await only("fileMissing")), broken("finding.by-hand"));
  });

  it("reads every original through within the days that were set, and keeps what is damaged on the list", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      const seen = { seen: ids, reason: "Khác" };
      ids.push((await at.register(i === 0 ? {} : { duplicateDecision: seen })).id);
    }
    const files = await Promise.all(ids.map(fileOf));
    for (const file of files) await bytesOf(file.id, "x".repeat(file.size));
    await reconcile(at.services);
    assert.deepEqual(await found(), []);
    const pace = { days: 3, turnMs: 24 * 3_600_000, pause: () => Promise.resolve() };
    const damaged = async () => (await found()).filter((it) => it === "fileDamaged -").length;
    const byDay: number[] = [];
    for (let day = 0; day < 3; day += 1) {
      assert.equal(await rereadOriginals(at.services, pace), 2);
      byDay.push(await damaged());
    }
    assert.deepEqual(byDay, [2, 4, 6]);
    await reconcile(at.services);
    assert.equal(await damaged(), 6, "also after a run that only looks at sizes");
  });

  it("finds bytes that no record knows, and clears them with one press, never those of a document", async () => {
    const { id } = await at.register();
    const file = await fileOf(id);
    await bytesOf(file.id, "của văn bản");
    const stray = at.services.ids.next();
    await bytesOf(stray, "không của ai");
    muchLater();
    await reconcile(at.services);
    assert.ok((await found()).includes("fileUnknown clear"));
    await settle(await only("fileUnknown"));
    assert.equal(await at.services.files.size(stray), null);
    assert.notEqual(await at.services.files.size(file.id), null);
    await reconcile(at.services);
    assert.equal(
      (await found()).some((it) => it.startsWith("fileUnknown")),
      false,
    );
  });

  it("finds work of somebody who has left, and hands it to the head of the unit, who is told", async () => {
    const { houser, housingHead } = at.actors;
    const documentId = await at.instructed({
      text: "Giải quyết",
      lead: person(houser),
      support: [],
      inform: [],
      deadlineAt: on(27).toISOString(),
    });
    await reconcile(at.services);
    assert.deepEqual(
      (await found()).filter((it) => it.startsWith("assignment")),
      [],
    );
    await leaves(houser.personId);
    await at.told();
    await reconcile(at.services);
    const id = await only("assignmentStuck");
    await settle(id);
    const assignment = await at.assignment(documentId, unit(at.units.housing));
    assert.deepEqual(
      [assignment.state, assignment.role, assignment.deadlineAt],
      ["assigned", "lead", on(27)],
    );
    assert.deepEqual(await at.told(), [`assigned ${housingHead.name}`]);
    const { history } = await readIncoming(at.services, at.actors.clerk, documentId);
    assert.match(
      history.at(-1)?.sentence.vi ?? history[0]?.sentence.vi ?? "",
      /không còn giữ việc này.*Phòng Quản lý nhà/,
    );
    await reconcile(at.services);
    assert.deepEqual(
      (await found()).filter((it) => it.startsWith("assignment")),
      [],
    );
    for await (const { fault } of verifyAudit(at.services)) assert.equal(fault, null);
    await assert.rejects(settle(id), broken("finding.not-found"));
  });

  it("leaves work alone whose holder was appointed again, and only takes it off the list", async () => {
    const { houser } = at.actors;
    const documentId = await at.instructed({
      text: "Giải quyết",
      lead: person(houser),
      support: [],
      inform: [],
      deadlineAt: null,
    });
    await leaves(houser.personId);
    await reconcile(at.services);
    const id = await only("assignmentStuck");
    await at.services.store.transaction(async ({ people }) => {
      for (const appointment of await people.everyAppointmentOf(houser.personId))
        await people.updateAppointment({ ...appointment, validTo: null }, appointment.version);
    });
    await settle(id);
    assert.equal((await at.assignment(documentId, person(houser))).state, "assigned");
    assert.deepEqual(
      await found(),
      (await found()).filter((it) => !it.startsWith("assignment")),
    );
  });

  it("finds a notice that nothing will bring, and brings it with one press", async () => {
    await at.submitted();
    const { store } = at.services;
    // As if somebody had emptied the outbox by hand.
    await store.transaction(async ({ outbox }) => {
      for (
        let row = await outbox.claim("x/1", at.clock.now());
        row !== null;
        row = await outbox.claim("x/1", at.clock.now())
      )
        await outbox.finish(row.id, "x/1", new Date("2026-01-01T00:00:00Z"));
    });
    at.clock.set(on(20, "10:00"));
    await reconcile(at.services);
    assert.deepEqual(
      (await found()).filter((it) => it.startsWith("notice")),
      ["noticeStuck sendAgain"],
    );
    await settle(await only("noticeStuck"));
    const due = await store.read.outbox.overdue(at.clock.now(), 10);
    assert.equal(due.filter(({ kind }) => kind === "deliverNotice").length, 1);
  });

  it("finds what is due and nobody takes", async () => {
    await at.submitted();
    at.clock.set(on(20, "09:30"));
    await reconcile(at.services);
    assert.ok((await found()).includes("outboxStuck -"));
  });

  it("finds a file whose signatures nobody looked at and nobody will, and lets it wait again", async () => {
    const { id } = await at.register();
    const file = await fileOf(id);
    const { store } = at.services;
    muchLater();
    const checks = async () => {
      await reconcile(at.services);
      return (await found()).filter((it) => it.startsWith("check"));
    };
    assert.deepEqual(await checks(), [], "it waits");
    await store.transaction(({ signatures }) =>
      signatures.settle({ fileId: file.id, askedAt: at.clock.now() }),
    );
    assert.deepEqual(await checks(), ["checkMissing sendAgain"]);
    await settle(await only("checkMissing"));
    assert.deepEqual(
      (await store.read.signatures.waitingOf(id)).map(({ fileId, cause }) => [fileId, cause]),
      [[file.id, "asked"]],
    );
    assert.deepEqual(await checks(), []);
  });

  it("finds an upload that no scanner has looked at for long, and leaves it to the scanner", async () => {
    const { uploads } = at.services.store.read;
    const id = await readyUpload(at.services.store, at.actors.clerk, { createdAt: at.clock.now() });
    const upload = await uploads.get(id);
    assert.ok(upload);
    await at.services.store.transaction((records) =>
      records.uploads.markScan(id, upload.state, { ...upload, state: "waiting" }),
    );
    const stuck = async () => {
      await reconcile(at.services);
      return (await found()).filter((it) => it.startsWith("scan"));
    };
    assert.deepEqual(await stuck(), [], "it has only just come");
    at.clock.set(new Date(upload.createdAt.getTime() + 20 * 60_000));
    assert.deepEqual(await stuck(), ["scanStuck -"]);
    await assert.rejects(settle(await only("scanStuck")), broken("finding.by-hand"));
    await at.services.store.transaction((records) =>
      records.uploads.markScan(id, "waiting", { ...upload, state: "ready" }),
    );
    assert.deepEqual(await stuck(), []);
  });

  it("finds a file whose step to the archive is due and nobody takes", async () => {
    const { id: documentId } = await at.register();
    const { id, agencyId } = await fileOf(documentId);
    const queuedAt = at.clock.now();
    await at.services.store.transaction(({ places }) =>
      places.add([{ id, agencyId, documentId, kind: "folder", queuedAt, readyAt: queuedAt }]),
    );
    at.clock.set(new Date(queuedAt.getTime() + 20 * 60_000));
    await reconcile(at.services);
    const stuck = await at.services.store.read.findings.ofAgency(agencyId, 10);
    assert.ok(
      stuck.some(({ subjectId, details }) => subjectId === id && details["kind"] === "moveToArchive"),
    );
  });

  it("is for the agency's administrators, who see nothing of another agency", async () => {
    const { houser } = at.actors;
    await at.instructed({
      text: "Giải quyết",
      lead: person(houser),
      support: [],
      inform: [],
      deadlineAt: null,
    });
    await leaves(houser.personId);
    await reconcile(at.services);
    const id = await only("assignmentStuck");
    for (const who of [at.actors.clerk, at.actors.leader, at.actors.auditor]) {
      await assert.rejects(listFindings(at.services, who), broken("access.administrators-only"));
      await assert.rejects(settle(id, who), broken("access.administrators-only"));
      await assert.rejects(askToReconcile(at.services, who), broken("access.administrators-only"));
    }
    const elsewhere = { ...administrator(), agencyId: at.other.agency.id };
    await assert.rejects(settle(id, elsewhere), broken("finding.not-found"));
    const seen = await listFindings(at.services, elsewhere);
    assert.deepEqual(
      seen.items.filter(({ kind }) => kind === "assignmentStuck"),
      [],
    );
  });
});
