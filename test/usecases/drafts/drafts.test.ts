import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { startDraft } from "../../../src/usecases/drafts/start-draft.ts";
import { listDrafts } from "../../../src/usecases/drafts/list-drafts.ts";
import { withdrawDraft } from "../../../src/usecases/drafts/withdraw-draft.ts";
import { readFile } from "../../../src/usecases/files/read-file.ts";
import { issueOutgoing } from "../../../src/usecases/outgoing/issue-outgoing.ts";
import { readOutgoing } from "../../../src/usecases/outgoing/read-outgoing.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { draftsQuery } from "../../../src/contract/drafts.ts";
import { pdfFacts } from "../../support/file-services.ts";
import { docxFacts, openDraftWorld, type DraftWorld } from "./draft-world.ts";

const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("a draft", () => {
  let world: DraftWorld;
  beforeEach(async () => {
    world = await openDraftWorld();
  });
  afterEach(() => world.close());

  const told = async (): Promise<string[]> => {
    const { read } = world.services.store;
    const rows = await read.deliveries.list(world.files.people.agency.id, { after: null, limit: 100 });
    return rows.map(({ reason, personName }) => `${reason} ${personName}`).sort();
  };

  it("goes from its first version to the approval of exactly the bytes that were submitted, and is issued", async () => {
    const { planner, leader, clerk, houser } = world.people;
    const id = await world.start(planner, { reviewerIds: [houser.personId] });
    await world.add(houser, id, 1, "bản hai, đã góp ý");
    await world.submit(planner, id, 2, leader);
    const before = await world.read(leader, id);
    assert.deepEqual(before.acts, ["addVersion", "approve", "giveBack"]);
    await world.approve(leader, id, 2);

    const detail = await world.read(planner, id);
    assert.equal(detail.state, "approved");
    assert.equal(detail.approval?.sha256, sha256("bản hai, đã góp ý"));
    assert.deepEqual(
      detail.versions.map(({ number, by, from }) => ({ number, by, from })),
      [
        { number: 2, by: houser.name, from: "upload" },
        { number: 1, by: planner.name, from: "upload" },
      ],
    );
    assert.deepEqual(await told(), [
      `draftApproved ${planner.name}`,
      `draftToApprove ${leader.name}`,
      `draftToReview ${houser.name}`,
    ]);

    world.files.inspect = () => Promise.resolve(pdfFacts);
    const issued = await issueOutgoing(world.services, clerk, await world.issueForm(id));
    const outgoing = await readOutgoing(world.services, clerk, issued.id);
    assert.deepEqual(outgoing.draft, {
      id,
      number: 2,
      sha256: sha256("bản hai, đã góp ý"),
      approvedBy: { id: leader.personId, name: leader.name },
      approvedAt: detail.approval?.at,
    });
    const ended = await world.read(planner, id);
    assert.equal(ended.state, "issued");
    assert.deepEqual(ended.outgoing, { id: issued.id, symbol: issued.symbol });
    assert.deepEqual(ended.acts, []);
    await assert.rejects(
      world.issueForm(id).then((form) => issueOutgoing(world.services, clerk, form)),
      broken("draft.not-approved"),
    );
    const { audit } = world.services.store.read;
    const [entry] = await audit.ofDocument(issued.id);
    assert.deepEqual(entry?.data["draft"], { id, number: 2, sha256: sha256("bản hai, đã góp ý") });
  });

  it("never loses a version: who did not see the latest one is refused, and each keeps its own bytes", async () => {
    const { planner, planningHead } = world.people;
    const id = await world.start(planner);
    await world.add(planningHead, id, 1, "bản của trưởng phòng");
    await assert.rejects(world.add(planner, id, 1, "bản sửa chồng"), broken("draft.newer-version"));
    await world.add(planner, id, 2, "bản một");
    const { versions } = await world.read(planner, id);
    assert.deepEqual(
      versions.map(({ number, sameAs }) => [number, sameAs]),
      [
        [3, 1],
        [2, null],
        [1, null],
      ],
    );
    const bytes: Uint8Array[] = [];
    const second = await readFile(world.services, planner, versions[1]?.fileId ?? "");
    for await (const piece of second.whole()) bytes.push(piece);
    assert.equal(Buffer.concat(bytes).toString(), "bản của trưởng phòng");
  });

  it("is given back with a reason, changed, submitted again; and approved only as it was submitted", async () => {
    const { planner, planningHead, leader } = world.people;
    const id = await world.start(planner);
    await world.submit(planner, id, 1, planningHead);
    await world.giveBack(planningHead, id, "Thiếu căn cứ pháp lý");
    const returned = await world.read(planner, id);
    assert.equal(returned.returnReason, "Thiếu căn cứ pháp lý");
    await world.add(planner, id, 1, "bản hai");
    await world.submit(planner, id, 2, planningHead);
    // The head who checked it hands it on to who signs (NĐ 30, Đ12, Đ11).
    await world.submit(planningHead, id, 2, leader);
    await assert.rejects(world.approve(planningHead, id, 2), broken("access.approver-only"));
    await world.add(planner, id, 2, "bản ba");
    await assert.rejects(world.approve(leader, id, 3), broken("draft.other-version"));
    await world.approve(leader, id, 2);
    const detail = await world.read(leader, id);
    assert.equal(detail.approval?.number, 2);
    assert.equal(detail.changedAfterApproval, true);
  });

  it("shows what came after the approval, keeps what was approved, and must be submitted again for it", async () => {
    const { planner, leader } = world.people;
    const id = await world.start(planner);
    await world.submit(planner, id, 1, leader);
    await world.approve(leader, id, 1);
    await assert.rejects(world.submit(planner, id, 1, leader), broken("draft.approved-already"));
    await world.add(planner, id, 1, "sửa một chữ");
    const late = await world.read(planner, id);
    assert.equal(late.state, "approved");
    assert.equal(late.changedAfterApproval, true);
    assert.equal(late.approval?.sha256, sha256("bản một"));
    assert.ok((await told()).includes(`draftChangedAfter ${leader.name}`));
    await world.submit(planner, id, 2, leader);
    assert.equal((await world.read(planner, id)).approval, null);
  });

  it("is seen by who writes, reviews, heads and decides; by clerks once it is approved; by nobody else", async () => {
    const { planner, planningHead, houser, housingHead, leader, clerk, auditor, deputy } = world.people;
    const id = await world.start(planner, { reviewerIds: [houser.personId] });
    const seen = async () => {
      const names: string[] = [];
      for (const actor of [planner, planningHead, houser, housingHead, leader, deputy, clerk, auditor]) {
        const listed = await listDrafts(world.services, actor, draftsQuery.parse({}));
        const isRead = await world.read(actor, id).then(
          () => true,
          (error: unknown) => {
            assert.ok(broken("draft.absent")(error));
            return false;
          },
        );
        assert.equal(listed.items.length === 1, isRead, `the list and the page agree about ${actor.name}`);
        if (isRead) names.push(actor.name);
      }
      return names;
    };
    assert.deepEqual(await seen(), [planner.name, planningHead.name, houser.name]);
    await world.submit(planner, id, 1, leader);
    assert.deepEqual(await seen(), [planner.name, planningHead.name, houser.name, leader.name]);
    await world.approve(leader, id, 1);
    assert.deepEqual(await seen(), [
      planner.name,
      planningHead.name,
      houser.name,
      leader.name,
      clerk.name,
      auditor.name,
    ]);
    await assert.rejects(world.add(clerk, id, 1, "của văn thư"), broken("access.drafters-only"));
    await assert.rejects(world.start(world.people.administrator), broken("access.drafters-only"));
  });

  it("lists what waits for each, finds by the words of its abstract, and pages without a gap", async () => {
    const { planner, leader, clerk } = world.people;
    const ids: string[] = [];
    for (const abstract of ["Kế hoạch trồng cây", "Báo cáo quý III", "Kế hoạch phòng chống lụt bão"])
      ids.push(await world.start(planner, { abstract, typeCode: "plan" }));
    await world.submit(planner, ids[0] ?? "", 1, leader);
    const list = async (actor: typeof planner, query: object) =>
      (await listDrafts(world.services, actor, draftsQuery.parse(query))).items.map(({ id }) => id);
    assert.deepEqual(await list(leader, { view: "toApprove" }), [ids[0]]);
    await world.approve(leader, ids[0] ?? "", 1);
    assert.deepEqual(await list(leader, { view: "toApprove" }), []);
    assert.deepEqual(await list(clerk, { view: "toIssue" }), [ids[0]]);
    assert.deepEqual((await list(planner, { q: "ke hoach" })).length, 3);
    assert.deepEqual(await list(planner, { q: "lut bao" }), [ids[2]]);
    const pages: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await listDrafts(
        world.services,
        planner,
        draftsQuery.parse({ view: "mine", limit: 1, cursor }),
      );
      pages.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    assert.deepEqual(pages.toSorted(), ids.toSorted());
  });

  it("is refused where it is secret, is no Word file, or is begun again by the same request (R07)", async () => {
    const { planner } = world.people;
    await assert.rejects(world.start(planner, { secrecy: "mat" }), broken("intake.secret-chosen"));
    await assert.rejects(
      world.start(planner, { abstract: "Đơn tố cáo ông Nguyễn Văn A" }),
      (error: unknown) => error instanceof RuleBroken && error.code.startsWith("intake."),
    );
    const { store } = world.services;
    assert.deepEqual(await store.read.uploads.after(null, 10), [], "nothing of it is kept");
    world.files.inspect = () => Promise.resolve(pdfFacts);
    await assert.rejects(world.start(planner), broken("draft.not-docx"));
    world.files.inspect = () => Promise.resolve(docxFacts);
    const form = await world.form(planner);
    const [first, again] = await Promise.all([
      startDraft(world.services, planner, form),
      startDraft(world.services, planner, form),
    ]);
    assert.equal(first.id, again.id);
  });

  it("is given up by its drafter; whoever has it before them learns of it", async () => {
    const { planner, leader } = world.people;
    const id = await world.start(planner);
    await world.submit(planner, id, 1, leader);
    const input = { version: await world.version(id), reason: "Không cần ban hành nữa" };
    await assert.rejects(withdrawDraft(world.services, leader, id, input), broken("access.drafter-only"));
    await withdrawDraft(world.services, planner, id, input);
    assert.ok((await told()).includes(`draftWithdrawn ${leader.name}`));
    await assert.rejects(world.add(planner, id, 1, "thêm"), broken("draft.state"));
    await assert.rejects(
      withdrawDraft(world.services, planner, id, input),
      broken("draft.changed"),
      "who saw an older state is told of that first",
    );
  });
});
