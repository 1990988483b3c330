import assert from "node:assert/strict";
import {
  outgoingDetail,
  outgoingPage,
  outgoingQuery,
  type OutgoingRow,
} from "../../../src/contract/outgoing.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { listOutgoing } from "../../../src/usecases/outgoing/list-outgoing.ts";
import { readOutgoing } from "../../../src/usecases/outgoing/read-outgoing.ts";
import { openOffice, type IssuingOffice } from "./issuing-office.ts";

const absent = (error: unknown) => error instanceof RuleBroken && error.code === "document.absent";

describe("outgoing documents, read and listed", () => {
  let office: IssuingOffice;
  let toOther: string;
  let internal: string;

  before(async () => {
    office = await openOffice();
    const { other, committee, units } = office;
    const note = { description: "Gửi bản giấy cho Chi cục", draftingUnitId: units.appraisal.id };
    toOther = (
      await office.issue({
        ...note,
        typeCode: "report",
        abstract: "Tình hình giải ngân vốn đầu tư công",
        recipients: [
          { agencyId: committee.id, code: null, name: committee.name },
          { agencyId: other.agency.id, code: "H95.13", name: other.agency.name },
        ],
      })
    ).id;
    internal = (
      await office.issue({
        typeCode: "decision",
        abstract: "Khen thưởng tập thể, cá nhân",
        draftingUnitId: units.planning.id,
        recipients: [{ agencyId: null, code: null, name: "Các phòng thuộc Sở" }],
      })
    ).id;
  });
  after(() => office.close());

  const listOf = async (actor: Actor, query: Record<string, unknown>): Promise<OutgoingRow[]> => {
    const found = await listOutgoing(office.services, actor, outgoingQuery.parse(query));
    return outgoingPage.parse(found).items;
  };
  /** The agency's own and those it was sent: all that the actor finds. */
  const list = async (actor: Actor, query: Record<string, unknown> = {}): Promise<OutgoingRow[]> => [
    ...(await listOf(actor, query)),
    ...(await listOf(actor, { ...query, view: "received" })),
  ];
  const ids = (rows: readonly OutgoingRow[]): string[] => rows.map(({ id }) => id);

  it("shows a document with its names and its history", async () => {
    const detail = outgoingDetail.parse(await readOutgoing(office.services, office.actors.clerk, toOther));
    assert.deepEqual(
      [detail.symbol, detail.typeName, detail.registerName, detail.draftingUnit?.name, detail.issuedBy.name],
      ["01/BC-SXD", "Báo cáo", "Sổ đăng ký văn bản đi", "Tổ Thẩm định", "Nguyễn Thị Hạnh"],
    );
    assert.equal(detail.fields.description, "Gửi bản giấy cho Chi cục");
    assert.equal(detail.files.length, 1);
    assert.deepEqual(
      detail.history.map(({ action, who }) => [action, who]),
      [["outgoing.issued", "Nguyễn Thị Hạnh"]],
    );
    assert.match(detail.history[0]?.sentence.vi ?? "", /01\/BC-SXD/);
  });

  it("gives those who may read it the same answer in lists and by its id, and all others the same 'absent'", async () => {
    const { actors, other } = office;
    const readers: [Actor, string[]][] = [
      [actors.clerk, [internal, toOther]],
      [actors.auditor, [internal, toOther]],
      // Drafted below the unit that this person heads.
      [actors.housingHead, [toOther]],
      [actors.planningHead, [internal]],
      // The signer of both.
      [actors.leader, [internal, toOther]],
      [actors.appraiser, []],
      [actors.administrator, []],
      [other.clerk, [toOther]],
      [other.auditor, [toOther]],
      [other.leader, []],
      [other.officeHead, []],
      [other.specialist, []],
    ];
    for (const [actor, readable] of readers) {
      assert.deepEqual(ids(await list(actor)), readable, actor.name);
      assert.deepEqual(ids(await list(actor, { q: "sxd" })), readable, `${actor.name}, by search`);
      for (const id of [toOther, internal, actor.personId]) {
        const read = readOutgoing(office.services, actor, id);
        if (readable.includes(id)) assert.equal((await read).id, id);
        else await assert.rejects(read, absent, `${actor.name} ${id}`);
      }
    }
  });

  it("keeps what other agencies sent out of the agency's own register", async () => {
    assert.deepEqual(ids(await listOf(office.other.clerk, { view: "own" })), []);
    assert.deepEqual(ids(await listOf(office.other.clerk, { view: "received" })), [toOther]);
    assert.deepEqual(ids(await listOf(office.actors.clerk, { view: "received" })), []);
  });

  it("shows the agency it was sent to what was sent, and neither notes nor history", async () => {
    const detail = await readOutgoing(office.services, office.other.clerk, toOther);
    assert.equal(detail.agency.name, "Sở Xây dựng");
    assert.equal(detail.files.length, 1);
    assert.deepEqual(detail.history, []);
    const { description, archiveKeeper, replyTo } = detail.fields;
    assert.deepEqual([description, archiveKeeper, replyTo], [null, null, null]);
  });

  it("finds by words without tone marks, symbol, recipient, type, register and date", async () => {
    const { clerk } = office.actors;
    assert.deepEqual(ids(await list(clerk, { q: "giai ngan dau tu" })), [toOther]);
    assert.deepEqual(ids(await list(clerk, { q: "2/QĐ-SXD" })), [internal]);
    assert.deepEqual(ids(await list(clerk, { q: "2qdsxd" })), [internal]);
    assert.deepEqual(ids(await list(clerk, { q: "so tai chinh" })), [toOther]);
    assert.deepEqual(ids(await list(clerk, { typeName: "bao cao" })), [toOther]);
    assert.deepEqual(ids(await list(clerk, { register: "copies" })), []);
    assert.deepEqual(ids(await list(clerk, { year: 2025 })), []);
    assert.deepEqual(ids(await list(clerk, { from: "2026-11-21" })), []);
    assert.deepEqual(ids(await list(clerk, { to: "2026-11-20", year: 2026 })), [internal, toOther]);
  });

  it("goes on from page to page, newest first, and refuses a cursor that is none", async () => {
    const { services, actors } = office;
    const one = await listOutgoing(services, actors.clerk, outgoingQuery.parse({ limit: 1 }));
    assert.deepEqual(ids(one.items), [internal]);
    const two = await listOutgoing(
      services,
      actors.clerk,
      outgoingQuery.parse({ limit: 1, cursor: one.next }),
    );
    assert.deepEqual(ids(two.items), [toOther]);
    const end = await listOutgoing(
      services,
      actors.clerk,
      outgoingQuery.parse({ limit: 1, cursor: two.next }),
    );
    assert.deepEqual(end, { items: [], next: null });
    await assert.rejects(list(actors.clerk, { cursor: "first" }), RuleBroken);
  });

  it("stands in order of numbers either way, and begins at a number that is asked for", async () => {
    const { clerk } = office.actors;
    const numbers = async (query: Record<string, unknown>) =>
      (await listOf(clerk, { year: 2026, ...query })).map(({ number }) => number);
    assert.deepEqual(await numbers({}), [2, 1]);
    assert.deepEqual(await numbers({ sort: "numberAsc" }), [1, 2]);
    assert.deepEqual(await numbers({ atNumber: 1 }), [1]);
    assert.deepEqual(await numbers({ sort: "numberAsc", atNumber: 2 }), [2]);
    assert.deepEqual(await numbers({ sort: "numberAsc", limit: 1, q: "sxd" }), [1]);
  });

  it("has the day it was sent on and its note, which is the issuer's own", async () => {
    const [internalRow, own] = await listOf(office.actors.clerk, {});
    assert.deepEqual([own?.transferredOn, own?.note], ["2026-11-20", "Gửi bản giấy cho Chi cục"]);
    assert.equal(internalRow?.note, null);
    const [received] = await listOf(office.other.clerk, { view: "received" });
    assert.deepEqual([received?.transferredOn, received?.note], ["2026-11-20", null]);
  });

  it("lets the signer read what was signed", async () => {
    const { actors } = office;
    const signed = await office.issue({ abstract: "Điều động công chức", signerName: actors.deputy.name });
    assert.deepEqual(ids(await list(actors.deputy)), [signed.id]);
  });
});
