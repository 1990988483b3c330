// Checking signatures, each against a peer in the same run: CMS per second against pkijs, OpenSSL in its own process where a
// C compiler is here, and `openssl cms -verify`; a PDF of 50 MB against hashing it; ../shared/corpus/signatures against
// pdfsig where both are here, with the memory that each file takes.
// node bench/signatures.ts [seconds for each]
import { spawnSync } from "node:child_process";
import { createHash, randomBytes, verify } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ContentInfo, SignedData } from "pkijs";
import { checkPdf } from "../src/adapters/signatures/check-pdf.ts";
import { certificatesIn, checkSigner } from "../src/adapters/signatures/cms/check-signer.ts";
import { readCertificate } from "../src/adapters/signatures/cms/certificate.ts";
import { oids, readSignedData } from "../src/adapters/signatures/cms/signed-data.ts";
import { readCertificateList } from "../src/adapters/signatures/trust/certificate-list.ts";
import { largeCrl } from "../test/support/signatures/large-crl.ts";
import { basePdf, signPdf, update } from "../test/support/signatures/pdf-writer.ts";
import { signCms } from "../test/support/signatures/sign-cms.ts";
import { makeIdentity } from "../test/support/signatures/test-authority.ts";

const seconds = Number(process.argv[2] ?? 3);

const batch = 10;

/** Times a second, in the process's own processor time, so that neighbours on the machine count for little. */
async function rate(work: () => unknown): Promise<number> {
  await work();
  const start = process.cpuUsage();
  let times = 0;
  for (;;) {
    // Asking for the time takes as long as a part of what is timed.
    for (let i = 0; i < batch; i += 1) await work();
    times += batch;
    const { user, system } = process.cpuUsage(start);
    if (user + system >= seconds * 1e6) return (times * 1e6) / (user + system);
  }
}

const figure = (value: number): string => value.toFixed(value < 100 ? 2 : 0);

async function messages(): Promise<void> {
  const root = await makeIdentity({ name: "Bench CA", issuer: null, isCa: true });
  const signer = await makeIdentity({ name: "Bench", issuer: root });
  const content = randomBytes(100 * 1024);
  const cms = await signCms(signer, content, { chain: [root] });
  const ours = await rate(() => {
    const { verdict } = checkSigner(readSignedData(cms), [content], oids.data);
    if (verdict !== "verified") throw new Error(verdict);
  });
  const pkijs = await rate(async () => {
    const info = ContentInfo.fromBER(Uint8Array.from(cms));
    const signedData = new SignedData({ schema: info.content });
    if (!(await signedData.verify({ signer: 0, data: Uint8Array.from(content).buffer })))
      throw new Error("pkijs");
  });
  console.log(
    `CMS of two certificates over 100 KiB: ${figure(ours)}/s, pkijs ${figure(pkijs)}/s; ratio ${figure(ours / pkijs)}`,
  );
  const { signers } = readSignedData(cms);
  const [certificate] = certificatesIn(readSignedData(cms));
  const key = certificate?.publicKey() ?? null;
  const [{ signedAttributes, signature } = { signedAttributes: null, signature: Buffer.alloc(0) }] = signers;
  if (key === null || signedAttributes === null) throw new Error("The bench's own CMS cannot be read.");
  const least = await rate(() => {
    createHash("sha256").update(content).digest();
    if (!verify("sha256", signedAttributes.der, key, signature)) throw new Error("verify");
  });
  console.log(`  hashing and node:crypto.verify alone: ${figure(least)}/s; ratio ${figure(ours / least)}`);
  withOpenssl(cms, content, ours);
}

