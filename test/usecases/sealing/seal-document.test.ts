import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { collector, pageTexts } from "../../adapters/forms/read-print.ts";
import { createPrintedForms } from "../../../src/adapters/forms/pdf-and-xlsx-forms.ts";
import { incomingQuery } from "../../../src/contract/incoming.ts";
import type { SealDocument } from "../../../src/contract/sealing.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import type { Messenger, Notice, SendOutcome } from "../../../src/ports/messenger.ts";
import { reconcile } from "../../../src/usecases/administration/reconcile.ts";
import { verifyAudit } from "../../../src/usecases/audit/verify-audit.ts";
import { readFile } from "../../../src/usecases/files/read-file.ts";
import { listIncoming } from "../../../src/usecases/incoming/list-incoming.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { printRegister } from "../../../src/usecases/print/print-register.ts";
import { searchDocuments } from "../../../src/usecases/search/search-documents.ts";
import { findToSeal } from "../../../src/usecases/sealing/find-to-seal.ts";
import { listSealings } from "../../../src/usecases/sealing/list-sealings.ts";
import { removeSealed } from "../../../src/usecases/sealing/remove-sealed.ts";
import { sealDocument } from "../../../src/usecases/sealing/seal-document.ts";
import { openArchiveWorld, type ArchiveWorld } from "../../support/archive-world.ts";
import { readyUpload } from "../../support/ready-upload.ts";
import { plainWords } from "../../support/idle-handlers.ts";

const reason = "Tài liệu mang dấu chỉ độ mật, văn thư báo lúc 09 giờ";
const secretWord = "tuyetdoibimatkhongailogi";

