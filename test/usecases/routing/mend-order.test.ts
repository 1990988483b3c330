import assert from "node:assert/strict";
import { acknowledgeAssignment } from "../../../src/usecases/assignments/acknowledge-assignment.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { searchDocuments } from "../../../src/usecases/search/search-documents.ts";
import { listIncoming } from "../../../src/usecases/incoming/list-incoming.ts";
import { incomingQuery } from "../../../src/contract/incoming.ts";
import { searchQuery } from "../../../src/contract/search.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { composeNotice } from "../../../src/usecases/notices/compose-notice.ts";
import { listWork } from "../../../src/usecases/work/list-work.ts";
import { on, openAgency, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";

describe("Mending an order that was given just now", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const page = { bucket: "toHandle", limit: 10 } as const;

  it("gives another in its place: the slip and the history keep both, and the right people have it", async () => {
    const { services, actors, units, clock } = agency;
    const id = await agency.instructed({
      text: "Tham mưu",
      lead: unit(units.housing),
      deadlineAt: on(27, "17:00").toISOString(),
    });
    await agency.told();
    const before = await readIncoming(services, actors.leader, id);
    const [slipped] = before.slip.instructions;
    assert.equal(slipped?.mendableUntil, "2026-11-20T01:36:00.000Z");
    assert.equal((await readIncoming(services, actors.clerk, id)).slip.instructions[0]?.mendableUntil, null);

    clock.set(on(20, "08:34"));
    await instruct(services, actors.leader, id, {
      version: before.version,
      text: "Tham mưu trả lời",
      lead: unit(units.planning),
      deadlineAt: on(26, "17:00").toISOString(),
      replaces: slipped.id,
    });
    const { slip, history, deadline } = await readIncoming(services, actors.leader, id);
    assert.deepEqual(
      slip.instructions.map(({ text, replaces }) => [text, replaces]),
      [
        ["Tham mưu", null],
        ["Tham mưu trả lời", slipped.id],
      ],
    );
    assert.deepEqual(
      slip.assignments.map(({ assignee, state }) => [assignee.name, state]),
      [
        ["Phòng Quản lý nhà", "withdrawn"],
        ["Phòng Quy hoạch - Kiến trúc", "assigned"],
      ],
    );
    assert.equal(deadline?.at, on(26, "17:00").toISOString());
    assert.match(history.at(-1)?.sentence.vi ?? "", /thay cho ý kiến 08:31 20\/11\/2026/u);
    assert.deepEqual(await agency.told(), ["assigned Đặng Ngọc Diễm", "released Hoàng Văn Ước"]);
    assert.equal((await listWork(services, actors.housingHead, page)).items.length, 0);
    assert.equal((await listWork(services, actors.planningHead, page)).items.length, 1);
  });

  it("takes the right to read from whom the slip had named, and from nobody who has it by anything else", async () => {
    const { services, actors, units } = agency;
    const leads = (id: string, lead: { id: string }, more: object = {}) =>
      readIncoming(services, actors.leader, id).then(({ version, slip }) =>
        instruct(services, actors.leader, id, {
          version,
          lead: unit(lead),
          replaces: slip.instructions.at(-1)?.id,
          ...more,
        }),
      );
    const found = async (who: Actor) => {
      const { total } = await searchDocuments(services, who, searchQuery.parse({ q: "bến cảng " }));
      const listed = await listIncoming(services, who, incomingQuery.parse({ q: "bến cảng" }));
      return [total, listed.items.length];
    };
    const id = await agency.instructed({ lead: unit(units.housing) }, { abstract: "Về bến cảng" });
    assert.deepEqual(await found(actors.housingHead), [1, 1]);
    await leads(id, units.planning);
    await assert.rejects(readIncoming(services, actors.housingHead, id), { code: "document.absent" });
    assert.deepEqual(await found(actors.housingHead), [0, 0]);
    assert.deepEqual(await found(actors.planningHead), [1, 1]);
    const told = await services.store.read.deliveries.list(agency.agency.id, { after: null, limit: 100 });
    const released = told.find(({ reason }) => reason === "released");
    assert.equal(released?.personId, actors.housingHead.personId);
    // The card says that it is taken back, and nothing of the document.
    assert.deepEqual(await composeNotice(services, released, { language: "vi" }), {
      kind: "notYours",
      language: "vi",
      readerId: released.personId,
    });

    // A further order, which is no slip, and one that names them again and is mended: the further one still holds.
    await leads(id, units.planning, { inform: [unit(units.housing)], replaces: null });
    await leads(id, units.planning, { support: [unit(units.housing)], replaces: null });
    await leads(id, units.planning);
    assert.equal((await readIncoming(services, actors.housingHead, id)).id, id);
  });

  it("is too late once somebody has acknowledged it, or after five minutes", async () => {
    const { services, actors, units, clock } = agency;
    for (const spoil of [
      async (id: string) => {
        const { id: leadId, version } = await agency.assignment(id, unit(units.housing));
        await acknowledgeAssignment(services, actors.housingHead, leadId, { version });
      },
      () => Promise.resolve(clock.set(on(20, "08:40"))),
    ]) {
      const id = await agency.instructed({ lead: unit(units.housing) });
      const { slip, version } = await readIncoming(services, actors.leader, id);
      await spoil(id);
      const again = { version, lead: unit(units.planning), replaces: slip.instructions[0]?.id };
      await assert.rejects(instruct(services, actors.leader, id, again), { code: "routing.mend-too-late" });
    }
  });

  it("asks back about a deadline beyond the document's own, and keeps that it was confirmed", async () => {
    const { services, actors, units } = agency;
    const id = await agency.submitted({ dueDate: "2026-11-26" });
    const order = { version: 2, lead: unit(units.housing), deadlineAt: on(27, "17:00").toISOString() };
    const code = "routing.deadline-after-document";
    await assert.rejects(instruct(services, actors.leader, id, order), {
      code,
      params: { due: "26/11/2026" },
    });
    await instruct(services, actors.leader, id, { ...order, confirmed: [code] });
    const { history } = await readIncoming(services, actors.leader, id);
    assert.match(
      history.at(-1)?.sentence.vi ?? "",
      /đã xác nhận hạn sau hạn ghi trên văn bản \(26\/11\/2026\)/u,
    );
  });
});
