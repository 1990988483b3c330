import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { OutgoingDocument } from "../../../src/domain/outgoing/outgoing-document.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import type { Store } from "../../../src/ports/store.ts";
import { issueOutgoing } from "../../../src/usecases/outgoing/issue-outgoing.ts";
import { setRule } from "../../support/agency-fixture.ts";
import { readyUpload } from "../../support/ready-upload.ts";
import { openOffice, type IssuingOffice } from "./issuing-office.ts";

const broken = (code: string, field?: string) => (error: unknown) =>
  error instanceof RuleBroken && error.code === code && (field === undefined || error.field === field);

/** Everything in one register, in order of numbers. */
async function registerOf(
  { services, agency }: IssuingOffice,
  key = "common",
  year = 2026,
): Promise<OutgoingDocument[]> {
  const { read } = services.store;
  const register = await read.registers.find({ agencyId: agency.id, kind: "outgoing", key, year });
  assert.ok(register, `${key}/${year}`);
  const documents = await read.outgoing.registerChunk(
    { registerId: register.id },
    { afterNumber: 0, toNumber: null, limit: 1000 },
  );
  assert.deepEqual(
    documents.map(({ number }) => number),
    Array.from({ length: register.lastNumber }, (_, index) => index + 1),
  );
  return documents;
}

