import assert from "node:assert/strict";
import type { DriveModel } from "./drive-model.ts";
import { startGraphDouble, type GraphDouble } from "./graph-double.ts";
import { hasGraphSchema } from "./graph-shapes.ts";
import { trustAuthority } from "../trust-authority.ts";

type Body = Record<string, unknown>;
const unit = 327_680;

/** What the double claims about Graph, each with where it is documented: platform facts, section 7, or Microsoft's page. */
describe("the double of Graph", () => {
  let double: GraphDouble;
  let drive: DriveModel;
  let token: string;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
    token = double.entra.token(`${double.origin}/.default`);
  });
  beforeEach(() => {
    double.state.sites.length = 0;
    const [first] = double.state.addSite("https://donvi.sharepoint.com/sites/vanthu").drives;
    assert.ok(first !== undefined);
    drive = first;
  });
  after(() => double.close());

  async function ask(method: string, path: string, more: RequestInit = {}, bearer: string | null = token) {
    const response = await fetch(path.startsWith("https:") ? path : `${double.origin}/v1.0${path}`, {
      method,
      redirect: "manual",
      ...more,
      headers: {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(more.headers as Record<string, string> | undefined),
      },
    });
    const text = await response.text();
    const body = (text.startsWith("{") ? JSON.parse(text) : {}) as Body;
    return { status: response.status, headers: response.headers, body, text };
  }
  const codeOf = ({ body }: { body: Body }) => (body["error"] as { code?: string } | undefined)?.code;
  const root = () => `/drives/${drive.id}/root`;
  const item = (id: unknown) => `/drives/${drive.id}/items/${String(id)}`;
  const json = (body: unknown, headers = {}): RequestInit => ({
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });
  const putFile = async (name: string, text: string, query = "") =>
    (await ask("PUT", `${root()}:/${encodeURIComponent(name)}:/content${query}`, { body: text })).body;

  it("gives tokens to this app alone, and takes those for Graph, of this tenant, that have not ended", async () => {
    const { tenantId, clientId, secret } = double.entra.app;
    const form = (client_secret: string, client_id = clientId) =>
      new URLSearchParams({ grant_type: "client_credentials", client_id, client_secret, scope: "x" });
    const address = `${double.origin}/${tenantId}/oauth2/v2.0/token`;
    assert.equal((await ask("POST", address, { body: form(secret) }, null)).status, 200);
    const refused = await ask("POST", address, { body: form("wrong") }, null);
    assert.deepEqual([refused.status, refused.body["error"]], [401, "invalid_client"]);
    assert.equal((await ask("POST", address, { body: form(secret, "other") }, null)).status, 400);
    const wrong = [
      null,
      "x.y.z",
      double.entra.token("https://other"),
      double.entra.token(double.origin, -10),
    ];
    for (const bearer of wrong) {
      const answer = await ask("GET", root(), {}, bearer);
      assert.deepEqual([answer.status, codeOf(answer)], [401, "InvalidAuthenticationToken"]);
    }
  });

  it("answers errors in Graph's envelope, with the request's id", async () => {
    const answer = await ask("GET", item("none"), { headers: { "client-request-id": "abc" } });
    assert.equal(answer.status, 404);
    const { innerError } = answer.body["error"] as { innerError: Body };
    assert.equal(innerError["request-id"], answer.headers.get("request-id"));
    assert.equal(innerError["client-request-id"], "abc");
  });

  it("opens to the app only the sites that were granted to it, and to write only with that role", async () => {
    const [site] = double.state.sites;
    assert.ok(site !== undefined);
    const address = "/sites/donvi.sharepoint.com:/sites/vanthu";
    assert.equal((await ask("GET", address)).body["id"], site.id);
    site.grant = null;
    assert.equal(codeOf(await ask("GET", address)), "accessDenied");
    assert.equal((await ask("GET", root())).status, 403);
    site.grant = "read";
    assert.equal((await ask("GET", root())).status, 200);
    assert.equal((await ask("PUT", `${root()}:/a.txt:/content`, { body: "a" })).status, 403);
    assert.equal((await ask("GET", `${address}-none`)).status, 404);
  });

  it("knows no difference of case in names, and takes none of its signs", async () => {
    await putFile("Báo cáo.pdf", "một");
    const taken = await ask(
      "PUT",
      `${root()}:/b%C3%81O%20c%C3%A1o.PDF:/content?@microsoft.graph.conflictBehavior=fail`,
      {
        body: "hai",
      },
    );
    assert.deepEqual([taken.status, codeOf(taken)], [409, "nameAlreadyExists"]);
    for (const name of [
      'a"b',
      "a*b",
      "a:b",
      "a<b",
      "a|b",
      " a",
      "a.",
      "con",
      "_vti_x",
      "forms",
      "x".repeat(256),
    ]) {
      const answer = await ask("PUT", `${root()}:/${encodeURIComponent(name)}:/content`, { body: "x" });
      assert.equal(answer.status, 400, name);
    }
    const deep = Array.from({ length: 5 }, () => "y".repeat(90)).join("/");
    assert.equal((await ask("PUT", `${root()}:/${deep}/z.txt:/content`, { body: "x" })).status, 400);
  });

  it("changes the eTag with everything, the cTag with the bytes alone, and refuses by If-Match", async () => {
    const first = await putFile("a.txt", "một");
    const renamed = (await ask("PATCH", item(first["id"]), json({ name: "b.txt" }))).body;
    assert.notEqual(renamed["eTag"], first["eTag"]);
    assert.equal(renamed["cTag"], first["cTag"]);
    const changed = await putFile("b.txt", "hai");
    assert.notEqual(changed["cTag"], first["cTag"]);
    const late = json({ name: "c.txt" }, { "if-match": String(first["eTag"]) });
    const answer = await ask("PATCH", item(first["id"]), late);
    assert.deepEqual([answer.status, codeOf(answer)], [412, "resourceModified"]);
  });

  it("keeps versions, gives the bytes of earlier ones, and makes one current again", async () => {
    const { id } = await putFile("a.txt", "một");
    await putFile("a.txt", "hai");
    const { value } = (await ask("GET", `${item(id)}/versions`)).body as { value: Body[] };
    assert.deepEqual(
      value.map((version) => version["id"]),
      ["2.0", "1.0"],
    );
    const current = await ask("GET", `${item(id)}/versions/2.0/content`);
    assert.deepEqual([current.status, codeOf(current)], [400, "invalidRequest"]);
    const earlier = await ask("GET", `${item(id)}/versions/1.0/content`);
    assert.equal(earlier.status, 302);
    assert.equal((await ask("GET", earlier.headers.get("location") ?? "", {}, null)).text, "một");
    assert.equal((await ask("POST", `${item(id)}/versions/1.0/restoreVersion`)).status, 204);
    const now = await ask("GET", `${item(id)}/content`);
    assert.equal((await ask("GET", now.headers.get("location") ?? "", {}, null)).text, "một");
  });

  it("gives downloads on another host, in parts, and never to who shows a token", async () => {
    const { id } = await putFile("a.txt", "0123456789");
    const address = (await ask("GET", `${item(id)}/content`)).headers.get("location") ?? "";
    assert.notEqual(new URL(address).hostname, new URL(double.origin).hostname);
    const part = await ask("GET", address, { headers: { range: "bytes=2-4" } }, null);
    assert.deepEqual(
      [part.status, part.text, part.headers.get("content-range")],
      [206, "234", "bytes 2-4/10"],
    );
    assert.equal((await ask("GET", address)).status, 401);
    assert.equal(double.complaints.splice(0).length, 1);
    assert.equal((await ask("GET", `${double.state.bytes.origin}/download/none`, {}, null)).status, 401);
  });

  describe("'s upload session", () => {
    const total = 2 * unit + 10;
    let url: string;
    beforeEach(async () => {
      const body = { item: { "@microsoft.graph.conflictBehavior": "fail" } };
      const answer = await ask("POST", `${root()}:/l%E1%BB%9Bn.bin:/createUploadSession`, json(body));
      url = String(answer.body["uploadUrl"]);
    });
    const send = (start: number, length: number, bearer: string | null = null) =>
      ask(
        "PUT",
        url,
        {
          body: Buffer.alloc(length, 7),
          headers: { "content-range": `bytes ${start}-${start + length - 1}/${total}` },
        },
        bearer,
      );

    it("takes fragments in their order, tells where it stands, and gives the item with the last", async () => {
      assert.notEqual(new URL(url).hostname, new URL(double.origin).hostname);
      const first = await send(0, unit);
      assert.deepEqual([first.status, first.body["nextExpectedRanges"]], [202, [`${unit}-`]]);
      assert.equal((await send(0, unit)).status, 416, "already received");
      assert.equal((await send(2 * unit, 10)).status, 416, "not yet its turn");
      assert.deepEqual((await ask("GET", url, {}, null)).body["nextExpectedRanges"], [`${unit}-`]);
      await send(unit, unit);
      const last = await send(2 * unit, 10);
      assert.deepEqual([last.status, last.body["size"]], [201, total]);
      assert.equal((await ask("GET", url, {}, null)).status, 404, "it ends with the last fragment");
    });

    it("refuses fragments that are no multiples of 320 KiB, too long, or come with a token", async () => {
      assert.equal((await send(0, unit - 1)).status, 400);
      assert.equal((await send(0, unit, token)).status, 401);
      assert.equal(double.complaints.splice(0).length, 1);
    });

    it("ends when it is told to, and by itself after a while", async () => {
      for (const session of double.state.bytes.sessions.values()) session.endsAt = 0;
      assert.equal((await send(0, unit)).status, 404);
      for (const session of double.state.bytes.sessions.values()) session.endsAt = Infinity;
      assert.equal((await ask("DELETE", url, {}, null)).status, 204);
      assert.equal((await send(0, unit)).status, 404);
    });

    it("finds a name taken with the last fragment, and no room by the size that is told with the first call", async () => {
      await send(0, unit);
      await send(unit, unit);
      await putFile("LỚN.bin", "x");
      const last = await send(2 * unit, 10);
      assert.deepEqual([last.status, codeOf(last)], [409, "nameAlreadyExists"]);
      drive.remaining = 5;
      const begin = () =>
        ask("POST", `${root()}:/x.bin:/createUploadSession`, json({ item: { fileSize: total } }));
      assert.equal((await begin()).status, 400, "which SharePoint does not take");
      double.state.refusesFileSize = false;
      assert.equal((await begin()).status, 507);
      double.state.refusesFileSize = true;
    });
  });

  it("tells what changed page by page, with absolute links, leaving out what a delta leaves out", async () => {
    for (const name of ["a.txt", "b.txt", "c.txt"]) await putFile(name, name);
    const first = (await ask("GET", `${root()}/delta?$top=2`)).body as { value: Body[] } & Body;
    assert.equal(first.value.length, 2);
    assert.ok(first.value.some((one) => "root" in one));
    const next = String(first["@odata.nextLink"]);
    assert.ok(next.startsWith(`${double.origin}/v1.0/`));
    const second = (await ask("GET", next)).body as { value: Body[] } & Body;
    const file = second.value[0] ?? {};
    assert.ok(!("cTag" in file) && !("path" in (file["parentReference"] as Body)));
    const delta = String(second["@odata.deltaLink"]);
    assert.deepEqual((await ask("GET", delta)).body["value"], []);
    await ask("DELETE", item(file["id"]));
    const { value } = (await ask("GET", delta)).body as { value: Body[] };
    assert.ok(value.some((one) => one["id"] === file["id"] && "deleted" in one && !("name" in one)));
    double.state.forgottenBefore = 1_000_000;
    const gone = await ask("GET", delta);
    double.state.forgottenBefore = 0;
    assert.deepEqual([gone.status, codeOf(gone)], [410, "resyncChangesApplyDifferences"]);
    assert.ok(gone.headers.get("location")?.includes("/root/delta"));
  });

  it("keeps what is locked as it is, and removes for good what is told so", async () => {
    const { id } = await putFile("a.txt", "a");
    drive.get(String(id)).isLocked = true;
    for (const [method, path] of [
      ["DELETE", ""],
      ["POST", "/permanentDelete"],
    ] as const)
      assert.equal(codeOf(await ask(method, `${item(id)}${path}`)), "resourceLocked");
    drive.get(String(id)).isLocked = false;
    assert.equal((await ask("POST", `${item(id)}/permanentDelete`)).status, 204);
    assert.equal((await ask("GET", item(id))).status, 404);
    assert.equal(drive.items.get(String(id))?.gone, "purged");
  });

  it("throttles and fails on demand", async () => {
    double.faults.plan(({ path }) => path.endsWith("/root"), { kind: "status", status: 429, retryAfter: 7 });
    const answer = await ask("GET", root());
    assert.deepEqual([answer.status, answer.headers.get("retry-after")], [429, "7"]);
    double.faults.plan(({ path }) => path.endsWith("/root"), { kind: "loseAnswer" });
    await assert.rejects(ask("GET", root()));
    assert.equal((await ask("GET", root())).status, 200);
  });

  it("answers in the shapes of Graph's own description", async function () {
    if (!hasGraphSchema) {
      process.stdout.write("      (../shared/data/graph.schema.json is not here: shapes are not compared)\n");
      this.skip();
    }
    const check = double.state.checkShape;
    const file = await putFile("a.txt", "a");
    check("type", "microsoft.graph.driveItem", file);
    check("type", "microsoft.graph.drive", (await ask("GET", `/sites/${drive.siteId}/drive`)).body);
    const site = (await ask("GET", `/sites/donvi.sharepoint.com:/sites/vanthu`)).body;
    check("type", "microsoft.graph.site", site);
    const { value } = (await ask("GET", `${item(file["id"])}/versions`)).body as { value: Body[] };
    for (const version of value) check("type", "microsoft.graph.driveItemVersion", version);
    const delta = (await ask("GET", `${root()}/delta`)).body as { value: Body[] };
    for (const one of delta.value) check("type", "microsoft.graph.driveItem", one);
    const session = await ask(
      "POST",
      `${root()}:/x.bin:/createUploadSession`,
      json({ item: { name: "x.bin" } }),
    );
    check("type", "microsoft.graph.uploadSession", session.body);
    assert.throws(() => check("type", "microsoft.graph.driveItem", { nonsense: 1 }));
    assert.deepEqual(double.complaints, []);
  });
});
