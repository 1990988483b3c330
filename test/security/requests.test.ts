import { notScanned } from "../../src/domain/files/file-scan.ts";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { session } from "../../src/contract/session.ts";
import { refusalOf } from "../support/api-client.ts";
import { isNobody, otherPeople, ownPeople, type PersonName } from "./people-in-world.ts";
import { absentId, type Asked, type Row } from "./row.ts";
import { rowsOfAdministration } from "./rows-of-administration.ts";
import { rowsOfDocuments } from "./rows-of-documents.ts";
import { rowsOfRegisters } from "./rows-of-registers.ts";
import { watchStore, type WatchedStore } from "./watched-store.ts";
import { incomingForm, openWorld, outcomeOf, type World } from "./world.ts";

describe("What a request cannot bring in", function () {
  this.timeout(120_000);
  let world: World;
  let store: WatchedStore;
  let rows: readonly Row[];

  before(async () => {
    world = await openWorld();
    rows = [...rowsOfRegisters(world), ...rowsOfDocuments(world), ...(await rowsOfAdministration(world))];
    store = watchStore(world.server.dataFolder);
  });
  after(async () => {
    store.close();
    await world.close();
  });

  async function send(
    name: PersonName,
    { method, path, body, headers }: Asked,
    more: Record<string, string> = {},
  ): Promise<string> {
    const response = await world.as(name).request(method, path, body, { ...headers, ...more });
    return outcomeOf(response.status, response.status < 400 ? "" : await response.text());
  }
  const whoMay = ({ may }: Row["cases"][number]) => may.find((name) => !isNobody(name));

  it("refuses fields that the contract does not know, at every depth of every body, and changes nothing", async () => {
    let tried = 0;
    const before = store.picture();
    for (const { route, cases } of rows) {
      const it = cases.find(({ asked, may }) => asked.body !== undefined && may.length > 0);
      const name = it && whoMay(it);
      if (it === undefined || name === undefined) continue;
      for (const body of withStrangeFields(it.asked.body)) {
        tried += 1;
        assert.equal(await send(name, { ...it.asked, body }), "400 http.shape", route);
      }
    }
    assert.ok(tried > 40, `${tried} bodies`);
    assert.ok(store.picture() === before, "something was changed");
  });

  it("refuses questions that the contract does not know", async () => {
    for (const { route, cases } of rows) {
      const [it] = cases;
      const name = it && whoMay(it);
      if (it === undefined || name === undefined || it.asked.method !== "GET") continue;
      const join = it.asked.path.includes("?") ? "&" : "?";
      const asked = { ...it.asked, path: `${it.asked.path}${join}agencyId=${absentId}` };
      assert.equal(await send(name, asked), "400 http.shape", route);
    }
  });

  it("lets nobody speak for an agency without an appointment there, on any route; absent agencies are the same", async () => {
    const before = store.picture();
    for (const { route, cases } of rows) {
      for (const it of cases) {
        const name = whoMay(it);
        if (name === undefined) continue;
        const foreign = otherPeople.some((other) => other === name) ? "clerk" : "otherClerk";
        for (const agencyId of [world.people[foreign].agencyId, world.server.people.committee.id, absentId]) {
          const outcome = await send(name, it.asked, { "x-agency": agencyId });
          // The answer to HEAD has no body that could say why.
          const expected = it.asked.method === "HEAD" ? "403" : "403 access.no-appointment";
          assert.equal(outcome, expected, `${route} ${it.about}`);
        }
      }
    }
    assert.ok(store.picture() === before, "something was changed");
  });

  it("knows an id in capitals as the same id, in the path, the question, the body and the header", async () => {
    const { id } = world.documents.mine;
    const capitals = id.toUpperCase();
    const of = (name: PersonName, path: string) => send(name, { method: "GET", path });
    assert.equal(await of("clerk", `/api/incoming/${capitals}`), "200");
    assert.equal(await of("clerk", `/api/assignees?documentId=${capitals}`), "200");
    assert.equal(await of("clerk", `/api/files/${world.files.mine.toUpperCase()}`), "200");
    assert.equal(await of("bystander", `/api/incoming/${capitals}`), "404 document.absent");
    assert.equal(await of("bystander", `/api/assignees?documentId=${capitals}`), "404 document.absent");
    const header = { "x-agency": world.people.clerk.agencyId.toUpperCase() };
    assert.equal(await send("clerk", { method: "GET", path: "/api/session" }, header), "200");
    const given = await world.register("clerk", "Lắp đèn đường Bến Thóc");
    const body = { version: 1, to: world.people.leader.personId.toUpperCase() };
    const path = `/api/incoming/${given.toUpperCase()}/submit`;
    assert.equal(await send("clerk", { method: "POST", path, body }), "200");
    const me = await world.as("leader").get("/api/session", session);
    assert.equal(me.person.id, world.people.leader.personId);
    assert.equal(await of("leader", `/api/incoming/${given}`), "200");
  });

  it("tells a reference to what is another's from none at all in no way", async () => {
    const { people, server, outgoing, documents, files } = world;
    const { other } = server.people;
    const same = async (name: PersonName, ask: (id: string) => Asked, ...foreign: string[]) => {
      const body = async (id: string) => {
        const { method, path, body: sent } = ask(id);
        const refusal = await refusalOf(await world.as(name).request(method, path, sent));
        return JSON.stringify(refusal).replaceAll(id, "…");
      };
      for (const id of foreign) assert.equal(await body(id), await body(absentId));
    };
    const post = (path: string, body: unknown): Asked => ({ method: "POST", path, body });
    const before = store.picture();
    const unsubmitted = `/api/incoming/${documents.mine.id}`;
    const { version } = documents.mine;
    await same(
      "leader",
      (id) => post(`${unsubmitted}/instruct`, { version, text: "Làm", lead: { kind: "person", id } }),
      people.otherSpecialist.personId,
      people.unappointed.personId,
      people.deactivated.personId,
    );
    await same(
      "leader",
      (id) => post(`${unsubmitted}/instruct`, { version, text: "Làm", lead: { kind: "unit", id } }),
      other.office.id,
    );
    for (const row of rows.filter(({ route }) => route === "POST /api/incoming")) {
      const asked = row.cases[0]?.asked.body;
      assert.ok(typeof asked === "object");
      await same("otherClerk", (id) => post("/api/incoming", { ...asked, uploadIds: [id] }), files.mine);
    }
    const form = (more: object) => ({
      key: absentId,
      fields: world.draft({ ...more }),
      uploadIds: [absentId],
    });
    const check = (more: object) => ({ fields: form(more).fields });
    const checked = async (name: PersonName, replyTo: string) =>
      (
        await world.as(name).request("POST", "/api/outgoing/check", check({ abstract: "Trả lời", replyTo }))
      ).text();
    assert.equal(await checked("otherClerk", documents.mine.id), await checked("otherClerk", absentId));
    assert.notEqual(await checked("clerk", documents.mine.id), await checked("clerk", absentId));
    assert.equal(await checked("clerk", outgoing.sent), await checked("clerk", absentId));
    assert.ok(store.picture() === before, "something was changed");
  });

  it("does not look at the name of a file that another person has sent", async () => {
    const { people, server } = world;
    const id = randomUUID();
    const now = new Date();
    await server.services.store.transaction(({ uploads }) =>
      uploads.insert({
        id,
        agencyId: people.otherClerk.agencyId,
        personId: people.otherClerk.personId,
        name: "Báo cáo (TUYỆT MẬT).pdf",
        role: "main",
        size: 10,
        state: "ready",
        sha256: null,
        mediaType: null,
        pageCount: null,
        hasTextLayer: null,
        scan: notScanned,
        active: [],
        createdAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
      }),
    );
    const before = store.picture();
    for (const [path, fields] of [
      ["/api/incoming", incomingForm("Thử tên tệp")],
      ["/api/outgoing", world.draft({ abstract: "Thử tên tệp" })],
    ] as const) {
      for (const uploadId of [id, absentId]) {
        const body = { key: randomUUID(), fields, uploadIds: [uploadId] };
        assert.equal(await send("clerk", { method: "POST", path, body }), "400 upload.not-found", path);
      }
    }
    assert.ok(store.picture() === before, "something was changed");
  });

  it("finds no way around the routes by its path", async () => {
    const { id } = world.documents.theirs;
    const tricks = [
      "/api/../api/admin/people",
      "/api/sign-in/../session",
      "/api/sign-in/..%2fsession",
      "/tab/../api/session",
      "/tab/..%2fapi%2fsession",
      "/healthz/../api/session",
      "//api/session",
      "/api//session",
      "/API/SESSION",
      "/api/session/",
      "/api/session%00",
      "/api/session;x=1",
      "/api/incoming/%2e%2e/session",
      `/api/files/..%2f..%2fvanthu.db`,
      `/api/files/%2e%2e%2f%2e%2e%2fidentity%2fsample-sign-in.key.json`,
      `/api/files/${world.files.theirs}%00`,
      `/api/files/${world.files.theirs}/`,
      `/api/incoming/${id}%20`,
      `/api/incoming/${id}/slip.pdf/`,
      `/api/incoming/{${id}}`,
      `http://127.0.0.1/api/incoming/${id}`,
      "/tab/..%2f..%2fpackage.json",
      "/tab/%2e%2e/%2e%2e/package.json",
      "/tab/....//....//package.json",
      "/tab/.%00./package.json",
    ];
    for (const path of tricks) {
      for (const name of ["stranger", "bystander"] as const) {
        const { status, text } = await raw(world, name, path);
        const isPage = text.startsWith("<!doctype html>");
        const isOwnSession = name === "bystander" && /session\/?$/iu.test(path);
        if (!isPage && !isOwnSession) assert.ok(status >= 400, `${name} ${path}: ${status}`);
        for (const secret of ["SQLite format", '"d":', "dependencies", "quyết toán"])
          assert.ok(!text.includes(secret), `${name} ${path}`);
      }
    }
    const hidden = { "x-http-method-override": "DELETE", "x-original-url": "/api/admin/people" };
    assert.equal(await send("bystander", { method: "GET", path: "/api/work" }, hidden), "200");
    const asked = { method: "GET", path: `/api/incoming/${id}` };
    const forwarded = {
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-user": world.people.otherClerk.personId,
    };
    for (const name of ownPeople)
      assert.equal(await send(name, asked, forwarded), "404 document.absent", name);
  });

  it("writes nothing personal of all that into the log", () => {
    const log = world.lines.join("\n");
    for (const secret of [...world.personal, "Bến Thóc"]) assert.ok(!log.includes(secret), "personal data");
  });
});

/** The body once for each object in it, with a field there that would be good to have. */
function withStrangeFields(body: unknown): unknown[] {
  if (typeof body !== "object" || body === null) return [];
  if (Array.isArray(body)) {
    const items: unknown[] = body;
    return items.flatMap((item, at) => withStrangeFields(item).map((strange) => items.with(at, strange)));
  }
  const inner = Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    withStrangeFields(value).map((strange) => ({ ...body, [name]: strange })),
  );
  // A recipient of an issued document has an agency, which is no secret.
  const agency = "agencyId" in body ? [] : [{ ...body, agencyId: absentId }];
  return [...agency, { ...body, registeredBy: absentId, roles: ["clerk"] }, ...inner];
}

/** `fetch` would tidy the path. */
function raw(world: World, name: PersonName, path: string): Promise<{ status: number; text: string }> {
  const { token } = world.people[name];
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const call = httpRequest({ port: world.server.port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    call.once("error", reject).end();
  });
}
