import assert from "node:assert/strict";
import { httpTrustTools } from "../../../src/adapters/trust/http-trust-tools.ts";
import { defaultFetchSettings } from "../../../src/adapters/trust/fetch-value.ts";
import { openCheckPool } from "../../../src/adapters/signatures/pool/check-pool.ts";
import { registerIncoming as registerInput } from "../../../src/contract/incoming.ts";
import type { TrustInput } from "../../../src/contract/trust.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import { setSetting } from "../../../src/usecases/administration/set-setting.ts";
import { appendUpload } from "../../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../../src/usecases/files/begin-upload.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { registerIncoming } from "../../../src/usecases/incoming/register-incoming.ts";
import { askForRound } from "../../../src/usecases/signatures/ask-for-round.ts";
import { addToTrust, removeFromTrust } from "../../../src/usecases/trust/change-trust.ts";
import { fetchValues } from "../../../src/usecases/trust/fetch-values.ts";
import { listTrust, readTrustFile } from "../../../src/usecases/trust/list-trust.ts";
import { openFileWorld, type FileWorld } from "../../support/file-services.ts";
import { letterFields } from "../../support/letter-fields.ts";
import { openRevocationServer, type RevocationServer } from "../../support/signatures/revocation-server.ts";
import {
  distributedAt,
  makeCrl,
  makeOcsp,
  respondedAt,
  serialOf,
} from "../../support/signatures/revocation-values.ts";
import { signedAndSealed, type Signers } from "../../support/signatures/signed-letter.ts";
import { checkAll } from "../../support/check-all.ts";
import { makeIdentity } from "../../support/signatures/test-authority.ts";

const pool = openCheckPool({ workers: 1, seconds: 20, megabytes: 256 });
const dayMs = 86_400_000;

