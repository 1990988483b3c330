import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { z } from "zod";
import { uploadView } from "../../src/usecases/files/own-upload.ts";
import { readHandedOver } from "../../tab/src/registering/handed-over.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

const answer = z.object({
  task: z.discriminatedUnion("type", [
    z.object({ type: z.literal("continue"), value: z.object({ title: z.string(), url: z.string() }) }),
    z.object({ type: z.literal("message"), value: z.string() }),
  ]),
});
const tenant = "00000000-0000-4000-8000-000000000001";

/** Through the real adapter, route and gate; Teams' own store of files is a server of this test. */
describe("Registering a message's file (action command)", function () {
  this.timeout(60_000);
  let server: TestServer;
  let store: Server;
  let storeUrl = "";
  let paper: Buffer;

  before(async () => {
    paper = await makePdf(officialPage());
    store = createServer((request, response) => {
      if (request.url === "/paper.pdf") response.end(paper);
      else if (request.url === "/elsewhere") response.writeHead(302, { location: "/paper.pdf" }).end();
      else response.writeHead(401).end();
    });
    await new Promise<void>((resolve) => store.listen(0, "127.0.0.1", resolve));
    const address = store.address();
    storeUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
    server = await startTestServer();
  });
  after(async () => {
    await server?.stop();
    store.close();
  });

  async function pressed(personId: string, attachments: readonly object[], content = "") {
    const account = { id: `29:${personId}`, aadObjectId: personId };
    const response = await fetch(`${server.url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        type: "invoke",
        name: "composeExtension/fetchTask",
        id: "1",
        channelId: "msteams",
        serviceUrl: storeUrl,
        from: account,
        recipient: { id: "28:vanthu" },
        conversation: { id: "19:group@thread.v2", conversationType: "groupChat", tenantId: tenant },
        channelData: { tenant: { id: tenant } },
        value: { commandId: "registerIncoming", messagePayload: { body: { content }, attachments } },
      }),
    });
    assert.equal(response.status, 200);
    return answer.parse(await response.json()).task;
  }
  const file = (name: string, path: string) => ({
    contentType: "application/vnd.microsoft.teams.file.download.info",
    name,
    content: { downloadUrl: `${storeUrl}${path}` },
  });

  it("opens the clerk's form with the file taken in through the gate and the message's words", async () => {
    const { clerk } = server.people.actors;
    const files = [
      file("1837-qd-ubnd.pdf", "/paper.pdf"),
      file("phu-luc.pdf", "/gone"),
      file("b.pdf", "/elsewhere"),
    ];
    const task = await pressed(clerk.personId, files, "<p>Gửi văn thư: <b>Quy chế</b> &amp; phụ lục</p>");
    assert.ok(task.type === "continue");
    const [page = "", handed = ""] = task.value.url.split("#message=");
    assert.equal(page, `${server.url}/tab/incoming/new`);
    const { text, uploads, missing } = readHandedOver(handed) ?? assert.fail("nothing is handed over");
    assert.equal(text, "Gửi văn thư: Quy chế & phụ lục");
    assert.deepEqual(missing, ["phu-luc.pdf", "b.pdf"]);
    assert.deepEqual(
      uploads.map(({ name, size, role }) => [name, size, role]),
      [["1837-qd-ubnd.pdf", paper.length, "main"]],
    );
    const kept = await server.services.store.read.uploads.get(uploads[0]?.id ?? "");
    assert.deepEqual([kept?.state, kept?.personId, kept?.pageCount], ["ready", clerk.personId, 1]);
    assert.ok(kept !== null && uploadView(kept, kept.size).id === kept.id);
  });

  it("says in a sentence who may not, and what the gate does not take", async () => {
    const { leader, clerk } = server.people.actors;
    const refused = await pressed(leader.personId, [file("a.pdf", "/paper.pdf")]);
    assert.equal(refused.type, "message");
    const secret = await pressed(clerk.personId, [file("MẬT - ke hoach.pdf", "/paper.pdf")]);
    assert.ok(secret.type === "message", "a mark of secrecy in the name");
    assert.equal((await server.services.store.read.uploads.after(null, 10)).length, 1);
  });

  it("asks no address but where Teams keeps files", async () => {
    const { clerk } = server.people.actors;
    const outside = { name: "a.pdf", content: { downloadUrl: "https://10.0.0.1/paper.pdf" } };
    const task = await pressed(clerk.personId, [outside, { name: "b.pdf", contentType: "reference" }]);
    assert.ok(task.type === "continue");
    const handed = readHandedOver(task.value.url.split("#message=")[1] ?? "");
    assert.deepEqual([handed?.uploads, handed?.missing], [[], ["a.pdf", "b.pdf"]]);
  });

  it("hands over where a file lies that only its reader may open, for the form to fetch in the clerk's name", async () => {
    const { clerk } = server.people.actors;
    const at = "https://donvi-my.sharepoint.com/personal/lan/Documents/công văn.pdf";
    const reference = (name: string, contentUrl: string) => ({ contentType: "reference", name, contentUrl });
    const task = await pressed(clerk.personId, [
      reference("công văn.pdf", at),
      reference("b.pdf", "https://donvi.sharepoint.com.evil.example/b.pdf"),
      file("c.pdf", "/paper.pdf"),
    ]);
    assert.ok(task.type === "continue");
    const handed = readHandedOver(task.value.url.split("#message=")[1] ?? "");
    assert.deepEqual(handed?.references, [{ name: "công văn.pdf", address: at, role: "main" }]);
    assert.deepEqual(handed?.missing, ["b.pdf"]);
    assert.deepEqual(
      handed?.uploads.map(({ name, role }) => [name, role]),
      [["c.pdf", "attachment"]],
    );
  });
});
