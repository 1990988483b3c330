// One large PDF followed through everything: upload and gate, registering, text, signature check, the archive, a page of it
// read back, its stamp. Says how long each took and how much memory the server and its processes had at most.
// Usage: node bench/large-file.ts [megabytes]
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { text as wholeOf } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { upload as uploadShape } from "../src/contract/files.ts";
import { incomingDetail, registered, type IncomingDetail } from "../src/contract/incoming.ts";
import { sampleToken } from "../src/contract/session.ts";
import { apiClient } from "../test/support/api-client.ts";
import { letterFields } from "../test/support/letter-fields.ts";
import { serveInProcess } from "./support/server-process.ts";

const megabytes = Number(process.argv[2] ?? 2000);
const piece = Buffer.alloc(65_536, "x");
const filler = megabytes * 16 * piece.length;
const patienceMs = 1_800_000;

const archive = await mkdtemp(path.join(tmpdir(), "vanthu-large-archive-"));
const server = await serveInProcess({
  VANTHU_MAX_UPLOAD_MB: "2048",
  VANTHU_ARCHIVE: "folder",
  VANTHU_ARCHIVE_FOLDER: archive,
});
try {
  const person = { personId: server.clerks[0] ?? "" };
  const { token } = await apiClient(server.url, null).post("/api/sign-in/sample", person, sampleToken);
  const clerk = apiClient(server.url, token);
  const { head, tail } = around(filler);
  const size = head.length + filler + tail.length;

  const address = await clerk.beginUpload("ban-do-quy-hoach.pdf", size);
  await step("upload and gate", () => send(address, size, [head, tail], token));
  const { id: uploadId, sha256 } = await clerk.get(address, uploadShape);
  const made = await step("registering", () =>
    clerk.post(
      "/api/incoming",
      { key: v7(), fields: letterFields(new Date()), uploadIds: [uploadId] },
      registered,
    ),
  );
  const read = () => clerk.get(`/api/incoming/${made.id}`, incomingDetail);
  const until = (isDone: (document: IncomingDetail) => boolean) => async () => {
    for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(250)) {
      const document = await read();
      if (isDone(document)) return document;
    }
    throw new Error("It did not come about.");
  };
  await step(
    "text",
    until(({ files }) => files.every(({ text }) => text !== "waiting")),
  );
  const checked = await step(
    "signature check",
    until(({ legalValue }) => !legalValue.isChecking),
  );
  await step(
    "archive",
    until(({ files }) => files.every((file) => file.archive === "archived")),
  );
  const [file] = (await read()).files;
  console.log(`  text ${file?.text ?? ""}, ${JSON.stringify(checked.legalValue.files)}`);
  if (file?.sha256 !== sha256) throw new Error("The file is another one.");
  await step("its last page, read by range", async () => {
    const range = { range: `bytes=${size - 65_536}-${size - 1}` };
    const response = await clerk.request("GET", `/api/files/${file?.id ?? ""}`, undefined, range);
    console.log(`  ${response.status}, ${(await response.arrayBuffer()).byteLength} bytes`);
  });
  await step("its stamp", async () => {
    const response = await clerk.request("GET", `/api/incoming/${made.id}/stamped.pdf`);
    const said = await response.text();
    console.log(`  ${response.status}, ${response.ok ? `${said.length} characters of PDF` : said}`);
  });
} finally {
  await server.stop();
  await rm(archive, { recursive: true, force: true });
}

/** A PDF of one page with text, whose last object but the cross-references is as long as said. */
function around(length: number): { readonly head: Buffer; readonly tail: Buffer } {
  const lines = Array.from({ length: 8 }, () => "(Cong van ve viec gui ban do quy hoach) Tj 0 -20 Td");
  const page = `BT /F1 14 Tf 72 770 Td ${lines.join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Length ${length} >>\nstream\n`,
  ];
  let head = "%PDF-1.7\n";
  const rows = objects.map((object, at) => {
    const row = `${String(head.length).padStart(10, "0")} 00000 n \n`;
    head += `${at + 1} 0 obj\n${object}${at + 1 < objects.length ? "\nendobj\n" : ""}`;
    return row;
  });
  const behind = "\nendstream\nendobj\n";
  const start = head.length + length + behind.length;
  const table = `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join("")}`;
  const trailer = `trailer\n<< /Size ${rows.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return { head: Buffer.from(head), tail: Buffer.from(behind + table + trailer) };
}

async function send(
  address: string,
  size: number,
  [head, tail]: readonly [Buffer, Buffer],
  token: string,
): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    "tus-resumable": "1.0.0",
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
    "content-length": size,
  };
  function* bytes(): Iterable<Buffer> {
    yield head;
    for (let at = 0; at < filler; at += piece.length) yield piece;
    yield tail;
  }
  const sending = request(server.url + address, { method: "PATCH", headers });
  const [answers] = await Promise.all([
    once(sending, "response") as Promise<[IncomingMessage]>,
    pipeline(Readable.from(bytes()), sending),
  ]);
  const said = await wholeOf(answers[0]);
  if (answers[0].statusCode !== 204)
    throw new Error(`The upload answered ${answers[0].statusCode ?? 0}: ${said}`);
}

/** Does it, and says how long it took and what memory was held meanwhile: by the server, and by the processes it started. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const most = { server: 0, others: 0 };
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      const [own, others] = await memory();
      most.server = Math.max(most.server, own);
      most.others = Math.max(most.others, others);
      await sleep(100);
    }
  })();
  const began = performance.now();
  try {
    return await work();
  } finally {
    over.abort();
    await watching;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `${what}: ${seconds} s, server ${most.server} MiB, largest of its processes ${most.others} MiB`,
    );
  }
}

/** MiB of the server, and of the largest of its processes. */
async function memory(): Promise<readonly [number, number]> {
  const others = await readdir("/proc").then((names) =>
    Promise.all(names.filter((name) => /^\d+$/u.test(name)).map((name) => residentOf(Number(name)))),
  );
  const children = others.filter(({ parent }) => parent === server.pid).map(({ mebibytes }) => mebibytes);
  return [(await residentOf(server.pid)).mebibytes, Math.max(0, ...children)];
}

async function residentOf(pid: number): Promise<{ readonly parent: number; readonly mebibytes: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const number = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "mu").exec(status)?.[1] ?? 0);
  return { parent: number("PPid"), mebibytes: Math.round(number("VmRSS") / 1024) };
}
