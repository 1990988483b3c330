import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SharePointSettings } from "../../../../src/adapters/archive/sharepoint/settings.ts";
import { ArchiveUnavailable } from "../../../../src/ports/archive.ts";
import { archiveAt, site } from "../../../support/archive-double.ts";
import { fileOf, kept } from "../../../support/file-to-archive.ts";
import { startGraphDouble, type GraphDouble } from "../../../support/graph-double/graph-double.ts";
import { makeAppCertificate } from "../../../support/graph-double/tls-authority.ts";
import { trustAuthority } from "../../../support/trust-authority.ts";

describe("signing in to Graph as the app", () => {
  let double: GraphDouble;
  let folder: string;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
    double.state.addSite(site);
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-sign-in-"));
  });
  after(async () => {
    await double.close();
    await rm(folder, { recursive: true });
  });

  async function puts(more: Partial<SharePointSettings>): Promise<number> {
    const archive = archiveAt(double, more);
    try {
      return (await archive.put(fileOf(10), kept())).size;
    } finally {
      await archive.close();
    }
  }
  const isDenied = (error: unknown) => error instanceof ArchiveUnavailable && error.fault === "denied";

  it("takes a secret, and says by Entra's code that one is wrong", async () => {
    assert.equal(await puts({}), 10);
    await assert.rejects(puts({ credential: { kind: "password", password: "an old one" } }), (error) => {
      assert.ok(isDenied(error) && error instanceof Error);
      return error.message.includes("AADSTS7000215");
    });
  });

  it("takes a certificate: Entra checks what was signed with its key", async () => {
    const { certificate, key } = await makeAppCertificate();
    const file = path.join(folder, "app.pem");
    await writeFile(file, `${key}${certificate}`);
    double.entra.app.certificate = certificate;
    assert.equal(await puts({ credential: { kind: "certificate", path: file } }), 10);
    double.entra.app.certificate = (await makeAppCertificate()).certificate;
    await assert.rejects(puts({ credential: { kind: "certificate", path: file } }), isDenied);
    await assert.rejects(puts({ credential: { kind: "certificate", path: `${file}.not` } }), isDenied);
  });

  it("takes the identity that Azure gives the machine, which the app trusts", async () => {
    const identityId = "1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9";
    double.entra.app.trusts = "the identity's own token";
    const asked: string[] = [];
    const host = createServer((request, response) => {
      asked.push(request.url ?? "");
      const expires_on = Math.floor(Date.now() / 1000) + 3600;
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({ access_token: "the identity's own token", expires_on, token_type: "Bearer" }),
      );
    });
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    process.env["IDENTITY_ENDPOINT"] = `http://127.0.0.1:${(host.address() as AddressInfo).port}/msi/token`;
    process.env["IDENTITY_HEADER"] = "x";
    try {
      assert.equal(await puts({ credential: { kind: "managedIdentity", identityId } }), 10);
      const address = decodeURIComponent(asked[0] ?? "");
      assert.ok(address.includes(identityId) && address.includes("api://AzureADTokenExchange"), address);
      double.entra.app.trusts = null;
      await assert.rejects(puts({ credential: { kind: "managedIdentity", identityId } }), isDenied);
    } finally {
      delete process.env["IDENTITY_ENDPOINT"];
      delete process.env["IDENTITY_HEADER"];
      host.close();
    }
  });

  it("says that Entra is away when it is, which is not that it refuses", async () => {
    double.faults.plan(({ host }) => host === "entra", { kind: "status", status: 503 }, 100);
    try {
      const away = (error: unknown) => error instanceof ArchiveUnavailable && error.fault === "offline";
      const archive = archiveAt(double, {}, { attempts: 1 });
      await assert.rejects(archive.look({ container: "x", item: "y" }), away);
      await archive.close();
    } finally {
      double.faults.clear();
    }
  });
});
