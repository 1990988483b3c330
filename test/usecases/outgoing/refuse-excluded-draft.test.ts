import assert from "node:assert/strict";
import type { IssueOutgoing } from "../../../src/contract/outgoing.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { issueOutgoing } from "../../../src/usecases/outgoing/issue-outgoing.ts";
import { heldIds } from "../../support/file-services.ts";
import { openOffice, withBytes, type IssuingOffice } from "./issuing-office.ts";

describe("the gate for outgoing documents (R07-R09)", () => {
  let office: IssuingOffice;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  /** Issues and is refused; then nothing may be left but the event. */
  async function refused(form: IssueOutgoing): Promise<RuleBroken> {
    const { services, actors, world, agency } = office;
    for (const id of form.uploadIds) await withBytes(office, id);
    const error: unknown = await issueOutgoing(services, actors.clerk, form).catch(
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof RuleBroken, String(error));
    const { read } = services.store;
    assert.deepEqual(await read.uploads.getMany(form.uploadIds), []);
    assert.deepEqual(await heldIds(world), []);
    assert.deepEqual(await read.registers.ofAgency(agency.id, "outgoing"), []);
    const [entry, ...more] = await read.audit.chunk(agency.id, 0, 10);
    assert.equal(more.length, 0);
    assert.equal(entry?.action, "intake.refused");
    assert.equal(entry.actorId, actors.clerk.personId);
    assert.deepEqual(Object.keys(entry.data), ["rule"]);
    return error;
  }

  it("refuses a document that the leader restricted, and cites the rule", async () => {
    const form = { ...(await office.form()), restrictedPublication: true };
    const { code, params } = await refused(form);
    assert.equal(code, "intake.restricted-publication");
    assert.match(String(params["ruleVi"]), /2226\/QĐ-BCT/);
  });

  it("refuses a chosen grade of secrecy", async () => {
    const { code, field } = await refused({ ...(await office.form()), secrecy: "toiMat" });
    assert.deepEqual([code, field], ["intake.secret-chosen", "secrecy"]);
  });

  it("refuses an abstract that bears a mark or is a denunciation, before it looks at anything else", async () => {
    const form = await office.form({ abstract: "(MẬT) Phương án bảo vệ", signerName: "" });
    assert.equal((await refused(form)).code, "intake.secret-in-text");
  });

  it("refuses `HẠN CHẾ CÔNG BỐ` on the first page, which the upload did not know to look for", async () => {
    office.showOnFirstPage([{ text: "SỞ XÂY DỰNG" }, { text: "HẠN CHẾ CÔNG BỐ" }]);
    assert.equal((await refused(await office.form())).code, "intake.restricted-publication");
  });

  it("leaves the uploads of others alone", async () => {
    const { services, actors } = office;
    const theirs = await office.form({}, actors.secondClerk);
    const form = { ...(await office.form()), uploadIds: theirs.uploadIds, restrictedPublication: true };
    await assert.rejects(issueOutgoing(services, actors.clerk, form), RuleBroken);
    assert.equal((await services.store.read.uploads.getMany(theirs.uploadIds)).length, 1);
  });

  it("lets through words that are no marks", async () => {
    const { number } = await office.issue({
      abstract: "Về việc bảo vệ bí mật kinh doanh và mật độ xây dựng",
    });
    assert.equal(number, 1);
  });
});
