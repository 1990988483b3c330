import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmod, writeFile } from "node:fs/promises";
import { registered } from "../../src/contract/incoming.ts";
import { contentDisposition } from "../../src/http/send-bytes.ts";
import type { ApiClient } from "../support/api-client.ts";
import { letterFields } from "../support/letter-fields.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

describe("files over HTTP", () => {
  let server: TestServer;
  let clerk: ApiClient;
  let pdf: Buffer;
  before(async () => {
    server = await startTestServer();
    clerk = await server.as(server.people.actors.clerk);
    pdf = await makePdf(officialPage());
  });
  after(() => server.stop());

  /** Each looks like the ones before it; the clerk has seen them and decided. */
  const known = [crypto.randomUUID() as string];
  /** Registers a document with this file and answers the file's address. */
  async function stored(name = "Công văn số 12.pdf", bytes: Uint8Array = pdf): Promise<string> {
    const main = await clerk.upload("van-ban.pdf", pdf);
    const attachment = await clerk.upload(name, bytes, "attachment");
    await clerk
      .post(
        "/api/incoming",
        {
          key: crypto.randomUUID(),
          fields: letterFields(server.services.clock.now()),
          uploadIds: [main.id, attachment.id],
          duplicateDecision: { seen: known, reason: "Khác văn bản" },
        },
        registered,
      )
      .then(({ id }) => known.push(id));
    return `/api/files/${attachment.id}`;
  }
  const get = (address: string, headers: Record<string, string> = {}) =>
    clerk.request("GET", address, undefined, headers);

  it("come back bit by bit as they went in, under their own Vietnamese name", async () => {
    const response = await get(await stored());
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/pdf");
    assert.equal(response.headers.get("content-length"), String(pdf.length));
    const sha256 = createHash("sha256").update(pdf).digest("hex");
    assert.equal(response.headers.get("etag"), `"${sha256}"`);
    assert.equal(
      response.headers.get("content-disposition"),
      `inline; filename="Cong van so 12.pdf"; filename*=UTF-8''C%C3%B4ng%20v%C4%83n%20s%E1%BB%91%2012.pdf`,
    );
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), pdf);
  });

  it("have a name that everybody can save them under, whatever name they came with", async () => {
    const given: readonly (readonly [name: string, kept: string])[] = [
      ["CON.pdf", "_CON.pdf"],
      ["nul.tar.pdf", "_nul.tar.pdf"],
      ["../../etc/cron.d/a.pdf", "a.pdf"],
      ["..\\..\\Windows\\b.pdf", "b.pdf"],
      ["c\u0000.txt\u0000.pdf", "c.txt.pdf"],
      ["báo cáo \u202Efdp.exe.pdf", "báo cáo fdp.exe.pdf"],
      ["d.pdf. . .", "d.pdf"],
      ["e.pdf:giấu:$DATA.pdf", "e.pdf_giấu_$DATA.pdf"],
      [`${"ữ".repeat(300)}.pdf`, `${"ữ".repeat(251)}.pdf`],
      ['"; filename="f.exe.pdf', "_; filename=_f.exe.pdf"],
      ["g\r\nX-Injected: 1.pdf", "gX-Injected_ 1.pdf"],
    ];
    for (const [name, kept] of given) {
      const { headers } = await get(`${await stored(name)}?download=1`);
      const said = headers.get("content-disposition") ?? "";
      const [, plain = "", real = ""] =
        /^attachment; filename="([^"]*)"; filename\*=UTF-8''(\S+)$/u.exec(said) ?? [];
      assert.equal(decodeURIComponent(real), kept);
      assert.match(plain, /^[\x20-\x7E]{5,255}$/u);
      assert.equal(headers.get("x-injected"), null);
    }
  });

  it("are never kept, guessed at or run", async () => {
    const { headers } = await get(await stored());
    assert.equal(headers.get("cache-control"), "private, no-store");
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'.*sandbox/);
  });

  it("are saved and not shown where they are asked for so, or could run", async () => {
    const address = await stored();
    assert.match(
      (await get(`${address}?download=1`)).headers.get("content-disposition") ?? "",
      /^attachment;/,
    );
    assert.equal((await get(`${address}?download=yes`)).status, 400);
  });

  const ranges: readonly [string, string, number, number][] = [
    ["bytes=0-9", "the beginning", 0, 9],
    ["bytes=100-199", "the middle", 100, 199],
    ["bytes=-50", "the end", -50, -1],
    ["bytes=500-", "everything from a place on", 500, -1],
    ["bytes=200-999999999", "more than there is", 200, -1],
  ];
  it("come in the part that was asked for", async () => {
    const address = await stored();
    for (const [range, what, from, to] of ranges) {
      const response = await get(address, { range });
      assert.equal(response.status, 206, what);
      const start = from < 0 ? pdf.length + from : from;
      const end = to < 0 ? pdf.length + to : to;
      assert.equal(response.headers.get("content-range"), `bytes ${start}-${end}/${pdf.length}`, what);
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), pdf.subarray(start, end + 1), what);
    }
    const outside = await get(address, { range: "bytes=999999999-" });
    assert.equal(outside.status, 416);
    assert.equal(outside.headers.get("content-range"), `bytes */${pdf.length}`);
  });

  it("come whole where several parts are asked for, or the part of another version", async () => {
    const address = await stored();
    assert.equal((await get(address, { range: "bytes=0-1,5-6" })).status, 200);
    assert.equal((await get(address, { range: "lines=1-2" })).status, 200);
    assert.equal((await get(address, { range: "bytes=0-1", "if-range": '"other"' })).status, 200);
    const etag = (await get(address)).headers.get("etag") ?? "";
    assert.equal((await get(address, { range: "bytes=0-1", "if-range": etag })).status, 206);
  });

  it("do not exist for those who may not read the document", async () => {
    const address = await stored();
    const absent = "/api/files/00000000-0000-4000-8000-000000000000";
    for (const stranger of [server.people.actors.planner, server.people.other.clerk]) {
      const client = await server.as(stranger);
      assert.deepEqual(await client.refused("GET", address), await client.refused("GET", absent));
    }
    const auditor = await server.as(server.people.actors.auditor);
    assert.equal((await auditor.request("GET", address)).status, 200);
    assert.equal((await server.stranger.refused("GET", address)).status, 401);
  });

  it("break off before the end when they are not the original any more (rule 1)", async () => {
    const large = await makePdf([], { pages: Array.from({ length: 60 }, () => officialPage()) });
    for (const [bytes, isLarge] of [
      [pdf, false],
      [large, true],
    ] as const) {
      const address = await stored("a.pdf", bytes);
      const id = address.split("/").at(-1) ?? "";
      await server.services.files.withLocalPath(id, async (path) => {
        const forged = Buffer.from(bytes);
        forged[forged.length - 20] = 0;
        await chmod(path, 0o640);
        await writeFile(path, forged);
      });
      const response = await get(address);
      if (isLarge && bytes.length > 70_000) {
        assert.equal(response.status, 200);
        await assert.rejects(response.arrayBuffer());
      } else {
        assert.equal(response.status, 500);
        assert.equal(((await response.json()) as { code: string }).code, "file.damaged");
      }
      const file = await server.services.store.read.files.get(id);
      const trail = await server.services.store.read.audit.ofDocument(file?.documentId ?? "");
      assert.equal(trail.at(-1)?.action, "file.damaged");
    }
  });

  it("have names that old and new programs read", () => {
    assert.equal(
      contentDisposition("attachment", 'Báo cáo "quý I" (đợt 1).docx'),
      `attachment; filename="Bao cao _quy I_ (dot 1).docx"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%22qu%C3%BD%20I%22%20%28%C4%91%E1%BB%A3t%201%29.docx`,
    );
    assert.doesNotMatch(contentDisposition("inline", "a\r\nSet-Cookie: x"), /[\r\n]/);
  });
});
