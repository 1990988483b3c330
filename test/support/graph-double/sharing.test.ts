import assert from "node:assert/strict";
import { trustAuthority } from "../trust-authority.ts";
import { startGraphDouble, type GraphDouble } from "./graph-double.ts";

/** What the double claims about sharing and replacing one item: Microsoft's pages on driveItem invite and on upload. */
describe("the double of Graph, asked about one item that people edit", () => {
  let double: GraphDouble;
  let at: GraphDouble["state"]["sites"][number];
  let path: string;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
    at = double.state.addSite("https://donvi.sharepoint.com/sites/vanthu");
  });
  after(() => double.close());

  async function ask(method: string, below: string, body?: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${double.origin}/v1.0${below}`, {
      method,
      headers: { authorization: `Bearer ${double.entra.token(`${double.origin}/.default`)}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  beforeEach(async () => {
    const drive = at.drives[0]?.id ?? "";
    const made = await ask("PUT", `/drives/${drive}/root:/${crypto.randomUUID()}.docx:/content`, "một");
    path = `/drives/${drive}/items/${String(made.body["id"])}`;
  });

  const invitation = (roles: readonly string[] = ["write"]) =>
    JSON.stringify({
      recipients: [{ objectId: "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b" }],
      requireSignIn: true,
      sendInvitation: false,
      roles,
    });
  const json = { "content-type": "application/json" };

  it("shares for an app with full control of the site, and for none that may only write", async () => {
    at.grant = "write";
    assert.equal((await ask("POST", `${path}/invite`, invitation(), json)).status, 403);
    at.grant = "fullcontrol";
    const { status, body } = await ask("POST", `${path}/invite`, invitation(), json);
    assert.equal(status, 200);
    assert.equal((body["value"] as unknown[]).length, 1);
    assert.deepEqual(double.complaints, []);
  });

  it("replaces the bytes of an item as a new version, only as it was seen and while nobody has it open", async () => {
    const { body: before } = await ask("GET", path);
    const tag = { "if-match": String(before["eTag"]) };
    const { status, body } = await ask("PUT", `${path}/content`, "hai", tag);
    assert.equal(status, 200);
    assert.notEqual(body["eTag"], before["eTag"]);
    assert.equal((await ask("PUT", `${path}/content`, "ba", tag)).status, 412);
    const versions = (await ask("GET", `${path}/versions`)).body["value"] as unknown[];
    assert.equal(versions.length, 2);
    const [drive] = at.drives;
    assert.ok(drive !== undefined);
    drive.get(path.split("/").at(-1) ?? "").isLocked = true;
    assert.equal((await ask("PUT", `${path}/content`, "bốn")).status, 423);
  });
});
