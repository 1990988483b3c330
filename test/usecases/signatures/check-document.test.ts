import assert from "node:assert/strict";
import { openCheckPool } from "../../../src/adapters/signatures/pool/check-pool.ts";
import { registerIncoming as registerInput } from "../../../src/contract/incoming.ts";
import { noTrust, type SignatureCheck, type TrustMaterial } from "../../../src/ports/signature-check.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import { setSetting } from "../../../src/usecases/administration/set-setting.ts";
import { appendUpload } from "../../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../../src/usecases/files/begin-upload.ts";
import { amendIncoming } from "../../../src/usecases/incoming/amend-incoming.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { registerIncoming } from "../../../src/usecases/incoming/register-incoming.ts";
import { checkAgain } from "../../../src/usecases/signatures/check-again.ts";
import { checkDocument } from "../../../src/usecases/signatures/check-document.ts";
import { checkNextDocument } from "../../../src/usecases/signatures/check-next-document.ts";
import { readSignedVersion } from "../../../src/usecases/signatures/read-signed-version.ts";
import { openFileWorld, type FileWorld } from "../../support/file-services.ts";
import { letterFields } from "../../support/letter-fields.ts";
import {
  makeSigners,
  signedAndSealed,
  signedByPerson,
  tampered,
  type Signers,
} from "../../support/signatures/signed-letter.ts";

const pool = openCheckPool({ workers: 1, seconds: 20, megabytes: 256 });

