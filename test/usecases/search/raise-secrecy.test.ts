import assert from "node:assert/strict";
import type { FileMark } from "../../../src/domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { composeNotice } from "../../../src/usecases/notices/compose-notice.ts";
import { listSealings } from "../../../src/usecases/sealing/list-sealings.ts";
import { settleMarks } from "../../../src/usecases/sealing/settle-marks.ts";
import { readNextText } from "../../../src/usecases/search/read-next-text.ts";
import { openArchiveWorld, type ArchiveWorld } from "../../support/archive-world.ts";

const mark: FileMark = { kind: "stateSecret", mark: "TỐI MẬT", page: 7, entry: null };

describe("a mark of secrecy that is read in a file that is here already (R07)", () => {
  let world: ArchiveWorld;
  let documentId: string;
  let marks: readonly FileMark[];
  beforeEach(async () => {
    world = await openArchiveWorld();
    marks = [mark];
    documentId = (await world.register("Kính gửi: Sở Xây dựng")).id;
    await readText();
  });
  afterEach(() => world.close());

  const readText = () =>
    readNextText(
      {
        ...world.services,
        extraction: {
          extract: () =>
            Promise.resolve({
              lines: ["Kính gửi"],
              folded: ["kinh gui"],
              hasText: true,
              isCut: false,
              marks,
            }),
          close: () => Promise.resolve(),
        },
      },
      { hold: "x/1", waitMs: () => 60_000, mostAttempts: 2 },
    );
  const actors = () => world.files.people.actors;
  const open = async () => (await listSealings(world.services, actors().administrator)).marks;
  const deliveries = () =>
    world.services.store.read.deliveries.list(actors().clerk.agencyId, { after: null, limit: 50 });

  it("is an alarm for the administrators and the clerks, by the document's number, mark and page", async () => {
    const [found] = await open();
    assert.deepEqual([found?.document.documentId, found?.mark, found?.page], [documentId, "TỐI MẬT", 7]);
    assert.equal(found?.document.number, "1");
    assert.doesNotMatch(JSON.stringify(found), /Kính gửi|Báo cáo/u);
    const told = (await deliveries()).filter(({ reason }) => reason === "secrecyFound");
    const people = told.map(({ personId }) => personId);
    for (const { personId } of [actors().administrator, actors().clerk]) assert.ok(people.includes(personId));
    assert.ok(!people.includes(actors().leader.personId) && !people.includes(actors().houser.personId));
    const entries = await world.services.store.read.audit.ofDocument(documentId);
    assert.deepEqual(entries.at(-1)?.data, { mark: "TỐI MẬT", page: 7 });
    const [delivery] = told;
    const notice = await composeNotice(world.services, delivery ?? assert.fail(), { language: "vi" });
    assert.equal(notice?.kind, "secrecy");
    assert.ok(notice?.kind === "secrecy" && notice.mark === "TỐI MẬT" && notice.number.startsWith("1/"));
  });

  it("ends when an administrator finds that it is none, with a reason; the card then says nothing more", async () => {
    const { administrator, clerk } = actors();
    const settle = (reason: string, actor = administrator) =>
      settleMarks(world.services, actor, documentId, { reason });
    await assert.rejects(settle("nhầm", clerk), isBroken("access.administrators-only"));
    await assert.rejects(settle("  "), isBroken("sealing.reason-missing"));
    await settle("Bảng phân loại độ mật, văn thư đã xem");
    assert.deepEqual(await open(), []);
    await assert.rejects(settle("lần nữa"), isBroken("sealing.no-open-mark"));
    const [delivery] = (await deliveries()).filter(({ reason }) => reason === "secrecyFound");
    assert.equal(await composeNotice(world.services, delivery ?? assert.fail(), { language: "vi" }), null);
  });

  it("is none in an incoming document that is only not to be published, nor where nothing was found", async () => {
    marks = [{ ...mark, kind: "restrictedPublication", mark: "HẠN CHẾ CÔNG BỐ" }];
    await world.register("thứ hai");
    await readText();
    marks = [];
    await world.register("thứ ba");
    await readText();
    assert.equal((await open()).length, 1);
  });
});

function isBroken(code: string) {
  return (error: unknown) => error instanceof RuleBroken && error.code === code;
}
