import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { partsOf, verifyEvidence } from "../../../src/adapters/evidence/read-evidence.ts";
import { zipEvidence } from "../../../src/adapters/evidence/zip-evidence.ts";
import { openCheckPool } from "../../../src/adapters/signatures/pool/check-pool.ts";
import { httpTrustTools } from "../../../src/adapters/trust/http-trust-tools.ts";
import { registerIncoming as registerInput } from "../../../src/contract/incoming.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import { exportEvidence } from "../../../src/usecases/evidence/export-evidence.ts";
import { appendUpload } from "../../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../../src/usecases/files/begin-upload.ts";
import { registerIncoming } from "../../../src/usecases/incoming/register-incoming.ts";
import { addToTrust, removeFromTrust } from "../../../src/usecases/trust/change-trust.ts";
import { listTrust, readTrustFile } from "../../../src/usecases/trust/list-trust.ts";
import { openFileWorld, type FileWorld } from "../../support/file-services.ts";
import { letterFields } from "../../support/letter-fields.ts";
import { basePdf, signPdf } from "../../support/signatures/pdf-writer.ts";
import { signCms, stampTime } from "../../support/signatures/sign-cms.ts";
import { checkAll } from "../../support/check-all.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const pool = openCheckPool({ workers: 1, seconds: 20, megabytes: 256 });