describe("From a registered file to what the document is worth", function () {
  this.timeout(30_000);
  let world: FileWorld;
  let signers: Signers;
  let trust: TrustMaterial;
  let checked: number;
  const signatures: SignatureCheck = {
    check: (question) => {
      checked += 1;
      return pool.check({ ...question, trust });
    },
    close: () => Promise.resolve(),
  };
  const services = () => ({ ...world.services, settings: roomy(world), signatures });
  before(async () => {
    signers = await makeSigners("Lê Văn Tám", "Sở Nội vụ");
  });
  after(() => pool.close());
  beforeEach(async () => {
    world = await openFileWorld();
    trust = { ...noTrust, anchors: [signers.root.der] };
    checked = 0;
  });
  afterEach(() => world.close());

  async function register(bytes: Buffer, fields: Parameters<typeof letterFields>[1] = {}): Promise<string> {
    const { clerk } = world.people.actors;
    const begun = { name: "cong-van.pdf", role: "main" as const, size: bytes.length };
    const upload = await beginUpload(services(), clerk, begun);
    await appendUpload(services(), clerk, { id: upload.id, offset: 0, bytes: once(bytes) });
    const input = registerInput.parse({
      key: world.services.ids.next(),
      fields: { ...letterFields(world.clock.now(), { source: "exchange" }), ...fields },
      uploadIds: [upload.id],
    });
    return (await registerIncoming(services(), clerk, input)).id;
  }
  const page = (id: string) => readIncoming(world.services, world.people.actors.clerk, id);
  const worth = async (id: string) => {
    const { value, reasons } = (await page(id)).legalValue;
    return [value, ...reasons.map(({ en }) => en.split(/[ :,]/u).slice(0, 4).join(" "))];
  };
  const told = async (id: string) =>
    (await world.services.store.read.audit.ofDocument(id))
      .map(({ action }) => action)
      .filter((action) => action.startsWith("signatures."));
  const notices = async () => {
    const sent = await world.services.store.read.deliveries.list(world.people.agency.id, {
      after: null,
      limit: 50,
    });
    return sent.map(({ reason }) => reason);
  };

  it("says that it is being checked until it is, and then that it replaces paper (R02, R04)", async () => {
    const id = await register(await signedAndSealed(signers));
    assert.deepEqual(await worth(id), ["checking"]);
    await checkDocument(services(), { documentId: id });
    assert.deepEqual(await worth(id), ["replacesPaper", "Signed by the competent"]);
    const { legalValue } = await page(id);
    assert.deepEqual(
      legalValue.files[0]?.signatures.map(({ kind, signer, organization, conclusion, revision }) => [
        kind,
        signer,
        organization,
        conclusion,
        revision,
      ]),
      [
        ["person", "Lê Văn Tám", "Sở Nội vụ", "TOTAL-PASSED", 2],
        ["agency", "Sở Nội vụ", "Sở Nội vụ", "TOTAL-PASSED", 3],
      ],
    );
    assert.deepEqual(await told(id), ["signatures.judged"]);
    assert.deepEqual(await notices(), []);
  });

  it("never calls a signature valid that nobody trusts", async () => {
    trust = noTrust;
    const id = await register(await signedAndSealed(signers));
    await checkDocument(services(), { documentId: id });
    assert.equal((await worth(id))[0], "reference");
    const [first] = (await page(id)).legalValue.files[0]?.signatures ?? [];
    assert.deepEqual(
      [first?.conclusion, first?.subIndication],
      ["INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND"],
    );
  });

  it("is invalid where it was changed behind its signatures, and the clerks are told (R03)", async () => {
    const id = await register(tampered(await signedAndSealed(signers)));
    await checkDocument(services(), { documentId: id });
    assert.equal((await worth(id))[0], "invalid");
    assert.deepEqual(await notices(), ["signaturesBad", "signaturesBad"]);
  });

  it("tells the clerks of another agency's seal", async () => {
    const others = await makeSigners("Lê Văn Tám", "Sở Y tế");
    trust = { ...noTrust, anchors: [others.root.der] };
    const id = await register(await signedAndSealed(others));
    await checkDocument(services(), { documentId: id });
    assert.deepEqual(await worth(id), ["reference", "The agency's signature is", "The seal of 'Sở"]);
    assert.equal((await notices())[0], "signaturesBad");
  });

  it("judges anew what was amended without reading the file again, and tells what changed", async () => {
    const id = await register(await signedAndSealed(signers), { signerName: "Trần Thị Bình" });
    await checkDocument(services(), { documentId: id });
    assert.deepEqual((await worth(id)).slice(0, 1), ["reference"]);
    const { version } = await page(id);
    await amendIncoming(world.services, world.people.actors.clerk, id, {
      version,
      reason: "Ghi nhầm người ký",
      fields: { signerName: "Lê Văn Tám" },
    });
    assert.equal((await worth(id))[0], "replacesPaper");
    assert.equal(checked, 1);
    assert.deepEqual(await told(id), ["signatures.judged", "signatures.rejudged"]);
    assert.ok((await notices()).includes("legalValueChanged"));
    assert.deepEqual(
      (await page(id)).legalValue.before.map(({ value }) => value),
      ["reference"],
    );
  });

  it("is checked again when a clerk asks, keeps how it was, and says nothing where nothing changed", async () => {
    const id = await register(await signedAndSealed(signers));
    await checkDocument(services(), { documentId: id });
    const { clerk, houser } = world.people.actors;
    await checkAgain(world.services, clerk, "incoming", id);
    assert.equal((await page(id)).legalValue.isChecking, true);
    await checkDocument(services(), { documentId: id });
    assert.deepEqual(await told(id), ["signatures.judged", "signatures.asked"]);
    trust = noTrust;
    await checkAgain(world.services, clerk, "incoming", id);
    await checkDocument(services(), { documentId: id });
    assert.equal((await worth(id))[0], "reference");
    const fileId = (await page(id)).files[0]?.id ?? "";
    const { signatures: kept } = world.services.store.read;
    assert.deepEqual(
      (await kept.history(fileId)).map((it) => it.report.conclusion),
      ["TOTAL-PASSED", "INDETERMINATE"],
    );
    await assert.rejects(checkAgain(world.services, houser, "incoming", id), { code: "document.absent" });
  });

  it("is judged anew when the agency's rule changes, and the file is not read again (R06, R70)", async () => {
    const id = await register(Buffer.from("%PDF-1.7 một bản quét"), { source: "paper" });
    await checkDocument(services(), { documentId: id });
    assert.deepEqual(await worth(id), ["reference", "A scan of a"]);
    const validFrom = localDateOf(world.clock.now());
    await setSetting(world.services, world.people.actors.administrator, "legalValue", {
      value: { needsAgencySeal: false, acceptsScans: true },
      validFrom,
      article: "QĐ 2226/QĐ-BCT, Điều 5",
    });
    assert.equal((await page(id)).legalValue.isChecking, true);
    await checkDocument(services(), { documentId: id });
    assert.deepEqual(await worth(id), ["paperEquivalent", "A scan of a"]);
    assert.deepEqual((await page(id)).legalValue.rule, { source: "QĐ 2226/QĐ-BCT, Điều 5", validFrom });
    assert.equal(checked, 1);
  });

  it("shows exactly the bytes that each signature signed, and who looked is in the trail (R66)", async () => {
    const both = await signedAndSealed(signers);
    const id = await register(both);
    await checkDocument(services(), { documentId: id });
    const { clerk, houser } = world.people.actors;
    const fileId = (await page(id)).files[0]?.id ?? "";
    const asSigned = async (number: number) =>
      Buffer.concat(await all((await readSignedVersion(services(), clerk, { fileId, number })).whole()));
    const byPerson = await asSigned(1);
    assert.ok(byPerson.length < both.length && byPerson.equals(both.subarray(0, byPerson.length)));
    assert.match(byPerson.toString("latin1"), /%%EOF\s*$/u);
    assert.ok((await asSigned(2)).equals(both));
    const part = await (
      await readSignedVersion(services(), clerk, { fileId, number: 1 })
    ).part({ start: 0, end: 4 });
    assert.equal(Buffer.concat(await all(part)).toString("latin1"), "%PDF-");
    for (const [who, number, code] of [
      [clerk, 3, "signed-file.no-signature"],
      [houser, 1, "file.not-found"],
    ] as const) {
      await assert.rejects(readSignedVersion(services(), who, { fileId, number }), {
        code,
      });
    }
  });

  it("is taken by one server, and put off where its files cannot be reached", async () => {
    const id = await register(await signedByPerson(signers));
    const turn = (hold: string, with_ = services()) =>
      checkNextDocument(with_, { hold, waitMs: () => 60_000 });
    const unreachable = {
      ...services(),
      signatures: { ...signatures, check: () => Promise.reject(new Error("The share is away.")) },
    };
    assert.deepEqual(
      await turn("a/1", unreachable).then((it) => (it.kind === "fault" ? [it.documentId, it.attempts] : it)),
      [id, 1],
    );
    assert.deepEqual(await turn("a/2"), { kind: "nothing" });
    world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    assert.deepEqual(await turn("a/3"), { kind: "checked", documentId: id });
    assert.equal((await worth(id))[0], "reference");
    assert.deepEqual(await turn("a/4"), { kind: "nothing" });
  });
});

const roomy = (world: FileWorld) => ({ ...world.services.settings, maxUploadBytes: 1_000_000 });

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return pieces;
}