describe("issuing an outgoing document", () => {
  let office: IssuingOffice;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  it("gives number and symbol as NĐ 30 writes them, and keeps document, file and history together", async () => {
    const form = await office.form();
    const issued = await issueOutgoing(office.services, office.actors.clerk, form);
    assert.deepEqual({ ...issued, id: "" }, { id: "", number: 1, symbol: "01/SXD-QLN", year: 2026 });
    const { read } = office.services.store;
    const document = await read.outgoing.get(issued.id);
    assert.equal(document?.fields.abstract, form.fields.abstract);
    assert.equal(document?.registeredBy, office.actors.clerk.personId);
    const files = await read.files.ofDocument(issued.id);
    assert.deepEqual(
      files.map(({ id, role, documentKind }) => ({ id, role, documentKind })),
      [{ id: form.uploadIds[0], role: "main", documentKind: "outgoing" }],
    );
    assert.deepEqual(await read.uploads.getMany(form.uploadIds), []);
    const [entry, ...more] = await read.audit.ofDocument(issued.id);
    assert.equal(more.length, 0);
    assert.equal(entry?.action, "outgoing.issued");
    assert.equal(entry.actorId, office.actors.clerk.personId);
    assert.equal(entry.data["symbol"], "01/SXD-QLN");
  });

  it("writes the type into the symbol, except for official letters", async () => {
    assert.equal((await office.issue({ typeCode: "decision", draftingUnitId: null })).symbol, "01/QĐ-SXD");
    assert.equal((await office.issue({ typeCode: "report" })).symbol, "02/BC-SXD");
    assert.equal((await office.issue()).symbol, "03/SXD-QLN");
    await assert.rejects(
      office.issue({ draftingUnitId: null }),
      broken("numbering.unit-abbr-missing", "draftingUnitId"),
    );
    assert.equal((await office.issue()).number, 4);
  });

  it("numbers legislation by type with its year, copies together, and never with the rest (Đ15.1, PL I)", async () => {
    const law = { isLegislation: true, draftingUnitId: null };
    assert.equal((await office.issue({ ...law, typeCode: "decision" })).symbol, "01/2026/QĐ-SXD");
    assert.equal((await office.issue({ ...law, typeCode: "circular" })).symbol, "01/2026/TT-SXD");
    assert.equal((await office.issue({ typeCode: "decision" })).symbol, "01/QĐ-SXD");
    assert.equal((await office.issue({ typeCode: "copy" })).symbol, "01/SY-SXD");
    assert.equal((await office.issue({ typeCode: "extract" })).symbol, "02/TrS-SXD");
    await assert.rejects(
      office.issue({ typeCode: "report", isLegislation: true }),
      broken("numbering.type-not-legislation", "typeCode"),
    );
    await assert.rejects(office.issue({ typeCode: "circular" }), broken("numbering.type-only-legislation"));
  });

  it("numbers an advisory body by itself, with its own abbreviation (PL I.II.3a)", async () => {
    await setRule(office.services.store, office.actors.administrator, {
      key: "bodies",
      value: [{ id: "hdtd", name: "Hội đồng thẩm định", abbreviation: "HĐTĐ" }],
    });
    await office.issue();
    assert.equal((await office.issue({ bodyId: "hdtd", typeCode: "minutes" })).symbol, "01/BB-HĐTĐ");
    await assert.rejects(office.issue({ bodyId: "other" }), broken("outgoing.unknown-body", "bodyId"));
  });

  it("follows the agency's scheme: one sequence per type", async () => {
    await setRule(office.services.store, office.actors.administrator, {
      key: "numbering",
      value: { decision: null, outgoing: { kind: "per-type" }, incoming: [] },
    });
    assert.equal((await office.issue({ typeCode: "decision" })).number, 1);
    assert.equal((await office.issue({ typeCode: "report" })).number, 1);
    assert.equal((await office.issue({ typeCode: "decision" })).number, 2);
    await registerOf(office, "type:decision");
  });

  it("follows the agency's scheme: groups, and the common sequence for the rest", async () => {
    const group = { key: "qd-ct", nameVi: "quyết định, chỉ thị", nameEn: "decisions and directives" };
    await setRule(office.services.store, office.actors.administrator, {
      key: "numbering",
      value: {
        decision: "15/QĐ-SXD ngày 02/01/2026",
        outgoing: { kind: "groups", groups: [{ ...group, typeCodes: ["decision", "directive"] }] },
        incoming: [],
      },
    });
    const numbers: number[] = [];
    for (const typeCode of ["decision", "report", "directive", "plan"])
      numbers.push((await office.issue({ typeCode })).number);
    assert.deepEqual(numbers, [1, 1, 2, 2]);
    await registerOf(office, "group:qd-ct");
    await registerOf(office, "common");
  });

  it("begins a new year with 01, by the date of the document (Đ15.1)", async () => {
    await office.issue();
    office.clock.set(new Date("2027-01-04T02:00:00Z"));
    assert.equal((await office.issue({ issuedDate: "2026-12-31" })).number, 2);
    const first = await office.issue({ issuedDate: "2027-01-04" });
    assert.deepEqual([first.number, first.year], [1, 2027]);
  });

  it("refuses a date before that of the number before, or after today, and takes no number for it", async () => {
    await office.issue({ issuedDate: "2026-11-19" });
    await assert.rejects(
      office.issue({ issuedDate: "2026-11-18" }),
      broken("numbering.date-before-previous", "issuedDate"),
    );
    await assert.rejects(office.issue({ issuedDate: "2026-11-21" }), broken("form.wrong", "issuedDate"));
    assert.equal((await office.issue({ issuedDate: "2026-11-19" })).number, 2);
    await registerOf(office);
  });

  it("answers the same request with the first answer, one after the other and both at once", async () => {
    const { services, actors } = office;
    const form = await office.form();
    const [one, two, three] = await Promise.all([
      issueOutgoing(services, actors.clerk, form),
      issueOutgoing(services, actors.clerk, form),
      issueOutgoing(services, actors.clerk, form),
    ]);
    assert.deepEqual([two, three, await issueOutgoing(services, actors.clerk, form)], [one, one, one]);
    assert.equal((await registerOf(office)).length, 1);
    assert.equal((await office.issue()).number, 2);
  });

  it("takes uploads that are the person's own and ready, exactly one of them the document itself", async () => {
    const { services, actors } = office;
    const { store } = services;
    const issueWith = async (...uploadIds: string[]) =>
      issueOutgoing(services, actors.clerk, { ...(await office.form()), uploadIds });
    await assert.rejects(issueWith(uuidIds.next()), broken("upload.not-found"));
    await assert.rejects(issueWith(await readyUpload(store, actors.secondClerk)), broken("upload.not-found"));
    await assert.rejects(
      issueWith(await readyUpload(store, actors.clerk, { state: "receiving", sha256: null })),
      broken("upload.not-ready"),
    );
    await assert.rejects(
      issueWith(await readyUpload(store, actors.clerk, { role: "attachment" })),
      broken("upload.one-main-file"),
    );
    const main = await readyUpload(store, actors.clerk);
    const attachment = await readyUpload(store, actors.clerk, { role: "attachment", name: "phu-luc.xlsx" });
    const { id, number } = await issueWith(attachment, main);
    assert.equal(number, 1);
    assert.deepEqual(
      (await store.read.files.ofDocument(id)).map(({ role }) => role),
      ["attachment", "main"],
    );
    await assert.rejects(issueWith(main), broken("upload.not-found"));
  });

  it("is the clerks' alone, in their own agency", async () => {
    const { leader, officeHead, planner, administrator, auditor } = office.actors;
    for (const actor of [leader, officeHead, planner, administrator, auditor])
      await assert.rejects(office.issue({}, actor), broken("access.clerks-only"));
    assert.equal((await office.issue({}, office.actors.secondClerk)).number, 1);
  });

  it("refuses a unit, a recipient or an answered document that is not there, or is another agency's", async () => {
    const { other, units, committee } = office;
    await assert.rejects(
      office.issue({ draftingUnitId: other.office.id }),
      broken("outgoing.unknown-unit", "draftingUnitId"),
    );
    const nobody = { agencyId: uuidIds.next(), code: null, name: "Sở Không có" };
    await assert.rejects(
      office.issue({ recipients: [{ agencyId: committee.id, code: null, name: "UBND tỉnh" }, nobody] }),
      broken("outgoing.unknown-recipient", "recipients"),
    );
    await assert.rejects(
      office.issue({ recipients: [{ agencyId: units.office.id, code: null, name: "Văn phòng" }] }),
      broken("outgoing.unknown-recipient", "recipients"),
    );
    await assert.rejects(
      office.issue({ replyTo: uuidIds.next() }),
      broken("outgoing.unknown-reply", "replyTo"),
    );
    assert.equal((await office.issue()).number, 1);
  });

  it("shows everything that is wrong with a form at once", async () => {
    await assert.rejects(office.issue({ abstract: " ", signerName: "", recipients: [] }), (error) => {
      assert.ok(error instanceof RuleBroken && "problems" in error && Array.isArray(error.problems));
      assert.equal(error.problems.length, 3);
      return error.code === "form.wrong";
    });
  });
});

