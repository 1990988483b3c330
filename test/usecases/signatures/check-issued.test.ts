import assert from "node:assert/strict";
import type { FileReport } from "../../../src/domain/signatures/file-report.ts";
import type { SignatureCheck } from "../../../src/ports/signature-check.ts";
import { composeNotice } from "../../../src/usecases/notices/compose-notice.ts";
import { issueOutgoing } from "../../../src/usecases/outgoing/issue-outgoing.ts";
import { checkAgain } from "../../../src/usecases/signatures/check-again.ts";
import { checkAll } from "../../support/check-all.ts";
import { report, signature, signer } from "../../support/signature-reports.ts";
import { openOffice, withBytes, type IssuingOffice } from "../outgoing/issuing-office.ts";

describe("The signatures of an issued document", () => {
  let office: IssuingOffice;
  let found: FileReport;
  const signatures: SignatureCheck = {
    check: () =>
      Promise.resolve({
        report: found,
        sha256: null,
        contentSha256: null,
        certificates: [],
        questions: [],
        embedded: { ocsps: [], crls: [] },
        evidence: [],
      }),
    close: () => Promise.resolve(),
  };
  const services = () => ({ ...office.services, signatures });

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(() => office.close());

  async function issued(): Promise<string> {
    const form = await office.form();
    await withBytes(office, form.uploadIds[0] ?? "");
    const { id } = await issueOutgoing(services(), office.actors.clerk, form);
    await checkAll(services());
    return id;
  }
  const told = async () => {
    const page = { after: null, limit: 9 };
    const sent = await office.services.store.read.deliveries.list(office.agency.id, page);
    return sent.map(({ reason, personId }) => [reason, personId]);
  };

  it("that do not hold are told to who issued it, once, and the card says what holds now", async () => {
    found = report([signature({ conclusion: "TOTAL-FAILED", subIndication: "HASH_FAILURE" })]);
    const id = await issued();
    const { clerk } = office.actors;
    assert.deepEqual(await told(), [["issuedBad", clerk.personId]]);
    await checkAgain(office.services, clerk, "outgoing", id);
    await checkAll(services());
    assert.equal((await told()).length, 1, "nothing is new");
    const { read } = office.services.store;
    const [delivery] = await read.deliveries.list(office.agency.id, { after: null, limit: 1 });
    assert.ok(delivery);
    const notice = await composeNotice(office.services, delivery, { language: "vi" });
    assert.equal(notice?.kind === "issued" ? notice.value : null, "invalid");
  });

  it("that hold are no notice", async () => {
    found = report([signature({ signer: signer("Trần Quốc Bảo") })]);
    await issued();
    assert.deepEqual(await told(), []);
  });
});