describe("The evidence of a file's signatures", function () {
  this.timeout(30_000);
  let world: FileWorld;
  let root: Identity;
  let zip: Buffer;
  let detached: Buffer;
  let fileId: string;
  const folder = mkdtempSync(path.join(tmpdir(), "vanthu-evidence-"));
  const services = () => ({
    ...world.services,
    settings: { ...world.services.settings, maxUploadBytes: 10_000_000 },
    signatures: pool,
    trustTools: httpTrustTools(),
    evidence: zipEvidence,
  });

  before(async () => {
    world = await openFileWorld();
    root = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
    await believe();
    fileId = await registered({ "Công văn.pdf": await stampedAndSealed() });
    zip = await exported(fileId);
    detached = await exported(await registered(await signedBeside()));
  });
  after(async () => {
    await world.close();
    await pool.close();
    rmSync(folder, { recursive: true });
  });

  async function believe(): Promise<void> {
    const { administrator } = world.people.actors;
    const content = root.der.toString("base64");
    const [found] = await readTrustFile(services(), administrator, content);
    const validFrom = localDateOf(world.clock.now());
    await addToTrust(services(), administrator, {
      content,
      fingerprints: [found?.fingerprint ?? ""],
      purpose: "both",
      validFrom,
      validTo: null,
      source: null,
    });
  }

  /** A signature with a time-stamp, and a time-stamp over the document. */
  async function stampedAndSealed(): Promise<Buffer> {
    const person = await makeIdentity({ name: "Lê Văn Tám", organization: "Sở Nội vụ", issuer: root });
    const authority = await makeIdentity({
      name: "Dấu thời gian thử",
      issuer: root,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
    });
    const at = new Date("2026-06-01T00:00:00Z");
    const signed = await signPdf(basePdf(), (message) =>
      signCms(person, message, { chain: [root], stamp: (value) => stampTime(authority, value, at) }),
    );
    return signPdf(signed, (message) => stampTime(authority, message, at), {
      field: "Gio",
      subFilter: "ETSI.RFC3161",
      numbers: [50, 51],
      fields: [7, 20, 50],
    });
  }

  /** A file with a signature in a file of its own. */
  async function signedBeside(): Promise<Record<string, Buffer>> {
    const person = await makeIdentity({ name: "Lê Văn Tám", organization: "Sở Nội vụ", issuer: root });
    const signature = await signCms(person, basePdf(), { chain: [root] });
    return { "Báo cáo.pdf": basePdf(), "Báo cáo.pdf.p7s": signature };
  }

  /** A document of these files, checked; the last of them. */
  async function registered(named: Readonly<Record<string, Buffer>>): Promise<string> {
    const { clerk } = world.people.actors;
    const uploadIds: string[] = [];
    for (const [name, bytes] of Object.entries(named)) {
      const role = uploadIds.length === 0 ? "main" : "attachment";
      const upload = await beginUpload(services(), clerk, { name, role, size: bytes.length });
      await appendUpload(services(), clerk, { id: upload.id, offset: 0, bytes: once(bytes) });
      uploadIds.push(upload.id);
    }
    const input = registerInput.parse({
      key: world.services.ids.next(),
      fields: letterFields(world.clock.now(), { source: "exchange", codeNumber: String(uploadIds.length) }),
      uploadIds,
    });
    const { id } = await registerIncoming(services(), clerk, input);
    await checkAll(services());
    return (await world.services.store.read.files.ofDocument(id)).at(-1)?.id ?? "";
  }

  async function exported(id: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    const out = new Writable({
      write(chunk: Buffer, _encoding, done) {
        parts.push(chunk);
        done();
      },
    });
    await exportEvidence(services(), world.people.actors.clerk, id, out);
    return Buffer.concat(parts);
  }

  it("is right by itself, years later too: the check is made again from nothing but the file", async () => {
    assert.deepEqual(await verifyEvidence(zip), { isRight: true, conclusion: "TOTAL-PASSED", faults: [] });
  });

  it("is refused where anything in it was changed", async () => {
    const parts = await partsOf(zip);
    for (const [name, bytes] of parts) {
      if (bytes.length === 0) continue;
      const changed = Buffer.from(bytes);
      changed[0] = (changed[0] ?? 0) ^ 1;
      const result = await verifyEvidence(await zipped(new Map([...parts, [name, changed]]))).catch(
        () => null,
      );
      assert.notEqual(result?.isRight, true, name);
    }
    const fewer = new Map(parts);
    fewer.delete("certificates.pem");
    assert.equal((await verifyEvidence(await zipped(fewer))).isRight, false);
  });

  it("is refused where the report was made to say something else, and the digests with it", async () => {
    const parts = await partsOf(zip);
    const report = parts.get("report.json")?.toString().replaceAll("Lê Văn Tám", "Lê Văn Chín") ?? "";
    const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
    const forged = Buffer.from(report);
    const sums = parts.get("SHA256SUMS")?.toString() ?? "";
    const told = sums.replace(digest(parts.get("report.json") ?? forged), digest(forged));
    const all = new Map([...parts, ["report.json", forged], ["SHA256SUMS", Buffer.from(told)]] as const);
    const { isRight, faults } = await verifyEvidence(await zipped(all));
    assert.deepEqual([isRight, faults.length], [false, 1]);
  });

  it("says what held when it was made, also after the list of whom to believe changed", async () => {
    const { administrator } = world.people.actors;
    const [trusted] = await listTrust(services(), administrator);
    await removeFromTrust(services(), administrator, trusted?.id ?? "", { version: 1, reason: "Thử" });
    assert.equal((await verifyEvidence(await exported(fileId))).conclusion, "INDETERMINATE");
    assert.equal((await verifyEvidence(zip)).conclusion, "TOTAL-PASSED");
    await believe();
  });

  it("of a signature beside its content holds both, and neither alone", async () => {
    assert.deepEqual(await verifyEvidence(detached), {
      isRight: true,
      conclusion: "TOTAL-PASSED",
      faults: [],
    });
    const parts = await partsOf(detached);
    assert.ok(parts.get("content.pdf")?.equals(basePdf()));
    const other = Buffer.concat([basePdf(), Buffer.from("9")]);
    const changed = await zipped(new Map([...parts, ["content.pdf", other]]));
    assert.equal((await verifyEvidence(changed)).isRight, false);
    parts.delete("content.pdf");
    await assert.rejects(zipped(parts).then(verifyEvidence), /content\.pdf/u);
  });

  it("is written down: who had it", async () => {
    const { read } = world.services.store;
    const entries = await read.audit.ofDocument(fileId);
    assert.deepEqual(entries, []);
    const all: string[] = [];
    for (const { action } of await read.audit.chunk(world.people.agency.id, 0, 100)) all.push(action);
    assert.ok(all.includes("evidence.exported"));
  });

  describe("with openssl and nothing else", () => {
    before(function skipWithoutOpenssl() {
      const tools = [
        spawnSync("openssl", ["version"]),
        spawnSync("unzip", ["-v"]),
        spawnSync("bash", ["--version"]),
      ];
      if (tools.every((it) => it.status === 0)) {
        writeFileSync(path.join(folder, "e.zip"), zip);
        execFileSync("unzip", ["-q", "e.zip"], { cwd: folder });
        writeFileSync(path.join(folder, "beside.zip"), detached);
        execFileSync("unzip", ["-q", "beside.zip", "-d", "beside"], { cwd: folder });
        return;
      }
      process.stderr.write("      openssl or unzip is not here: the evidence is not tried with them.\n");
      this.skip();
    });

    it("is checked by the very commands that its guide gives", () => {
      for (const [cwd, times] of [
        [folder, 3],
        [path.join(folder, "beside"), 1],
      ] as const) {
        const guide = readFileSync(path.join(cwd, "README.txt"), "utf8");
        const commands = guide.split("\n").filter((line) => /^ {3}(?:\(|openssl|sha256sum)/u.test(line));
        assert.equal(commands.filter((it) => it.includes("openssl")).length, times);
        for (const command of commands) {
          const { status, stderr } = spawnSync("bash", ["-c", `set -e; ${command}`], { cwd });
          assert.equal(status, 0, `${command}\n${stderr.toString()}`);
        }
      }
    });

    it("has its signature checked alone where nobody is trusted, as its guide says", () => {
      const guide = readFileSync(path.join(folder, "README.txt"), "utf8");
      assert.match(guide, /put -noverify in place of '-CAfile trust\/signing\.pem'/u);
      const [cut, verify = ""] = guide.split("\n").filter((line) => /^ {3}(?:\(|openssl cms)/u.test(line));
      const trusted = path.join(folder, "trust", "signing.pem");
      const anchors = readFileSync(trusted);
      writeFileSync(trusted, "");
      const run = (command: string) =>
        spawnSync("bash", ["-c", `set -e; ${cut ?? ""}\n${command}`], { cwd: folder }).status;
      assert.notEqual(run(verify), 0);
      assert.equal(run(verify.replace("-CAfile trust/signing.pem", "-noverify")), 0);
      writeFileSync(trusted, anchors);
    });

    it("is refused by openssl, too, where the original is another", () => {
      const guide = readFileSync(path.join(folder, "README.txt"), "utf8");
      const [cut, verify] = guide.split("\n").filter((line) => /^ {3}(?:\(|openssl cms)/u.test(line));
      const original = path.join(folder, "original.pdf");
      const bytes = readFileSync(original);
      writeFileSync(original, Buffer.concat([bytes.subarray(0, 200), Buffer.from("9"), bytes.subarray(201)]));
      const { status } = spawnSync("bash", ["-c", `set -e; ${cut ?? ""}\n${verify ?? ""}`], { cwd: folder });
      assert.notEqual(status, 0);
    });
  });
});

function zipped(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