describe("numbers of outgoing documents", () => {
  /** A third of the transactions are lost after all their work, as if the process had ended before the commit. */
  function unreliable(store: Store): Store {
    let run = 0;
    return {
      ...store,
      transaction: (work) =>
        store.transaction(async (records) => {
          const answer = await work(records);
          run += 1;
          if (run % 3 === 0) throw new Error("The process ended here.");
          return answer;
        }),
    };
  }

  it("have no gap and no double with 8 clerks at once and transactions that fail after taking a number", async () => {
    const office = await openOffice(unreliable);
    const { clerk, secondClerk } = office.actors;
    const answered: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, at) => {
        const actor = at % 2 === 0 ? clerk : secondClerk;
        for (let turn = 0; turn < 20; turn += 1) {
          // Some are dated too early, which is found only after the number was taken.
          const issuedDate = turn % 5 === 4 ? "2026-11-01" : "2026-11-20";
          const outcome = await office.issue({ issuedDate }, actor).catch((error: unknown) => error);
          if (outcome instanceof Error) {
            const expected = outcome instanceof RuleBroken || outcome.message === "The process ended here.";
            assert.ok(expected, outcome.message);
          } else if (typeof outcome === "object" && outcome !== null && "number" in outcome) {
            answered.push(Number(outcome.number));
          }
        }
      }),
    );
    const documents = await registerOf(office);
    assert.ok(documents.length > 60, String(documents.length));
    assert.deepEqual(
      answered.sort((one, other) => one - other),
      documents.map(({ number }) => number),
    );
    const dates = documents.map(({ fields }) => fields.issuedDate);
    assert.deepEqual(dates, dates.toSorted());
    await office.close();
  });
});
