import assert from "node:assert/strict";
import { fetchValue, type FetchSettings } from "../../../src/adapters/trust/fetch-value.ts";
import { isPublicAddress } from "../../../src/adapters/trust/public-address.ts";
import { CannotFetch } from "../../../src/ports/trust-tools.ts";
import { openRevocationServer, type RevocationServer } from "../../support/signatures/revocation-server.ts";

describe("Asking an address that a certificate names", () => {
  let server: RevocationServer;
  const settings: FetchSettings = { milliseconds: 300, maxBytes: 1_000, allowPrivate: true };
  before(async () => {
    server = await openRevocationServer();
  });
  after(() => server.close());

  const ask = (path: string, hosts = [server.host], more: Partial<FetchSettings> = {}) =>
    fetchValue({ address: `${server.address}${path}`, request: null }, { hosts }, { ...settings, ...more });
  const fault = async (...asked: Parameters<typeof ask>) => {
    const seen = server.asked.length;
    const error = await ask(...asked).then(
      () => null,
      (cause: unknown) => cause,
    );
    assert.ok(error instanceof CannotFetch);
    return [error.fault, server.asked.length - seen];
  };

  it("gets what is there, and how long it may be used", async () => {
    server.answer = () => ({ body: Buffer.from("list"), headers: { "Cache-Control": "public, max-age=60" } });
    const { bytes, maxAge } = await ask("/a.crl");
    assert.deepEqual([bytes.toString(), maxAge], ["list", 60]);
  });

  it("sends an OCSP request as such", async () => {
    server.answer = (_path, body) => ({ body });
    const request = Uint8Array.from([1, 2, 3]);
    const address = `${server.address}/ocsp`;
    const { bytes } = await fetchValue({ address, request }, { hosts: [server.host] }, settings);
    assert.deepEqual([...bytes], [1, 2, 3]);
    assert.equal(server.asked.at(-1), "POST /ocsp");
  });

  it("asks no host that the agency does not name, and no other port of one", async () => {
    assert.deepEqual(await fault("/a.crl", []), ["hostNotAllowed", 0]);
    assert.deepEqual(await fault("/a.crl", ["127.0.0.1"]), ["hostNotAllowed", 0]);
    assert.deepEqual(await fault("/a.crl", ["*.0.0.1"]), ["hostNotAllowed", 0]);
  });

  it("asks nothing inside, also where the agency names the host by mistake", async () => {
    assert.deepEqual(await fault("/a.crl", [server.host], { allowPrivate: false }), ["privateAddress", 0]);
    const local = `http://localhost:${server.host.split(":")[1] ?? ""}/a.crl`;
    const hosts = [new URL(local).host];
    await assert.rejects(
      fetchValue({ address: local, request: null }, { hosts }, { ...settings, allowPrivate: false }),
      (cause: CannotFetch) => cause.fault === "privateAddress",
    );
  });

  it("follows nobody elsewhere", async () => {
    server.answer = () => ({ status: 302, headers: { Location: "http://127.0.0.1:1/inside" } });
    assert.deepEqual(await fault("/a.crl"), ["redirected", 1]);
  });

  it("takes neither more nor longer than it may", async () => {
    server.answer = () => ({ body: Buffer.alloc(2_000) });
    assert.deepEqual(await fault("/large"), ["tooLarge", 1]);
    server.answer = () => new Promise(() => undefined);
    assert.deepEqual(await fault("/slow"), ["tooSlow", 1]);
    server.answer = () => ({ status: 500 });
    assert.deepEqual(await fault("/broken"), ["refused", 1]);
  });

  it("speaks http and https alone, without names and passwords", async () => {
    for (const address of ["file:///etc/passwd", "ldap://x/cn=a", "http://a:b@127.0.0.1/", "nowhere"]) {
      await assert.rejects(
        fetchValue({ address, request: null }, { hosts: ["127.0.0.1"] }, settings),
        CannotFetch,
      );
    }
  });

  it("knows the internet's addresses from those that are inside", () => {
    const inside =
      "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 64:ff9b::a00:1 2002:7f00:1:: 2001:db8::1 nonsense";
    for (const address of inside.split(" ")) assert.equal(isPublicAddress(address), false, address);
    for (const address of ["203.162.4.190", "8.8.8.8", "2001:dc8::1", "2400:cb00::1"])
      assert.equal(isPublicAddress(address), true, address);
  });
});
