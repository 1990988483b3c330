import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { basePdf, signPdf, update } from "../support/signatures/pdf-writer.ts";
import { signCms } from "../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../support/signatures/test-authority.ts";

const root = path.resolve(import.meta.dirname, "../..");

interface Ran {
  readonly status: number;
  readonly lines: readonly Record<string, unknown>[];
  readonly output: string;
}

function verify(...argv: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/verify.ts", ...argv], { cwd: root }, (error, stdout, stderr) => {
      const lines: Record<string, unknown>[] = argv.includes("--json")
        ? stdout
            .trim()
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => JSON.parse(line) as Record<string, unknown>)
        : [];
      resolve({ status: typeof error?.code === "number" ? error.code : 0, lines, output: stdout + stderr });
    });
  });
}

describe("npm run verify", function verifying() {
  this.timeout(60_000);
  let folder: string;
  let signer: Identity;
  let signed: Buffer;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "vanthu-verify-"));
    signer = await makeIdentity({ name: "Nguyễn Văn Thử", issuer: null });
    signed = await signPdf(basePdf(), (message) => signCms(signer, message));
    writeFileSync(path.join(folder, "goc.crt"), signer.der);
    writeFileSync(path.join(folder, "ky.pdf"), signed);
    writeFileSync(
      path.join(folder, "sua.pdf"),
      update(signed, { 4: "<< /Length 0 >>\nstream\n\nendstream" }),
    );
    writeFileSync(path.join(folder, "tron.pdf"), basePdf());
    writeFileSync(path.join(folder, "rac.bin"), Buffer.from("không phải văn bản"));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (name: string) => path.join(folder, name);

  it("says of an intact file that it is, and ends with 0", async () => {
    const { status, lines } = await verify("--trust", at("goc.crt"), "--json", at("ky.pdf"));
    assert.equal(status, 0);
    const [line] = lines;
    assert.deepEqual(
      [
        line?.["file"],
        line?.["integrity"],
        line?.["conclusion"],
        line?.["subIndication"],
        line?.["legalValue"],
      ],
      [at("ky.pdf"), "intact", "TOTAL-PASSED", null, "reference"],
    );
    const [signature] = (line?.["signatures"] ?? []) as Record<string, unknown>[];
    assert.deepEqual(
      [signature?.["field"], signature?.["revision"], signature?.["signer"], signature?.["changesAfter"]],
      ["Ky1", 2, "CN=Nguyễn Văn Thử", []],
    );
  });

  it("prints one line a file in their order, also for what cannot be read, and ends with 1", async () => {
    const names = ["sua.pdf", "khong-co.pdf", "tron.pdf", "rac.bin", "ky.pdf"];
    const { status, lines } = await verify("--json", ...names.map(at));
    assert.equal(status, 1);
    assert.deepEqual(
      lines.map((it) => [path.basename(String(it["file"])), it["integrity"], it["conclusion"]]),
      [
        ["sua.pdf", "broken", "TOTAL-FAILED"],
        ["khong-co.pdf", "undecided", "INDETERMINATE"],
        ["tron.pdf", "none", "NO-SIGNATURE"],
        ["rac.bin", "none", "NO-SIGNATURE"],
        ["ky.pdf", "intact", "INDETERMINATE"],
      ],
    );
  });

  it("checks a CMS against the file beside it", async () => {
    const content = Buffer.from("Nội dung công văn");
    writeFileSync(at("cong-van.txt"), content);
    writeFileSync(at("cong-van.txt.p7s"), await signCms(signer, content));
    assert.equal((await verify("--json", at("cong-van.txt.p7s"))).lines[0]?.["integrity"], "intact");
    writeFileSync(at("cong-van.txt"), "Nội dung khác");
    assert.equal((await verify("--json", at("cong-van.txt.p7s"))).lines[0]?.["integrity"], "broken");
  });

  it("tells in words what it is used for when it is used wrongly, and ends with 2", async () => {
    for (const argv of [
      [],
      ["--khong-co"],
      ["--at", "hôm qua", at("ky.pdf")],
      ["--trust", at("rac.bin"), at("ky.pdf")],
    ]) {
      const { status, output } = await verify(...argv);
      assert.equal(status, 2, argv.join(" "));
      assert.match(output, /Cách dùng \/ Usage/u);
    }
  });

  it("looks at the moment it is told", async () => {
    const { lines } = await verify(
      "--trust",
      at("goc.crt"),
      "--at",
      "2045-01-01T00:00:00Z",
      "--json",
      at("ky.pdf"),
    );
    assert.deepEqual(
      [lines[0]?.["integrity"], lines[0]?.["subIndication"]],
      ["intact", "OUT_OF_BOUNDS_NO_POE"],
    );
  });
});
