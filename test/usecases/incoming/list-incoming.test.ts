import assert from "node:assert/strict";
import { incomingPage, incomingQuery, type IncomingRow } from "../../../src/contract/incoming.ts";
import { acknowledgeAssignment } from "../../../src/usecases/assignments/acknowledge-assignment.ts";
import { amendIncoming } from "../../../src/usecases/incoming/amend-incoming.ts";
import { listIncoming } from "../../../src/usecases/incoming/list-incoming.ts";
import { on, openAgency, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";

describe("The register of incoming documents on the screen", () => {
  let agency: AgencyAtWork;
  before(async () => {
    agency = await openAgency();
  });
  after(() => agency.close());

  const rowOf = async (id: string): Promise<IncomingRow> => {
    const query = incomingQuery.parse({});
    const { items } = incomingPage.parse(await listIncoming(agency.services, agency.actors.clerk, query));
    const row = items.find((one) => one.id === id);
    assert.ok(row);
    return row;
  };

  it("says when a document was given on, who took it and when, as the printed book does (NĐ 30, PL IV)", async () => {
    const { services, actors, units } = agency;
    const id = await agency.instructed({ lead: unit(units.housing), support: [unit(units.planning)] });
    const given = await rowOf(id);
    assert.equal(given.transferredOn, "2026-11-20");
    assert.deepEqual(given.receipts, []);
    const slip = await services.store.read.routing.slip(id);
    const lead = slip.assignments.find(({ role }) => role === "lead");
    assert.ok(lead);
    agency.clock.set(on(23, "08:15"));
    await acknowledgeAssignment(services, actors.housingHead, lead.id, { version: lead.version });
    const taken = await rowOf(id);
    assert.deepEqual(taken.receipts, [{ by: actors.housingHead.name, at: on(23, "08:15").toISOString() }]);
  });

  it("has an empty day while nobody was given it, its note, and says that it was corrected", async () => {
    const { services, actors } = agency;
    const { id } = await agency.register({}, { description: "Kèm 2 bản sao" });
    const fresh = await rowOf(id);
    assert.deepEqual(
      [fresh.transferredOn, fresh.receipts, fresh.note, fresh.isAmended],
      [null, [], "Kèm 2 bản sao", false],
    );
    await amendIncoming(services, actors.clerk, id, {
      version: await agency.version(id),
      reason: "Nhập nhầm",
      fields: { abstract: "Trích yếu đúng" },
    });
    assert.equal((await rowOf(id)).isAmended, true);
  });
});
