import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { X509Certificate } from "node:crypto";
import { checkPdf } from "../../../src/adapters/signatures/check-pdf.ts";
import { readCertificate } from "../../../src/adapters/signatures/cms/certificate.ts";
import { validatePdf } from "../../../src/adapters/signatures/validate-pdf.ts";

const folder = path.resolve(import.meta.dirname, "../../../../shared/corpus/signatures");

interface Row {
  readonly file: string;
  readonly expected: string;
  /** `CONCLUSION/SUB_INDICATION`, several with bars between; empty where the source says nothing. */
  readonly etsi: string;
}

function rows(): Row[] {
  const [head = "", ...lines] = readFileSync(path.join(folder, "manifest.tsv"), "utf8").trim().split("\n");
  const columns = head.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    const cell = (name: string) => cells[columns.indexOf(name)] ?? "";
    return { file: cell("file"), expected: cell("expected"), etsi: cell("etsi") };
  });
}

describe("The signed files with known verdicts (R02-R06)", function corpus() {
  this.timeout(120_000);

  before(function skipWithoutCorpus() {
    if (existsSync(folder)) return;
    process.stderr.write("      ../shared/corpus/signatures is not here: its files are not tried.\n");
    this.skip();
  });

  const integrityOf = (file: string) => checkPdf(readFileSync(path.join(folder, file))).integrity;

  it("none of those that are forged, broken or changed is accepted", () => {
    const invalid = rows().filter((it) => it.expected === "invalid");
    assert.ok(invalid.length > 50);
    assert.deepEqual(
      invalid.filter((it) => integrityOf(it.file) === "intact").map((it) => it.file),
      [],
    );
  });

  it("at least 97 of 100 that are as their signers left them are accepted", () => {
    const valid = rows().filter((it) => it.expected === "valid");
    assert.ok(valid.length > 50);
    const refused = valid.filter((it) => integrityOf(it.file) !== "intact").map((it) => it.file);
    assert.ok(
      refused.length <= valid.length * 0.03,
      `${refused.length} of ${valid.length}: ${refused.join(", ")}`,
    );
  });

  it("conclusions and sub-indications are those that the files state", () => {
    const anchor = readCertificate(
      new X509Certificate(readFileSync(path.join(folder, "own/pki/root.crt"))).raw,
    );
    const request = {
      anchors: [anchor],
      intermediates: [],
      values: { ocsps: [], crls: [] },
      revocation: "soft" as const,
      now: new Date("2026-11-22T00:00:00Z"),
    };
    const stated = rows().filter(
      (it) => /^own\/(?:trust|valid|crypto)\//u.test(it.file) && /^[A-Z]+-?/u.test(it.etsi),
    );
    const different = stated.flatMap(({ file, etsi }) => {
      const { conclusion, subIndication } = validatePdf(readFileSync(path.join(folder, file)), request);
      const got = subIndication === null ? conclusion : `${conclusion}/${subIndication}`;
      const isStated = etsi.split("|").some((it) => got.startsWith(it) || got.endsWith(`/${it}`));
      return isStated ? [] : [`${file}: ${got} for ${etsi}`];
    });
    assert.deepEqual(
      different.filter((it) => !known.some((file) => it.startsWith(file))),
      [],
    );
  });
});

/**
 * Where the source's words are no conclusion, or leave passed and failed open and nothing in between: what cannot be
 * told is called indeterminate here.
 */
const known = [
  "own/crypto/cms-econtent-same-bytes.pdf",
  "own/crypto/contents-cms-trailing-garbage.pdf",
  "own/trust/dts-broken.pdf",
  "own/trust/ts-self-signed-tsa.pdf",
  "own/trust/ts-sig-broken.pdf",
];
