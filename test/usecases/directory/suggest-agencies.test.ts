import assert from "node:assert/strict";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import { agencySuggestions } from "../../../src/contract/directory.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { personPrincipal } from "../../../src/domain/policies/read-scope.ts";
import type { Store } from "../../../src/ports/store.ts";
import { suggestAgencies } from "../../../src/usecases/directory/suggest-agencies.ts";
import { addAgency, agencyFixture, type AgencyFixture } from "../../support/agency-fixture.ts";
import { clockAt } from "../../support/clock-at.ts";
import { addIncoming } from "../../support/store-fixture.ts";

describe("Suggesting agencies", () => {
  let store: Store;
  let at: AgencyFixture;
  const clock = clockAt(new Date("2026-11-20T01:31:00Z"));
  const ids: Record<string, string> = {};

  before(async () => {
    store = await openStore({ engine: "sqlite", file: ":memory:" });
    at = await agencyFixture(store, clock.now());
    await store.transaction(async (records) => {
      for (const [key, name, abbreviation, validTo] of [
        ["interior", "Sở Nội vụ tỉnh Hoa Lư", "SNV", null],
        ["ministry", "Bộ Nội vụ", "BNV", null],
        ["former", "Sở Nội vụ và Lao động", "SNVLĐ", "2025-02-28"],
        ["health", "Sở Y tế tỉnh Hoa Lư", "SYT", null],
      ] as const) {
        const node = await addAgency(records, name, abbreviation, {
          isHere: false,
          parentId: at.committee.id,
        });
        ids[key] = node.id;
        if (validTo !== null) await records.organisation.update({ ...node, validTo }, 1);
      }
      for (let n = 0; n < 60; n += 1)
        await addAgency(records, `Ủy ban nhân dân xã Nội ${n}`, `UBND${n}`, { isHere: false });
      await addIncoming(records, at.agency.id, {
        registeredAt: clock.now(),
        readers: [personPrincipal(at.actors.planner.personId)],
        fields: {
          senderAgencyId: ids["health"] ?? null,
          senderName: "Sở Y tế tỉnh Hoa Lư",
          codeNotation: "SYT-NVY",
          typeName: "Công văn",
          signerName: "Cao Bá Lãm",
        },
      });
    });
  });
  after(() => store.close());

  const suggest = async (q: string, who: Actor = at.actors.clerk) =>
    agencySuggestions.parse(await suggestAgencies({ store, clock }, who, { q }));

  it("finds by words without tone marks, by their beginnings, and by abbreviation", async () => {
    for (const q of ["so noi vu", "Sở Nội vụ tỉnh", "so n v tinh", "snv"])
      assert.equal((await suggest(q))[0]?.id, ids["interior"], q);
    assert.deepEqual(await suggest("không có ở đâu"), []);
    assert.ok((await suggest("uy ban noi")).length <= 20);
  });

  it("puts those that exist before those that ended, which are marked, and names the agency above", async () => {
    const found = await suggest("noi vu");
    assert.deepEqual(
      found.map(({ id }) => id),
      [ids["ministry"], ids["interior"], ids["former"]],
    );
    assert.equal(found[2]?.validTo, "2025-02-28");
    assert.equal(found[1]?.parentName, "Ủy ban nhân dân tỉnh Hoa Lư");
  });

  it("tells a clerk what repeats, puts used senders first, and shows them before anything is typed", async () => {
    assert.equal((await suggest("so tinh"))[0]?.id, ids["health"]);
    const [recent] = await suggest("");
    assert.equal(recent?.id, ids["health"]);
    assert.deepEqual(recent?.habit, {
      typeName: "Công văn",
      codeNotation: "SYT-NVY",
      signerName: "Cao Bá Lãm",
      signerPosition: null,
      source: "paper",
    });
  });

  it("tells nobody of documents that the person does not see, nor another agency of them", async () => {
    assert.deepEqual(
      (await suggest("", at.actors.planner)).map(({ id, habit }) => [id, habit]),
      [[ids["health"], null]],
    );
    assert.deepEqual(await suggest("", at.actors.houser), []);
    assert.deepEqual(await suggest("", at.other.clerk), []);
    assert.equal((await suggest("so y te", at.other.clerk))[0]?.habit, null);
  });
});