describe("Whom an agency believes", function () {
  this.timeout(30_000);
  let world: FileWorld;
  let server: RevocationServer;
  let signers: Signers;
  let number = 100;
  const services = () => ({
    ...world.services,
    settings: { ...world.services.settings, maxUploadBytes: 10_000_000 },
    signatures: pool,
    trustTools: httpTrustTools({ ...defaultFetchSettings, allowPrivate: true }),
  });
  const admin = () => world.people.actors.administrator;

  before(async () => {
    server = await openRevocationServer();
    const root = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
    const asked = [respondedAt(`${server.address}/ocsp`), distributedAt(`${server.address}/goc.crl`)];
    const person = await makeIdentity({
      name: "Lê Văn Tám",
      organization: "Sở Nội vụ",
      issuer: root,
      extensions: asked,
    });
    const seal = await makeIdentity({
      name: "Sở Nội vụ",
      organization: "Sở Nội vụ",
      issuer: root,
      extensions: [distributedAt(`${server.address}/goc.crl`)],
    });
    signers = { root, person, seal };
  });
  after(async () => {
    await pool.close();
    await server.close();
  });
  beforeEach(async () => {
    world = await openFileWorld();
    server.asked.length = 0;
  });
  afterEach(() => world.close());

  const pem = () =>
    Buffer.from(
      `-----BEGIN CERTIFICATE-----\n${signers.root.der.toString("base64")}\n-----END CERTIFICATE-----\n`,
    ).toString("base64");
  async function believe(more: Partial<TrustInput> = {}): Promise<string> {
    const content = pem();
    const [found] = await readTrustFile(services(), admin(), content);
    const input: TrustInput = {
      content,
      fingerprints: [found?.fingerprint ?? ""],
      purpose: "both",
      validFrom: localDateOf(world.clock.now()),
      validTo: null,
      source: "Công bố của tổ chức",
      ...more,
    };
    return (await addToTrust(services(), admin(), input)).id;
  }
  const allow = (value: { failure: "soft" | "hard"; hosts: string[] }) =>
    setSetting(services(), admin(), "revocation", {
      value,
      validFrom: localDateOf(world.clock.now()),
      article: null,
    });
  async function register(): Promise<string> {
    const { clerk } = world.people.actors;
    const bytes = await signedAndSealed(signers);
    const upload = await beginUpload(services(), clerk, { name: "a.pdf", role: "main", size: bytes.length });
    await appendUpload(services(), clerk, { id: upload.id, offset: 0, bytes: once(bytes) });
    const input = registerInput.parse({
      key: world.services.ids.next(),
      fields: letterFields(world.clock.now(), { source: "exchange", codeNumber: String((number += 1)) }),
      uploadIds: [upload.id],
    });
    return (await registerIncoming(services(), clerk, input)).id;
  }
  const checked = () => checkAll(services());
  const conclusions = async (id: string) =>
    (await readIncoming(services(), world.people.actors.clerk, id)).legalValue.files[0]?.signatures.map(
      (it) => it.subIndication ?? it.conclusion,
    );

  it("is shown with what tells certificates apart, who put it there and when", async () => {
    await believe();
    const [shown] = await listTrust(services(), admin());
    assert.equal(shown?.subject, "CN=Gốc thử");
    assert.deepEqual([shown.isCa, shown.isBelieved, shown.purpose], [true, true, "both"]);
    assert.equal(shown.addedBy, world.people.actors.administrator.name);
    const [again] = await readTrustFile(services(), admin(), pem());
    assert.equal(again?.isKnown, true);
    await assert.rejects(believe(), { code: "trust.known" });
  });

  it("is for administrators, and no person's certificate is put there by mistake", async () => {
    await assert.rejects(listTrust(services(), world.people.actors.clerk), {
      code: "access.administrators-only",
    });
    const content = signers.person.der.toString("base64");
    const [found] = await readTrustFile(services(), admin(), content);
    const mistaken = { content, fingerprints: [found?.fingerprint ?? ""] };
    await assert.rejects(believe(mistaken), { code: "trust.no-ca" });
    await assert.rejects(believe({ content: Buffer.from("khong phai").toString("base64") }), {
      code: "trust.unreadable",
    });
  });

  it("decides on what was registered before and after, and when it is taken out again, never silently", async () => {
    const id = await register();
    await checked();
    assert.deepEqual(await conclusions(id), ["NO_CERTIFICATE_CHAIN_FOUND", "NO_CERTIFICATE_CHAIN_FOUND"]);
    const trusted = await believe();
    await checked();
    assert.deepEqual(await conclusions(id), ["TOTAL-PASSED", "TOTAL-PASSED"]);
    await removeFromTrust(services(), admin(), trusted, { version: 1, reason: "Khóa bị lộ" });
    await checked();
    assert.deepEqual(await conclusions(id), ["NO_CERTIFICATE_CHAIN_FOUND", "NO_CERTIFICATE_CHAIN_FOUND"]);
    const [shown] = await listTrust(services(), admin());
    assert.equal(shown?.removed?.reason, "Khóa bị lộ");
    const audit = await world.services.store.read.audit.ofDocument(id);
    assert.equal(audit.filter(({ action }) => action === "signatures.rejudged").length, 2);
  });

  it("holds from the day that is set on", async () => {
    const tomorrow = localDateOf(new Date(world.clock.now().getTime() + dayMs));
    const id = await register();
    await believe({ validFrom: tomorrow });
    await checked();
    assert.deepEqual(await conclusions(id), ["NO_CERTIFICATE_CHAIN_FOUND", "NO_CERTIFICATE_CHAIN_FOUND"]);
    world.clock.set(new Date(`${tomorrow}T21:30:00+07:00`));
    // The nightly round finds that it holds now.
    assert.equal(await askForRound(services()), 1);
    await checked();
    assert.deepEqual(await conclusions(id), ["TOTAL-PASSED", "TOTAL-PASSED"]);
  });

  describe("asks about revocation", () => {
    const values = async (revokedAt?: Date) => {
      const thisUpdate = world.clock.now();
      const nextUpdate = new Date(thisUpdate.getTime() + dayMs);
      const revoked = revokedAt === undefined ? [] : [{ serial: serialOf(signers.person), since: revokedAt }];
      const crl = await makeCrl(signers.root, revoked, thisUpdate, nextUpdate);
      const ocsp = await makeOcsp({
        certificate: signers.person,
        issuer: signers.root,
        responder: signers.root,
        thisUpdate,
        nextUpdate,
        ...(revokedAt === undefined ? {} : { revokedAt }),
      });
      server.answer = (path) => ({ body: path === "/ocsp" ? ocsp : crl });
    };

    it("nobody until the agency names hosts", async () => {
      await believe();
      await register();
      await checked();
      assert.deepEqual(await fetchValues(services(), { budgetMs: 60_000 }), { answered: 0, failed: 0 });
      assert.deepEqual(server.asked, []);
    });

    it("by a job, once for all who need it; the check is made again when an answer comes", async () => {
      await believe();
      await allow({ failure: "hard", hosts: [server.host] });
      await values();
      const [first, second] = [await register(), await register()];
      await checked();
      assert.deepEqual(await conclusions(first), ["TRY_LATER", "TRY_LATER"]);
      assert.deepEqual(server.asked, []);
      assert.deepEqual(await fetchValues(services(), { budgetMs: 60_000 }), { answered: 2, failed: 0 });
      assert.deepEqual(new Set(server.asked), new Set(["GET /goc.crl", "POST /ocsp"]));
      await checked();
      assert.deepEqual(await conclusions(first), ["TOTAL-PASSED", "TOTAL-PASSED"]);
      assert.deepEqual(await conclusions(second), ["TOTAL-PASSED", "TOTAL-PASSED"]);
      // A later document finds the answers there.
      const third = await register();
      await checked();
      assert.deepEqual(await conclusions(third), ["TOTAL-PASSED", "TOTAL-PASSED"]);
      assert.equal(server.asked.length, 2);
    });

    it("again when an answer has ended, so that what is revoked meanwhile is noticed", async () => {
      await believe();
      await allow({ failure: "hard", hosts: [server.host] });
      await values();
      const id = await register();
      await checked();
      await fetchValues(services(), { budgetMs: 60_000 });
      await checked();
      const night = new Date(
        `${localDateOf(new Date(world.clock.now().getTime() + 2 * dayMs))}T22:00:00+07:00`,
      );
      const revokedAt = new Date(world.clock.now().getTime() + 1_000);
      world.clock.set(night);
      await values(revokedAt);
      await askForRound(services());
      await checked();
      assert.deepEqual(await conclusions(id), ["TRY_LATER", "TRY_LATER"]);
      await fetchValues(services(), { budgetMs: 60_000 });
      await checked();
      assert.deepEqual(await conclusions(id), ["REVOKED_NO_POE", "TOTAL-PASSED"]);
    });

    it("later once more where nobody answers, and leaves the check as it is", async () => {
      await believe();
      await allow({ failure: "soft", hosts: [server.host] });
      server.answer = () => ({ status: 503 });
      const id = await register();
      await checked();
      assert.deepEqual(await fetchValues(services(), { budgetMs: 60_000 }), { answered: 0, failed: 2 });
      assert.deepEqual(await fetchValues(services(), { budgetMs: 60_000 }), { answered: 0, failed: 0 });
      world.clock.set(new Date(world.clock.now().getTime() + 61_000));
      assert.deepEqual(await fetchValues(services(), { budgetMs: 60_000 }), { answered: 0, failed: 2 });
      assert.deepEqual(await conclusions(id), ["TOTAL-PASSED", "TOTAL-PASSED"]);
    });
  });
});

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
