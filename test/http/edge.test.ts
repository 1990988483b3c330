import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { problem } from "../../src/contract/common.ts";
import { session } from "../../src/contract/session.ts";
import { apiClient, refusalOf, type ApiClient } from "../support/api-client.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

const nobody = "00000000-0000-4000-8000-000000000000";

describe("the HTTP edge", () => {
  let server: TestServer;
  let clerk: ApiClient;
  const lines: string[] = [];
  before(async () => {
    server = await startTestServer({ logLine: (line) => lines.push(line) });
    clerk = await server.as(server.people.actors.clerk);
  });
  after(() => server.stop());

  describe("who speaks", () => {
    it("asks for a token, and refuses one that proves nothing, with 401", async () => {
      const none = await server.stranger.refused("GET", "/api/session");
      assert.deepEqual([none.status, none.code], [401, "access.sign-in"]);
      for (const token of ["x", "a.b.c", `${clerk.token}x`]) {
        const refusal = await apiClient(server.url, token).refused("GET", "/api/session");
        assert.deepEqual([refusal.status, refusal.code], [401, "access.token-refused"]);
      }
      const response = await server.stranger.request("GET", "/api/session");
      assert.equal(response.headers.get("www-authenticate"), 'Bearer error="invalid_token"');
    });

    it("knows the person, the agency and the roles", async () => {
      const me = await clerk.get("/api/session", session);
      assert.equal(me.person.id, server.people.actors.clerk.personId);
      assert.deepEqual(me.roles, ["clerk"]);
    });

    it("lets nobody into an agency where they hold no appointment", async () => {
      const headers = { "x-agency": server.people.other.agency.id };
      const response = await refusalOf(await clerk.request("GET", "/api/session", undefined, headers));
      assert.deepEqual([response.status, response.code], [403, "access.no-appointment"]);
      const wrong = await clerk.request("GET", "/api/session", undefined, { "x-agency": "mine" });
      assert.equal((await refusalOf(wrong)).status, 400);
    });

    it("counts a change of rights with the next request", async () => {
      const { planner } = server.people.actors;
      const client = await server.as(planner);
      await client.get("/api/session", session);
      const { store } = server.services;
      const person = await store.read.people.person(planner.personId);
      assert.ok(person !== null);
      const set = (isActive: boolean, seen: number) =>
        store.transaction(({ people }) => people.updatePerson({ ...person, isActive, version: seen }, seen));
      assert.ok(await set(false, person.version));
      const refusal = await client.refused("GET", "/api/session");
      assert.deepEqual([refusal.status, refusal.code], [403, "access.unknown-person"]);
      assert.ok(await set(true, person.version + 1));
      await client.get("/api/session", session);
    });

    it("signs in as sample people alone", async () => {
      const refusal = await server.stranger.refused("POST", "/api/sign-in/sample", { personId: nobody });
      assert.deepEqual([refusal.status, refusal.code], [403, "access.unknown-person"]);
    });

    it("answers at this machine's own names alone, since any name can be made to point here", async () => {
      const asked = (host: string) =>
        new Promise<number>((resolve, reject) => {
          httpRequest({ port: server.port, path: "/healthz", headers: { host } }, (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          })
            .on("error", reject)
            .end();
        });
      for (const own of ["localhost", "127.0.0.1:80", "[::1]:3978"]) assert.equal(await asked(own), 200, own);
      for (const other of ["evil.example", "localhost.evil.example", "192.168.1.5", "127.0.0.1.nip.io"]) {
        assert.equal(await asked(other), 421, other);
      }
    });

    it("lets no page of another origin read an answer", async () => {
      const response = await clerk.request("GET", "/api/session", undefined, {
        origin: "https://evil.example",
      });
      assert.equal(response.headers.get("access-control-allow-origin"), null);
    });
  });

  describe("what is sent", () => {
    it("is refused where it is no JSON, too large or another type", async () => {
      const raw = (body: string, type: string) =>
        fetch(`${server.url}/api/incoming/check`, {
          method: "POST",
          body,
          headers: { authorization: `Bearer ${clerk.token}`, "content-type": type },
        });
      const codes = async (response: Promise<Response>) => {
        const { status, code } = await refusalOf(await response);
        return [status, code];
      };
      assert.deepEqual(await codes(raw("{", "application/json")), [400, "http.bad-json"]);
      assert.deepEqual(await codes(raw("a=b", "application/x-www-form-urlencoded")), [
        415,
        "http.media-type",
      ]);
      assert.deepEqual(await codes(raw("{}", "application/json; charset=latin1")), [415, "http.media-type"]);
      const huge = JSON.stringify({ abstract: "a".repeat(1_100_000) });
      assert.deepEqual(await codes(raw(huge, "application/json")), [413, "http.body-too-large"]);
    });

    it("is refused field by field where it has not the contract's shape", async () => {
      const refusal = await clerk.refused("POST", "/api/incoming/check", {
        fields: { source: "pigeon", who: 1 },
      });
      assert.deepEqual([refusal.status, refusal.code], [400, "http.shape"]);
      const fields = new Map(refusal.fields.map(({ field, message }) => [field, message.vi]));
      assert.equal(fields.get("uploadIds"), "Thiếu thông tin này.");
      assert.equal(fields.get("fields.source"), "Giá trị không đúng dạng.");
      assert.match(fields.get("fields") ?? "", /who/);
      const query = await clerk.refused("GET", "/api/work?limit=500");
      assert.deepEqual(query.fields, [
        { field: "limit", message: { vi: "Lớn hơn 200.", en: "Larger than 200." } },
      ]);
      assert.equal((await clerk.refused("GET", "/api/work?other=1")).status, 400);
    });

    it("is not read before it is known who sends it", async () => {
      const refusal = await server.stranger.refused("POST", "/api/incoming", { nonsense: true });
      assert.equal(refusal.status, 401);
    });
  });

  describe("what is answered", () => {
    it("is a problem in both languages for an address that is not there", async () => {
      for (const path of ["/api/nothing", "/api", "/nothing", "/api/incoming/x/y/z"]) {
        const refusal = await clerk.refused("GET", path);
        assert.deepEqual([refusal.status, refusal.code], [404, "http.no-such-route"], path);
      }
      assert.equal((await clerk.refused("GET", "/api/%E0%A4%A")).status, 404);
    });

    it("is the same 404 for what is absent and what names nothing", async () => {
      assert.equal((await clerk.refused("GET", `/api/incoming/${nobody}`)).status, 404);
      assert.equal((await clerk.refused("GET", "/api/incoming/not-an-id")).status, 404);
    });

    it("is never kept by anybody and never taken for a page", async () => {
      const { headers } = await clerk.request("GET", "/api/session");
      assert.equal(headers.get("cache-control"), "no-store");
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(
        headers.get("content-security-policy"),
        "default-src 'none';frame-ancestors 'none';sandbox",
      );
      assert.equal(headers.get("x-powered-by"), null);
    });

    it("hides a fault of ours behind an id that the log explains", async () => {
      const { store } = server.services;
      const whole: unknown = Reflect.get(store.read.people, "person");
      Reflect.set(store.read.people, "person", () => Promise.reject(new Error("the disk sings")));
      lines.length = 0;
      try {
        const refusal = await clerk.refused("GET", "/api/session");
        assert.equal(refusal.status, 500);
        assert.equal(refusal.code, "http.fault");
        assert.ok(refusal.faultId !== null && refusal.message.vi.includes(refusal.faultId));
        assert.doesNotMatch(JSON.stringify(refusal), /disk sings/);
        assert.ok(lines.some((line) => line.includes("disk sings") && line.includes(refusal.faultId ?? "?")));
      } finally {
        Reflect.set(store.read.people, "person", whole);
      }
    });

    it("survives what is no HTTP", async () => {
      await new Promise<void>((resolve) => {
        const socket = connect(server.port, "127.0.0.1", () => socket.end("\u0000\u0001 nonsense\r\n\r\n"));
        socket.on("close", () => resolve()).on("error", () => resolve());
        socket.resume();
      });
      assert.equal((await server.stranger.request("GET", "/healthz")).status, 200);
    });
  });

  it("logs method, route, status and person, and nothing that a person wrote (rule 8)", async () => {
    lines.length = 0;
    await clerk.request("GET", "/api/incoming?q=Nguyễn Văn Bí Mật&sender=Sở Nội vụ");
    await clerk.refused("POST", "/api/incoming/check", { fields: { abstract: "Về việc mật" } });
    await clerk.beginUpload("Đơn của bà Hạnh.pdf", 10);
    const text = lines.join("");
    assert.match(text, /"method":"GET","route":"\/api\/incoming","status":200/);
    assert.match(text, new RegExp(server.people.actors.clerk.personId));
    assert.doesNotMatch(decodeURIComponent(text), /Nguyễn|Nội vụ|Về việc|Hạnh|sender=|Bearer/);
  });

  it("answers a sign-in page that needs no token", async () => {
    const response = await server.stranger.request("GET", "/api/sign-in");
    assert.equal(response.status, 200);
    assert.equal(problem.safeParse(await response.json()).success, false);
  });
});