describe("sealing a document that should never have come in (R07)", () => {
  let world: ArchiveWorld;
  let updates: Notice[];
  let answer: SendOutcome;
  let documentId: string;
  let fileId: string;

  beforeEach(async () => {
    world = await openArchiveWorld();
    updates = [];
    answer = { kind: "sent", activityId: "1" };
    const { id, file } = await world.register(`Nội dung ${secretWord}`);
    [documentId, fileId] = [id, file.id];
    await world.services.store.transaction(({ texts }) =>
      texts.settle(
        fileId,
        { state: "found", reason: null, isCut: false },
        { lines: [secretWord], folded: [secretWord] },
      ),
    );
  });
  afterEach(() => world.close());

  const messenger = (): Messenger => ({
    send: () => Promise.resolve(answer),
    update: (_to, _activityId, notice) => {
      updates.push(notice);
      return Promise.resolve(answer);
    },
    otherWordsOf: () => Promise.resolve(plainWords),
    shownOf: ({ kind }) => Promise.resolve(kind),
  });
  const services = () => ({ ...world.services, messenger: messenger() });
  const actors = () => world.files.people.actors;
  const order = (more: Partial<SealDocument> = {}): SealDocument => ({
    documentId,
    confirmation: "1/2026",
    reason,
    ...more,
  });
  const seal = (more?: Partial<SealDocument>, actor: Actor = actors().administrator) =>
    sealDocument(services(), actor, order(more));
  const isBroken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
  const found = async (words: string) =>
    (await searchDocuments(world.services, actors().clerk, { q: words, kind: "all", limit: 20 })).items
      .length;

  async function filesBelow(folder: string): Promise<string[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    // The archive's own mark says only that it is one; a document's folder is `0001 – 46-…`.
    const told = entries.filter((entry) => entry.isFile() || entry.name.includes("–"));
    return told.map(({ name }) => name).filter((name) => name !== "archive.json");
  }

  /** A card about the document in the leader's chat. */
  async function cardInChat(): Promise<void> {
    const { leader } = actors();
    const { store, ids, clock } = world.services;
    const at = clock.now();
    await store.transaction(async (records) => {
      await records.conversations.save({
        personId: leader.personId,
        tenantId: "t",
        teamsUserId: "29:leader",
        conversationId: "chat",
        serviceUrl: "https://teams.example",
        botId: "bot",
        state: "active",
        language: "vi",
        updatedAt: at,
      });
      const id = ids.next();
      await records.deliveries.addNew([
        {
          id,
          agencyId: leader.agencyId,
          personId: leader.personId,
          onBehalfOf: null,
          eventKey: "event",
          reason: "toInstruct",
          documentId,
          assignmentId: null,
          outcome: "pending",
          why: null,
          activityId: null,
          conversationId: null,
          attempts: 0,
          answers: 0,
          createdAt: at,
          endedAt: null,
          shown: null,
          toldIn: null,
        },
      ]);
      await records.deliveries.settle(id, {
        outcome: "sent",
        why: null,
        activityId: "activity",
        conversationId: "chat",
        endedAt: at,
        shown: null,
      });
    });
  }

  it("takes it away from everybody: page, lists, search, bytes in the spool and the archive, and the card in the chat", async () => {
    await cardInChat();
    await world.steps();
    assert.equal((await world.place({ id: fileId })).state, "archived");
    assert.equal(await found(secretWord), 1);
    const sealing = await seal();
    assert.ok(sealing.endedAt !== null);
    await assert.rejects(
      readIncoming(world.services, actors().clerk, documentId),
      isBroken("document.absent"),
    );
    await assert.rejects(readFile(world.services, actors().clerk, fileId), isBroken("file.not-found"));
    assert.equal(
      (await listIncoming(world.services, actors().clerk, incomingQuery.parse({}))).items.length,
      0,
    );
    assert.equal(await found(secretWord), 0);
    assert.equal(await world.services.files.size(fileId), null);
    assert.deepEqual(await filesBelow(world.root), []);
    assert.deepEqual(updates, [{ kind: "sealed", language: "vi", readerId: actors().leader.personId }]);
  });

  it("leaves its number used, with a note in the printed register, and the next document gets the next number", async () => {
    await seal();
    const next = await world.register("thứ hai");
    assert.equal((await world.services.store.read.incoming.get(next.id))?.arrivalNumber, 2);
    const { out, bytes } = collector();
    const print = { form: "incoming", format: "pdf", query: { year: 2026 } } as const;
    const printing = { ...world.services, forms: createPrintedForms() };
    await printRegister(printing, actors().clerk, { ...print, query: { year: year() } }, out);
    const text = (await pageTexts(bytes())).join(" ").replaceAll(/\s+/gu, " ");
    assert.match(text, /Văn bản đã được niêm phong/u);
    assert.doesNotMatch(text, new RegExp(secretWord, "u"));
  });

  const year = () => world.files.clock.now().getUTCFullYear();

  it("keeps the event in the history and nothing of the content, and the chain is still whole", async () => {
    await seal();
    const entries = await world.services.store.read.audit.ofDocument(documentId);
    const text = JSON.stringify(entries);
    assert.doesNotMatch(text, /Báo cáo tháng 11|sha256/u);
    assert.equal(entries.at(-1)?.action, "document.sealed");
    assert.equal(entries.at(-1)?.data["reason"], reason);
    for await (const { fault } of verifyAudit(world.services)) assert.equal(fault, null);
  });

  it("lets nobody hide a change behind it: content that is taken away without a sealing is found", async () => {
    const { store } = world.services;
    await store.transaction(({ audit }) => audit.redact(documentId));
    const faults = [];
    for await (const { fault } of verifyAudit(world.services)) if (fault !== null) faults.push(fault.kind);
    assert.deepEqual(faults, ["changed"]);
  });

  it("leaves nothing for the reconciliation to find", async () => {
    await world.steps();
    await seal();
    assert.equal((await reconcile(world.services)).findings, 0);
  });

  it("goes on until all is gone when the archive or a chat does not answer, and says what is left", async () => {
    await cardInChat();
    await world.steps();
    world.fault = "offline";
    answer = { kind: "retry", afterMs: null, reason: "503" };
    const first = await seal();
    assert.equal(first.endedAt, null);
    const left = first.parts.filter(({ state }) => state === "left");
    assert.deepEqual(
      left.map(({ advice }) => advice?.vi.split(/[;.]/u)[0]),
      ["Kho lưu trữ chưa trả lời", "Teams chưa nhận thay đổi"],
    );
    assert.equal(await found(secretWord), 0, "what the store has is gone at once");
    world.fault = null;
    answer = { kind: "sent", activityId: "1" };
    assert.deepEqual(await removeSealed(services()), { removed: 2, left: 0 });
    const [again] = (await listSealings(world.services, actors().administrator)).sealed;
    assert.ok(again?.endedAt !== null);
    assert.deepEqual(await filesBelow(world.root), []);
  });

  it("names what a person must do: backups, a reader who removed the app, other documents with the same file", async () => {
    await cardInChat();
    answer = { kind: "notInstalled", reason: "404" };
    const twin = await readyUpload(world.services.store, actors().clerk, {
      sha256: (await world.services.store.read.files.get(fileId))?.sha256 ?? "",
    });
    const sealing = await seal();
    const byHand = sealing.parts.filter(({ state }) => state === "byHand").map(({ what }) => what.vi);
    assert.deepEqual(byHand, [
      "Thẻ trong hội thoại Teams",
      "Bản sao lưu",
      "Dấu vết trong tệp cơ sở dữ liệu và nhật ký giao dịch",
      "Nơi khác có thể còn bản sao",
    ]);
    assert.equal(
      await world.services.store.read.uploads.get(twin),
      null,
      "an upload of the same bytes goes too",
    );
  });

  it("is for administrators of the agency alone, who see a number and nothing more, and type it with a reason", async () => {
    const { administrator, clerk, auditor } = actors();
    const { other } = world.files.people;
    for (const actor of [clerk, auditor, actors().leader])
      await assert.rejects(seal({}, actor), isBroken("access.administrators-only"));
    await assert.rejects(
      seal({}, { ...other.clerk, roles: administrator.roles }),
      isBroken("sealing.document-absent"),
    );
    await assert.rejects(seal({ confirmation: "2/2026" }), isBroken("sealing.confirmation-wrong"));
    await assert.rejects(seal({ reason: " mật " }), isBroken("sealing.reason-missing"));
    const { registerKey } = (await world.services.store.read.incoming.get(documentId)) ?? assert.fail();
    const query = { kind: "incoming", register: registerKey, year: year(), number: 1 } as const;
    const candidate = await findToSeal(world.services, administrator, query);
    assert.deepEqual([candidate.documentId, candidate.confirmation], [documentId, `1/${year()}`]);
    assert.doesNotMatch(JSON.stringify(candidate), /Báo cáo|SNV/u);
    await seal();
    await assert.rejects(seal(), isBroken("sealing.document-absent"));
    await assert.rejects(
      findToSeal(world.services, administrator, query),
      isBroken("sealing.document-absent"),
    );
  });
});
