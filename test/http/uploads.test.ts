import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { request as httpRequest, type ClientRequest } from "node:http";
import { Upload as TusUpload } from "tus-js-client";
import { upload as uploadShape } from "../../src/contract/files.ts";
import { refusalOf, type ApiClient } from "../support/api-client.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { waitFor } from "../support/wait-for.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

const tus = { "tus-resumable": "1.0.0" };
const octets = "application/offset+octet-stream";

describe("uploads over HTTP, tus 1.0", () => {
  let server: TestServer;
  let clerk: ApiClient;
  let pdf: Buffer;
  before(async () => {
    server = await startTestServer({ env: { VANTHU_MAX_UPLOAD_MB: "1" } });
    clerk = await server.as(server.people.actors.clerk);
    pdf = await makePdf(officialPage());
  });
  after(() => server.stop());

  const head = (address: string) => clerk.request("HEAD", address, undefined, tus);
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

  it("tells what it speaks", async () => {
    const response = await clerk.request("OPTIONS", "/api/uploads");
    assert.equal(response.status, 204);
    assert.equal(response.headers.get("tus-version"), "1.0.0");
    assert.equal(response.headers.get("tus-extension"), "creation,termination,expiration");
    assert.equal(response.headers.get("tus-max-size"), "1048576");
  });

  it("takes a PDF and says what it is", async () => {
    const found = await clerk.upload("Quyết định số 1837.pdf", pdf);
    assert.equal(found.name, "Quyết định số 1837.pdf");
    assert.equal(found.mediaType, "application/pdf");
    assert.equal(found.sha256, sha256(pdf));
    assert.equal(found.pageCount, 1);
    assert.equal(found.state, "ready");
  });

  it("is understood by a client that others wrote, in pieces", async () => {
    const address = await new Promise<string>((resolve, reject) => {
      const upload: TusUpload = new TusUpload(pdf, {
        endpoint: `${server.url}/api/uploads`,
        chunkSize: Math.ceil(pdf.length / 3),
        metadata: { filename: "Công văn.pdf", role: "attachment" },
        headers: { authorization: `Bearer ${clerk.token}` },
        onSuccess: () => resolve(upload.url ?? ""),
        onError: reject,
      });
      upload.start();
    });
    const found = await clerk.get(new URL(address).pathname, uploadShape);
    assert.equal(found.name, "Công văn.pdf");
    assert.equal(found.role, "attachment");
    assert.equal(found.sha256, sha256(pdf));
  });

  it("keeps what came before the connection broke, and goes on from there", async () => {
    const address = await clerk.beginUpload("a.pdf", pdf.length);
    const half = Math.floor(pdf.length / 2);
    const broken = beginAppend(server.url + address, clerk.token ?? "", pdf.length);
    broken.write(pdf.subarray(0, half));
    const received = async () => {
      const response = await head(address);
      assert.equal(response.headers.get("upload-length"), String(pdf.length));
      return Number(response.headers.get("upload-offset"));
    };
    // A reset takes with it what the server has not read yet: nobody could keep that.
    await waitFor(async () => ((await received()) === half ? true : null));
    broken.destroy();
    assert.equal(await received(), half);
    // The server hears of the break a moment later, and lets go of the upload then.
    await waitFor(async () =>
      (await clerk.append(address, half, pdf.subarray(half, half))).status === 423 ? null : true,
    );
    const rest = await clerk.append(address, half, pdf.subarray(half));
    assert.equal(rest.status, 204);
    assert.equal(rest.headers.get("upload-offset"), String(pdf.length));
    assert.equal((await clerk.get(address, uploadShape)).sha256, sha256(pdf));
  });

  it("lets one connection append at a time", async () => {
    const address = await clerk.beginUpload("a.pdf", pdf.length);
    const slow = beginAppend(server.url + address, clerk.token ?? "", pdf.length);
    const answered = new Promise<number>((resolve, reject) => {
      slow.on("response", (response) => resolve(response.statusCode ?? 0)).on("error", reject);
    });
    slow.write(pdf.subarray(0, 10));
    while ((await head(address)).headers.get("upload-offset") !== "10") await Promise.resolve();
    const second = await refusalOf(await clerk.append(address, 10, pdf.subarray(10)));
    assert.equal(second.status, 423);
    assert.equal(second.code, "upload.busy");
    slow.end(pdf.subarray(10));
    assert.equal(await answered, 204);
  });

  it("refuses a wrong offset with 409 and the place where it stands", async () => {
    const address = await clerk.beginUpload("a.pdf", 100);
    await clerk.append(address, 0, pdf.subarray(0, 10));
    const refusal = await refusalOf(await clerk.append(address, 5, pdf.subarray(5, 10)));
    assert.equal(refusal.status, 409);
    assert.match(refusal.message.vi, /10 byte/);
  });

  it("refuses another version, other bytes, other lengths", async () => {
    const address = await clerk.beginUpload("a.pdf", 100);
    const old = await clerk.request("HEAD", address, undefined, { "tus-resumable": "0.2.2" });
    assert.equal(old.status, 412);
    assert.equal(old.headers.get("tus-version"), "1.0.0");
    const form = await clerk.request("PATCH", address, {}, { ...tus, "upload-offset": "0" });
    assert.equal((await refusalOf(form)).status, 415);
    const noOffset = await clerk.request("PATCH", address, undefined, { ...tus, "content-type": octets });
    assert.equal((await refusalOf(noOffset)).status, 400);
    for (const length of ["", "-1", "1.5", "many"]) {
      const begun = await clerk.request("POST", "/api/uploads", undefined, {
        ...tus,
        "upload-length": length,
      });
      assert.equal((await refusalOf(begun)).code, "upload.bad-request", length);
    }
  });

  it("refuses what is over the limit with 413, before and while it comes", async () => {
    const begun = await clerk.request("POST", "/api/uploads", undefined, {
      ...tus,
      "upload-length": "1048577",
      "upload-metadata": `filename ${Buffer.from("a.pdf").toString("base64")}`,
    });
    assert.deepEqual([begun.status, (await refusalOf(begun)).code], [413, "upload.too-large"]);
    const address = await clerk.beginUpload("a.pdf", 1000);
    const longer = await refusalOf(await clerk.append(address, 0, randomBytes(200_000)));
    assert.deepEqual([longer.status, longer.code], [413, "upload.longer-than-announced"]);
    assert.equal((await head(address)).status, 404);
  });

  it("refuses a document marked as a state secret with the rule, and nothing of it stays (R07)", async () => {
    const secret = await makePdf(officialPage([{ text: "TỐI MẬT", at: [90, 130] }]));
    const address = await clerk.beginUpload("ke-hoach.pdf", secret.length);
    const refusal = await refusalOf(await clerk.append(address, 0, secret));
    assert.deepEqual([refusal.status, refusal.code], [422, "intake.secret-on-page"]);
    assert.match(refusal.message.vi, /Luật Bảo vệ bí mật nhà nước/);
    assert.equal((await head(address)).status, 404);
    assert.equal(await server.services.files.size(address.split("/").at(-1) ?? ""), null);
  });

  it("refuses a file that is not what its name says", async () => {
    const address = await clerk.beginUpload("cong-van.docx", pdf.length);
    const refusal = await refusalOf(await clerk.append(address, 0, pdf));
    assert.deepEqual([refusal.status, refusal.code], [422, "intake.type-mismatch"]);
  });

  it("shows an upload to nobody but who began it", async () => {
    const address = await clerk.beginUpload("a.pdf", 100);
    for (const stranger of [server.people.actors.secondClerk, server.people.other.clerk]) {
      const client = await server.as(stranger);
      assert.equal((await client.request("HEAD", address, undefined, tus)).status, 404);
      assert.equal((await client.request("DELETE", address, undefined, tus)).status, 404);
      assert.equal((await refusalOf(await client.append(address, 0, pdf.subarray(0, 10)))).status, 404);
      assert.deepEqual(
        await client.refused("GET", address),
        await client.refused("GET", "/api/uploads/00000000-0000-4000-8000-000000000000"),
      );
    }
    const leader = await server.as(server.people.actors.leader);
    await assert.rejects(leader.beginUpload("a.pdf", 1));
  });

  it("says until when it is kept, and is cancelled with its bytes", async () => {
    const address = await clerk.beginUpload("a.pdf", 100);
    const expires = Date.parse((await head(address)).headers.get("upload-expires") ?? "");
    assert.ok(Math.abs(expires - Date.now() - 24 * 3_600_000) < 60_000);
    assert.equal((await clerk.request("DELETE", address, undefined, tus)).status, 204);
    assert.equal((await head(address)).status, 404);
  });
});

/** A request that appends from the beginning; its body is the caller's to write, end or break off. */
function beginAppend(url: string, token: string, announced: number): ClientRequest {
  const request = httpRequest(url, {
    method: "PATCH",
    headers: {
      ...tus,
      authorization: `Bearer ${token}`,
      "upload-offset": "0",
      "content-type": octets,
      "content-length": String(announced),
    },
  });
  return request.on("error", () => undefined);
}
