import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { administrationDone } from "../../src/contract/administration.ts";
import {
  incomingDetail,
  incomingPage,
  registered,
  type IncomingDetail,
} from "../../src/contract/incoming.ts";
import { actDone } from "../../src/contract/routing.ts";
import { verifyEvidence } from "../../src/adapters/evidence/read-evidence.ts";
import { checkAsked, uploadSignatures } from "../../src/contract/signatures.ts";
import { trustFile } from "../../src/contract/trust.ts";
import type { ApiClient } from "../support/api-client.ts";
import { chromiumPath, openBrowser, watchedContext } from "../support/browser.ts";
import { letterFields } from "../support/letter-fields.ts";
import { makeSigners, signedAndSealed, tampered, type Signers } from "../support/signatures/signed-letter.ts";
import { remembers } from "./sample-people.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { waitFor } from "../support/wait-for.ts";

const corpus = path.resolve(import.meta.dirname, "../../../shared/corpus/signatures/own");

describe("Is this document worth paper, and why (issue 5)", function () {
  this.timeout(90_000);
  let server: TestServer;
  let signers: Signers;
  let clerk: ApiClient;
  let administrator: ApiClient;
  before(async () => {
    server = await startTestServer();
    signers = await makeSigners("Lê Văn Tám", "Sở Nội vụ");
    clerk = await server.as(server.people.actors.clerk);
    administrator = await server.as(server.people.actors.administrator);
  });
  after(() => server.stop());

  let number = 700;
  async function register(bytes: Buffer): Promise<string> {
    number += 1;
    const { id: uploadId } = await clerk.upload("cong-van.pdf", bytes);
    const fields = letterFields(server.services.clock.now(), {
      source: "exchange",
      codeNumber: String(number),
    });
    const body = { key: crypto.randomUUID(), fields, uploadIds: [uploadId] };
    return (await clerk.post("/api/incoming", body, registered)).id;
  }
  const page = (id: string) => clerk.get(`/api/incoming/${id}`, incomingDetail);

  /** What the check found once it is done; it runs beside the requests. */
  async function judged(id: string): Promise<IncomingDetail> {
    return waitFor(async () => {
      const detail = await page(id);
      return detail.legalValue.isChecking || detail.legalValue.value === "checking" ? null : detail;
    });
  }

  async function trustTheAuthority(): Promise<void> {
    const content = signers.root.der.toString("base64");
    const [found] = await administrator.post("/api/admin/trust/read", { content }, trustFile);
    assert.ok(found);
    const body = {
      content,
      fingerprints: [found.fingerprint],
      purpose: "both",
      validFrom: "2026-01-01",
      validTo: null,
      source: "Chứng thư gốc của bài thử",
    };
    const response = await administrator.request("POST", "/api/admin/trust", body);
    assert.equal(response.status, 201, await response.clone().text());
    administrationDone.parse(await response.json());
  }

  it("is for reference until its authority is trusted, and replaces paper from then on", async () => {
    const bytes = await signedAndSealed(signers);
    const id = await register(bytes);
    const before = await judged(id);
    assert.equal(before.legalValue.value, "reference");
    assert.deepEqual(
      before.legalValue.files[0]?.signatures.map((it) => it.subIndication),
      ["NO_CERTIFICATE_CHAIN_FOUND", "NO_CERTIFICATE_CHAIN_FOUND"],
    );
    await trustTheAuthority();
    await clerk.post(`/api/incoming/${id}/check-signatures`, undefined, checkAsked);
    const { legalValue, history } = await judged(id);
    assert.equal(legalValue.value, "replacesPaper");
    assert.match(legalValue.reasons[0]?.vi ?? "", /NĐ 30\/2020\/NĐ-CP, Điều 5/u);
    assert.ok(history.some(({ action }) => action === "signatures.rejudged"));
    const { items } = await clerk.get("/api/incoming", incomingPage);
    assert.equal(items.find((it) => it.id === id)?.legalValue, "replacesPaper");
    const signed = await clerk.request("GET", `/api/files/${legalValue.files[0]?.fileId}/signed/1`);
    const shown = Buffer.from(await signed.arrayBuffer());
    assert.ok(shown.equals(bytes.subarray(0, legalValue.files[0]?.signatures[0]?.signedLength ?? 0)));
  });

  it("shows its badge on the page, and gives its evidence with one press", async function () {
    if (chromiumPath() === null) {
      process.stderr.write("      Chromium is not installed: the page is not tried.\n");
      this.skip();
    }
    const id = await register(await signedAndSealed(signers));
    assert.equal((await judged(id)).legalValue.value, "replacesPaper");
    const browser = await openBrowser();
    try {
      const { context, faults } = await watchedContext(browser, { viewport: { width: 1366, height: 768 } });
      await remembers(context, server.people.actors.clerk.personId);
      const window = await context.newPage();
      await window.goto(`${server.url}/tab/documents/${id}`);
      await window.getByRole("button", { name: /Thay bản giấy/u }).click();
      await window.getByRole("button", { name: "Xem từng chữ ký" }).click();
      const coming = window.waitForEvent("download");
      await window.getByRole("button", { name: "Tải hồ sơ chứng cứ" }).click();
      const zip = readFileSync(await (await coming).path());
      assert.deepEqual(await verifyEvidence(zip), { isRight: true, conclusion: "TOTAL-PASSED", faults: [] });
      assert.deepEqual(faults, []);
    } finally {
      await browser.close();
    }
  });

  it("is seen on the form before it is registered", async () => {
    const { id } = await clerk.upload("cong-van.pdf", await signedAndSealed(signers));
    const found = await clerk.get(`/api/uploads/${id}/signatures`, uploadSignatures);
    assert.deepEqual(
      found.signatures.map(({ signer, conclusion }) => [signer, conclusion]),
      [
        ["Lê Văn Tám", "TOTAL-PASSED"],
        ["Sở Nội vụ", "TOTAL-PASSED"],
      ],
    );
  });

  it("is invalid where it was changed; the clerks are told, and refuse it in one act", async () => {
    const id = await register(tampered(await signedAndSealed(signers)));
    const { legalValue, version, acts } = await judged(id);
    assert.equal(legalValue.value, "invalid");
    const told = await server.services.store.read.deliveries.list(server.people.agency.id, {
      after: null,
      limit: 20,
    });
    const clerks = [server.people.actors.clerk, server.people.actors.secondClerk].map((it) => it.personId);
    assert.deepEqual(
      told
        .filter((it) => it.documentId === id && it.reason === "signaturesBad")
        .map((it) => it.personId)
        .sort(),
      [...clerks].sort(),
    );
    assert.ok(acts.some(({ act }) => act === "refuse"));
    const body = { version, reason: "Chữ ký số không hợp lệ, đề nghị gửi lại" };
    await clerk.post(`/api/incoming/${id}/refuse`, body, actDone);
    const after = await page(id);
    assert.equal(after.state, "refused");
    assert.deepEqual(
      after.acts.map(({ act }) => act),
      ["reopen", "amend"],
    );
    await clerk.post(`/api/incoming/${id}/reopen`, { version: after.version, reason: "Nhầm" }, actDone);
    assert.equal((await page(id)).state, "registered");
  });

  it("says of files with known verdicts what they are", async function () {
    if (!existsSync(corpus)) {
      process.stderr.write("      ../shared/corpus/signatures is not here: its files are not tried.\n");
      this.skip();
    }
    const worth = async (file: string) =>
      (await judged(await register(readFileSync(path.join(corpus, file))))).legalValue.value;
    assert.equal(await worth("swa/swa-gap-xref-only.pdf"), "invalid");
    assert.equal(await worth("byterange/beyond-eof.pdf"), "invalid");
    // Nobody trusts who signed it.
    assert.equal(await worth("byterange/byterange-plus-signs.pdf"), "reference");
  });
});