function withOpenssl(cms: Buffer, content: Buffer, ours: number): void {
  const folder = mkdtempSync(path.join(tmpdir(), "vanthu-bench-"));
  try {
    writeFileSync(path.join(folder, "cms"), cms);
    writeFileSync(path.join(folder, "content"), content);
    inProcess(folder, ours);
    const argv = [
      "cms",
      "-verify",
      "-noverify",
      "-binary",
      "-inform",
      "DER",
      "-in",
      "cms",
      "-content",
      "content",
    ];
    const started = process.hrtime.bigint();
    let times = 0;
    while (Number(process.hrtime.bigint() - started) < seconds * 1e9) {
      const { status } = spawnSync("openssl", [...argv, "-out", "out"], { cwd: folder });
      if (status !== 0) return console.log("openssl is not here, or could not verify.");
      times += 1;
    }
    const rateOfOpenssl = (times * 1e9) / Number(process.hrtime.bigint() - started);
    return console.log(
      `  openssl cms -verify, a process each: ${figure(rateOfOpenssl)}/s; ratio ${figure(ours / rateOfOpenssl)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** OpenSSL without Node and without a process each time; nothing where it cannot be compiled here. */
function inProcess(cwd: string, ours: number): void {
  const source = path.join(import.meta.dirname, "support/cms-verify.c");
  const { status } = spawnSync("cc", ["-O2", "-o", "cms-verify", source, "-lcrypto"], { cwd });
  if (status !== 0)
    return console.log("  OpenSSL in its own process: no C compiler or no headers of OpenSSL here.");
  const { stdout } = spawnSync(path.join(cwd, "cms-verify"), ["cms", "content", String(seconds)], { cwd });
  const theirs = Number(stdout.toString());
  return console.log(`  OpenSSL's CMS_verify in C: ${figure(theirs)}/s; ratio ${figure(ours / theirs)}`);
}

async function largeList(): Promise<void> {
  const root = await makeIdentity({ name: "Bench CA", issuer: null, isCa: true });
  const der = await largeCrl(root, 100_000, [7]);
  const issuer = readCertificate(root.der);
  const before = process.memoryUsage().rss;
  const each = await rate(() => {
    const list = readCertificateList(der);
    if (!list.isSignedBy(issuer) || list.revocation(Buffer.from([7])) === null) throw new Error("list");
  });
  const grown = Math.max(0, process.memoryUsage().rss - before) / 1e6;
  console.log(`List of 100,000 entries: ${figure(1000 / each)} ms, ${figure(grown)} MB more`);
}

async function largePdf(): Promise<void> {
  const signer = await makeIdentity({ name: "Bench", issuer: null });
  const filling = "x".repeat(50 * 1024 * 1024);
  const large = update(basePdf(), { 90: `<< /Length ${filling.length} >>\nstream\n${filling}\nendstream` });
  const signed = await signPdf(large, (message) => signCms(signer, message));
  const hashing = await rate(() => createHash("sha256").update(signed).digest());
  const checking = await rate(() => checkPdf(signed));
  const ratio = hashing / checking;
  console.log(
    `PDF of 50 MB: ${figure(1000 / checking)} ms, hashing ${figure(1000 / hashing)} ms; ratio ${figure(ratio)}`,
  );
}

interface CorpusRow {
  readonly file: string;
  readonly expected: string;
  readonly ours: string;
  readonly theirs: string;
}

function corpus(): void {
  const folder = path.resolve(import.meta.dirname, "../../shared/corpus/signatures");
  if (!existsSync(folder)) return console.log("../shared/corpus/signatures is not here.");
  const known = verdicts(folder);
  const rows: CorpusRow[] = [];
  let [ours, theirs, starting] = [0, 0, 0];
  let slowest = { file: "", ms: 0 };
  let largest = { file: "", megabytes: 0 };
  for (const [file, expected] of known) {
    const bytes = readFileSync(path.join(folder, file));
    const held = process.memoryUsage().rss;
    const begun = process.cpuUsage();
    const { integrity } = checkPdf(bytes);
    const { user, system } = process.cpuUsage(begun);
    const megabytes = (process.memoryUsage().rss - held) / 1e6;
    if (megabytes > largest.megabytes) largest = { file, megabytes };
    const ms = (user + system) / 1e3;
    ours += ms / 1e3;
    if (ms > slowest.ms) slowest = { file, ms };
    const before = process.cpuUsage();
    const started = process.hrtime.bigint();
    const { error, stdout } = spawnSync("pdfsig", ["-nocert", path.join(folder, file)]);
    if (error) return console.log("pdfsig is not here.");
    theirs += Number(process.hrtime.bigint() - started) / 1e9;
    const own = process.cpuUsage(before);
    starting += (own.user + own.system) / 1e6;
    rows.push({ file, expected, ours: integrity, theirs: saidByPdfsig(stdout.toString("latin1")) });
  }
  console.log(
    `${rows.length} files of the corpus: ${figure(ours)} s of processor, pdfsig ${figure(theirs)} s on the clock, of which ${figure(starting)} s went into starting it; ratio ${figure(ours / theirs)}`,
  );
  console.log(`  slowest ${slowest.file}: ${figure(slowest.ms)} ms of processor`);
  console.log(
    `  most memory ${largest.file}: ${figure(largest.megabytes)} MB more; the process never held more than ${figure(process.resourceUsage().maxRSS / 1e3)} MB`,
  );
  printTable(rows);
  return undefined;
}

function verdicts(folder: string): [file: string, expected: string][] {
  const [head = "", ...lines] = readFileSync(path.join(folder, "manifest.tsv"), "utf8").trim().split("\n");
  const expected = head.split("\t").indexOf("expected");
  return lines.map((line) => line.split("\t")).map((cells) => [cells[0] ?? "", cells[expected] ?? ""]);
}

/** What its reader takes for good: valid and the whole document; anything less is said to be less. */
function saidByPdfsig(text: string): string {
  const valid = text.match(/Signature is Valid/gu)?.length ?? 0;
  const all = text.match(/Signature Validation:/gu)?.length ?? 0;
  if (all === 0) return "none";
  if (valid < all) return "refused";
  return text.includes("Not total document signed") ? "valid, not the whole" : "valid, whole";
}

function printTable(rows: readonly CorpusRow[]): void {
  const counted = new Map<string, number>();
  for (const { expected, ours, theirs } of rows) {
    for (const key of [`${expected} | Vanthu: ${ours}`, `${expected} | pdfsig: ${theirs}`])
      counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  console.log("  expected | who says what | files");
  for (const [key, count] of [...counted].toSorted(([a], [b]) => a.localeCompare(b))) {
    console.log(`  ${key} | ${count}`);
  }
}

await messages();
await largeList();
await largePdf();
corpus();
