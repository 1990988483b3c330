import assert from "node:assert/strict";
import { GraphRefused } from "../../../src/adapters/archive/sharepoint/graph-refused.ts";
import type { Graph, GraphCall } from "../../../src/adapters/archive/sharepoint/graph.ts";
import { graphOutreach } from "../../../src/adapters/outreach/graph-outreach.ts";
import { ArchiveUnavailable } from "../../../src/ports/archive.ts";
import type { Outreach } from "../../../src/ports/outreach.ts";
import { deliverNotice } from "../../../src/usecases/notices/deliver-notice.ts";
import { installApp } from "../../../src/usecases/notices/install-app.ts";
import { reachOtherwise } from "../../../src/usecases/notices/reach-otherwise.ts";
import { setRule } from "../../support/agency-fixture.ts";
import { openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { openShapeCheck } from "../../support/graph-double/graph-shapes.ts";
import { deliveries, meet } from "./meet.ts";

const checkShape = openShapeCheck();

/** Graph's answers by path, as far as reaching people goes; every body is held against Graph's own description. */
function graphThat(answer: (call: GraphCall) => unknown): { graph: Graph; calls: GraphCall[] } {
  const calls: GraphCall[] = [];
  return {
    calls,
    graph: {
      call(call) {
        calls.push(call);
        if (call.path.endsWith("sendActivityNotification"))
          checkShape("action", "microsoft.graph.userTeamwork/sendActivityNotification", call.json);
        const body = answer(call);
        if (body instanceof Error) return Promise.reject(body);
        return Promise.resolve({ status: 200, headers: new Headers(), body });
      },
      pathOf: (url) => url,
    },
  };
}
const isOutcome = (text: string): text is "blocked" | "notInstalled" | "failed" =>
  ["blocked", "notInstalled", "failed"].includes(text);
const refused = (status: number) => new GraphRefused(status, status === 403 ? "Forbidden" : "NotFound", null);
const settings = {
  manifestId: "manifest",
  ways: { feed: true, install: true },
  mailFrom: "vanthu@so.example",
};

describe("A person whom no card reaches", function () {
  this.timeout(20_000);
  let office: AgencyAtWork;
  beforeEach(async () => {
    office = await openAgency();
  });
  afterEach(() => office.close());

  /** A document waits for the leader; everything that comes of it is done. How the last of their notices ended. */
  async function tellLeader(outreach: Outreach): Promise<readonly [outcome: string, why: string | null]> {
    await office.submitted();
    const services = { ...office.services, outreach };
    const { store } = services;
    for (let turn = 0; turn < 8; turn += 1) {
      office.clock.set(new Date(office.clock.now().getTime() + 20_000));
      const row = await store.transaction(({ outbox }) => outbox.claim("test", office.clock.now()));
      if (row === null) break;
      const deliveryId = String(row.payload["deliveryId"]);
      const [outcome, why] = [String(row.payload["outcome"]), String(row.payload["why"])];
      if (row.kind === "deliverNotice") await deliverNotice(services, { deliveryId });
      if (row.kind === "reachOtherwise" && isOutcome(outcome))
        await reachOtherwise(services, { deliveryId, outcome, why });
      await store.transaction(({ outbox }) => outbox.finish(row.id, "test", office.clock.now()));
    }
    const [last] = await deliveries(office);
    return [last?.outcome ?? "none", last?.why ?? null];
  }

  it("who turned the bot off is told in the activity feed, by the types of the manifest and a link into Teams", async () => {
    await meet(office, office.actors.leader);
    office.answer = () => ({ kind: "blocked", reason: "HTTP 403 MessageWritesBlocked" });
    const { graph, calls } = graphThat(() => ({}));
    assert.deepEqual(await tellLeader(graphOutreach(graph, graph, settings)), [
      "feed",
      "HTTP 403 MessageWritesBlocked",
    ]);
    const sent = JSON.stringify(calls[0]?.json);
    assert.match(sent, /"activityType":"documentWaits"/u);
    assert.match(sent, /"webUrl":"https:\/\/teams\.microsoft\.com\/l\/entity\//u);
    assert.equal(calls.length, 1);
  });

  it("gets an e-mail where the agency wants that and the feed does not let it through; else it stands why", async () => {
    await meet(office, office.actors.leader);
    office.answer = () => ({ kind: "blocked", reason: "HTTP 403" });
    const { graph } = graphThat(({ path }) => (path.includes("teamwork") ? refused(403) : {}));
    const outreach = graphOutreach(graph, graph, settings);
    assert.deepEqual(await tellLeader(outreach), ["blocked", "HTTP 403; feed HTTP 403 Forbidden"]);
    const value = { quiet: null, outsideWork: false, mail: true };
    await setRule(office.services.store, office.actors.administrator, { key: "reach", value });
    assert.deepEqual(await tellLeader(outreach), ["mailed", "HTTP 403; feed HTTP 403 Forbidden"]);
  });

  it("who never opened the app has it installed by its id in the catalogue, and then gets the card", async () => {
    await meet(office, office.actors.clerk);
    const { graph, calls } = graphThat(({ path, method }) => {
      if (path.startsWith("/appCatalogs/")) return { value: [{ id: "in-catalogue" }] };
      if (method === "POST") return new GraphRefused(409, "Conflict", null);
      return path.endsWith("/chat") ? { id: "19:chat" } : { value: [{ id: "installation" }] };
    });
    assert.deepEqual(await tellLeader(graphOutreach(graph, graph, settings)), ["sent", null]);
    assert.deepEqual(office.sent.at(-1)?.to, office.actors.leader.personId);
    assert.match(decodeURIComponent(calls[0]?.path ?? ""), /externalId eq 'manifest'/u);
    assert.match(JSON.stringify(calls[1]?.json), /teamsApps\/in-catalogue"/u);
  });

  it("keeps the sentence where the app may not be installed, and looks for its id anew the next time", async () => {
    let catalogueId = "old";
    const { graph, calls } = graphThat(({ path, json }) => {
      if (path.startsWith("/appCatalogs/")) return { value: [{ id: catalogueId }] };
      return JSON.stringify(json).includes("teamsApps/new") ? {} : refused(404);
    });
    const outreach = graphOutreach(graph, graph, {
      ...settings,
      ways: { feed: false, install: true },
      mailFrom: null,
    });
    assert.deepEqual(await tellLeader(outreach), ["notInstalled", "no conversation"]);
    const { personId } = office.actors.leader;
    const { reach } = office.services.store.read;
    assert.equal((await reach.installation(personId))?.why, "HTTP 404 NotFound");
    catalogueId = "new";
    assert.equal((await installApp({ ...office.services, outreach }, { personId })).kind, "installed");
    assert.equal((await reach.installation(personId))?.state, "installed");
    assert.equal(calls.filter(({ path }) => path.startsWith("/appCatalogs/")).length, 2);
  });

  it("is asked for again later where Graph wants less, and everybody waits (429)", async () => {
    const { graph } = graphThat(({ path }) =>
      path.startsWith("/appCatalogs/")
        ? { value: [{ id: "in-catalogue" }] }
        : new ArchiveUnavailable("throttled", "less", { retryAfter: 7 }),
    );
    const { install, feed } = graphOutreach(graph, graph, settings);
    const expected = { kind: "retry", afterMs: 7_000, reason: "less", forAll: true };
    assert.deepEqual(await install?.("somebody"), expected);
    const notice = { type: "announced" as const, parameters: { title: "x" }, preview: "x", link: "x" };
    assert.deepEqual(await feed?.("somebody", notice), expected);
  });
});
