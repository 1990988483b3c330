// npm run --silent verify -- [--trust CERT…] [--at INSTANT] [--json] FILE…
//   checks the digital signatures of files; ends with 0 where every file is intact, 1 otherwise, 2 for wrong use
import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { openCheckPool } from "../src/adapters/signatures/pool/check-pool.ts";
import { lineOf, type FileLine } from "../src/main/verify/report-file.ts";
import { noTrust } from "../src/ports/signature-check.ts";
import { runCommand, WrongUse } from "./run-command.ts";

const usage = `Cách dùng / Usage: npm run --silent verify -- [--trust CERT…] [--at INSTANT] [--json] FILE…
  --trust CERT   chứng thư gốc được tin cậy (PEM, DER, có thể nhiều) / trusted root certificates (PEM or DER, several)
  --at INSTANT   thời điểm kiểm tra, ví dụ 2026-11-22T08:00:00Z / the moment of the check
  --json         mỗi tệp một dòng JSON / one line of JSON a file`;

interface Arguments {
  readonly trust: Uint8Array[];
  readonly at: Date;
  readonly json: boolean;
  readonly files: string[];
}

const isCertificateName = (name: string): boolean => /\.(?:crt|cer|pem|der)$/iu.test(name);

function readArguments(argv: readonly string[]): Arguments {
  const trust: Uint8Array[] = [];
  const files: string[] = [];
  let at = new Date();
  let json = false;
  let takesCertificates = false;
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? "";
    const [name, given] = word.startsWith("--") ? word.split(/=(.*)/su, 2) : [null, undefined];
    const value = (): string => given ?? argv[(i += 1)] ?? "";
    if (name === "--trust") {
      trust.push(...certificatesIn(value()));
      takesCertificates = true;
      continue;
    }
    if (name === null && takesCertificates && isCertificateName(word)) {
      trust.push(...certificatesIn(word));
      continue;
    }
    takesCertificates = false;
    if (name === "--") {
      files.push(...argv.slice(i + 1));
      break;
    }
    if (name === "--at") at = instant(value());
    else if (name === "--json") json = true;
    else if (name !== null) throw new WrongUse(`${word}: không có lựa chọn này. / there is no such option.`);
    else files.push(word);
  }
  if (files.length === 0) throw new WrongUse("Chưa nêu tệp nào. / No file was named.");
  return { trust, at, json, files };
}

function instant(text: string): Date {
  const at = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/u.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new WrongUse(`--at ${text}: không phải thời điểm. / is no instant.`);
}

/** One file may hold several certificates in PEM. */
function certificatesIn(file: string): Uint8Array[] {
  try {
    const bytes = readFileSync(file);
    const blocks = bytes
      .toString("latin1")
      .match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu);
    return (blocks ?? [bytes]).map((block) => new X509Certificate(block).raw);
  } catch {
    // What is wrong with the file, the sentence says as well as OpenSSL would.
    throw new WrongUse(`--trust ${file}: không đọc được chứng thư. / no certificate can be read there.`);
  }
}

const marks = { intact: "✔", broken: "✘", undecided: "?", none: "-" } as const;

/** For people: a line for the file, a line for each signature, and the reasons below it. */
function inWords({
  file,
  integrity,
  conclusion,
  subIndication,
  legalValue,
  signatures,
  reasons,
}: FileLine): string {
  const detail = subIndication === null ? conclusion : `${conclusion} (${subIndication})`;
  const lines = [`${marks[integrity]} ${file}: ${integrity}, ${detail}, ${legalValue}`];
  for (const signature of signatures) {
    const when = signature.signedAt ?? signature.provenAt ?? "";
    const who = signature.signer ?? "?";
    lines.push(
      `  ${marks[signature.integrity]} ${signature.field ?? "?"} · ${who} · ${when} · ${signature.conclusion}`,
    );
    lines.push(...signature.reasons.map((it) => `      ${it}`));
  }
  return [...lines, ...reasons.map((it) => `    ${it}`)].join("\n");
}

/** `x.pdf.p7s` signs the `x.pdf` beside it. */
function contentBeside(file: string): string | null {
  const signed = file.replace(/\.(?:p7s|p7m|sig|tsr|tst)$/iu, "");
  return signed !== file && existsSync(signed) ? signed : null;
}

async function main(argv: readonly string[]): Promise<number> {
  const { trust, at, json, files } = readArguments(argv);
  const pool = openCheckPool({ workers: Math.min(availableParallelism(), 4), seconds: 20, megabytes: 256 });
  try {
    let allIntact = true;
    const lines = files.map(async (file) => {
      const question = {
        path: file,
        content: contentBeside(file),
        trust: { ...noTrust, anchors: trust },
        at,
      };
      return lineOf(file, (await pool.check(question)).report);
    });
    for (const line of lines) {
      const done = await line;
      allIntact &&= done.integrity === "intact";
      process.stdout.write(`${json ? JSON.stringify(done) : inWords(done)}\n`);
    }
    return allIntact ? 0 : 1;
  } finally {
    await pool.close();
  }
}

await runCommand(main, usage);
