import assert from "node:assert/strict";
import { teamworkModel, type AppState } from "../teamwork-model.ts";
import { trustAuthority } from "../trust-authority.ts";
import { startGraphDouble, type GraphDouble } from "./graph-double.ts";

/** Teams and mail at the double of Graph, over TLS; platform facts section 4, and Microsoft's throttling limits. */
describe("the double of Graph, where it plays Teams and mail", () => {
  let double: GraphDouble;
  let at: number;
  let state: AppState;
  let thousandth: number;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
  });
  after(() => double.close());
  beforeEach(() => {
    [at, state, thousandth] = [0, "new", 999];
    double.state.teamwork = teamworkModel({
      now: () => at,
      random: () => thousandth / 1_000,
      isMoody: true,
      answerMs: 0,
      app: () => state,
      catalogueId: () => "in-catalogue",
    });
  });
  afterEach(() => assert.deepEqual(double.complaints, []));

  async function ask(method: string, path: string, json?: unknown): Promise<Response> {
    return fetch(`${double.origin}/v1.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${double.entra.token(`${double.origin}/.default`)}`,
        ...(json === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  }
  const install = (who = "an", id = "in-catalogue") =>
    ask("POST", `/users/${who}/teamwork/installedApps`, {
      "teamsApp@odata.bind": `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}`,
    });
  const statusOf = async (answer: Promise<Response>) => (await answer).status;

  it("puts the app there once: 201, then 409; 404 for an id that the catalogue has not, 403 where it may not", async () => {
    assert.equal(await statusOf(install()), 201);
    assert.equal(await statusOf(install()), 409);
    assert.equal(await statusOf(install("binh", "of-last-year")), 404);
    state = "refused";
    assert.equal(await statusOf(install("binh")), 403);
    assert.equal(await statusOf(fetch(`${double.origin}/v1.0/users/an/teamwork/installedApps`)), 401);
  });

  it("names the chat of the bot with who has the app, and of nobody else", async () => {
    const apps = "/users/an/teamwork/installedApps";
    const filter = `?$expand=teamsApp&$filter=${encodeURIComponent("teamsApp/id eq 'in-catalogue'")}`;
    const idsOf = async () =>
      ((await (await ask("GET", apps + filter)).json()) as { value: { id: string }[] }).value;
    assert.deepEqual(await idsOf(), []);
    await install();
    const [one] = await idsOf();
    const found = (await (await ask("GET", `${apps}/${one?.id}/chat`)).json()) as { id: string };
    assert.match(found.id, /^19:an_/u);
  });

  it("takes 30 installations a second and 60 questions about them, and says how long to wait", async () => {
    const all = await Promise.all(Array.from({ length: 33 }, (_, n) => install(`p${n}`)));
    const refused = all.filter(({ status }) => status === 429);
    assert.equal(refused.length, 3);
    assert.ok(refused.every(({ headers }) => Number(headers.get("retry-after")) > 0));
    assert.equal(double.state.teamwork.installed.size, 30);
    const path = "/users/p1/teamwork/installedApps";
    const read = await Promise.all(Array.from({ length: 62 }, () => statusOf(ask("GET", path))));
    assert.equal(read.filter((status) => status === 429).length, 2);
    at += 1_000;
    assert.equal(await statusOf(install("another")), 201);
  });

  it("may put the app there and lose the answer", async () => {
    thousandth = 5;
    await assert.rejects(install());
    assert.deepEqual(double.state.teamwork.hidden, ["an"]);
    assert.equal(await statusOf(install()), 409);
  });

  it("brings a notice to the activity feed of who has the app: 204, else 403", async () => {
    const notice = {
      topic: { source: "text", value: "Vanthu", webUrl: "https://teams.microsoft.com/l/entity/x" },
      activityType: "systemDefault",
      previewText: { content: "Văn bản mới" },
      templateParameters: [{ name: "systemDefaultText", value: "Văn bản mới" }],
    };
    const path = "/users/an/teamwork/sendActivityNotification";
    assert.equal(await statusOf(ask("POST", path, notice)), 403);
    await install();
    assert.equal(await statusOf(ask("POST", path, notice)), 204);
  });

  it("takes 30 letters a minute from a mailbox, each with whom it is to", async () => {
    const letter = (address: string) => ({
      message: {
        subject: "Văn bản mới",
        body: { contentType: "text", content: "Mời mở Vanthu." },
        toRecipients: [{ emailAddress: { address } }],
      },
      saveToSentItems: false,
    });
    const path = "/users/vanthu%40so.example/sendMail";
    const sent = await Promise.all(
      Array.from({ length: 31 }, (_, n) => statusOf(ask("POST", path, letter(`p${n}@so.example`)))),
    );
    assert.deepEqual(
      [sent.filter((one) => one === 202).length, sent.filter((one) => one === 429).length],
      [30, 1],
    );
    at += 60_000;
    assert.equal(await statusOf(ask("POST", path, letter("p@so.example"))), 202);
  });
});
