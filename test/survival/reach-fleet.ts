import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cardsAlone } from "../../src/ports/outreach.ts";
import { systemClock } from "../../src/adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { defaultJobSettings } from "../../src/jobs/start-jobs.ts";
import type { Outreach } from "../../src/ports/outreach.ts";
import type { Services } from "../../src/ports/services.ts";
import type { Store } from "../../src/ports/store.ts";
import { agencyFixture } from "../support/agency-fixture.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { fillAgency, type Recipients } from "../support/fill-agency.ts";
import { startGraphDouble } from "../support/graph-double/graph-double.ts";
import { numbersFrom, teamsModel, type ChatState, type TeamsModel } from "../support/teams-model.ts";
import { appStateOf, teamworkModel, type TeamworkModel } from "../support/teamwork-model.ts";
import { killableServer, type KillableServer } from "./killable-server.ts";

/** Servers in processes of their own on one database, with Teams and Graph over TLS, in real time. */
export interface ReachFleet {
  readonly store: Store;
  readonly teams: TeamsModel;
  readonly teamwork: TeamworkModel;
  readonly clerk: Actor;
  readonly administrator: Actor;
  /** The people of the whole agency, those of the fixture too. */
  readonly people: readonly string[];
  readonly services: Pick<Services, "store" | "clock" | "ids" | "outreach">;
  /** The whole product as it runs with Entra; named, so that it can be killed. */
  serve(name: string): Promise<void>;
  /** SIGKILL. */
  kill(name: string): Promise<void>;
  until(condition: () => boolean | Promise<boolean>, mostMs: number): Promise<void>;
  /** The ids of the cards that came to a person. */
  cardsOf(personId: string): string[];
  /** Milliseconds of processor that the servers have used since they were ready, those that were killed too. */
  processorMs(): number;
  /** Milliseconds that never go back. */
  steady(): number;
  close(): Promise<void>;
}

export interface FleetSettings extends Recipients {
  /** `VANTHU_REACH`; empty unless said otherwise. */
  readonly reach?: string;
  /** Whose first card arrives without an answer, by chat; besides those that the model loses. */
  readonly losesAnswer?: (chat: string) => boolean;
  readonly beatMs?: number;
  readonly deadAfterMs?: number;
}

const steady = (): number => performance.now();
const catalogApp = { externalId: "", versions: ["1.0.0"], botId: "" };

export async function openReachFleet(settings: FleetSettings): Promise<ReachFleet> {
  const { recipients, chat, reach = "", beatMs = 3_000, deadAfterMs = 12_000 } = settings;
  const folder = await mkdtemp(path.join(tmpdir(), "vanthu-fleet-"));
  const store = await openStore({ engine: "sqlite", file: path.join(folder, "vanthu.db") });
  const fixture = await agencyFixture(store, new Date());
  const chats = new Map<string, ChatState>();
  const random = numbersFrom(7);
  const model = teamsModel({ now: steady, chat: (id) => chats.get(id) ?? "gone", random, isMoody: true });
  const teams = losing(model, settings.losesAnswer ?? (() => false));
  const graph = await startGraphDouble();
  const connector = await startConnectorDouble({ tls: graph.tls, teams });
  const { appId, tenantId } = connector.place;
  Object.assign(graph.entra.app, { tenantId, clientId: appId });
  graph.state.registration.catalog.push({ ...catalogApp, id: crypto.randomUUID(), externalId: appId });
  const trustFile = path.join(folder, "authority.pem");
  await writeFile(trustFile, graph.ca);
  const place = { tenantId, serviceUrl: connector.serviceUrl, botId: `28:${appId}` };
  const filled = await fillAgency(store, fixture.agency.id, { recipients, chat }, place);
  for (const [id, state] of filled.chats) chats.set(id, state);

  const servers = new Map<string, KillableServer>();
  const meet = greeter(connector, chats, () => [...servers.values()]);
  const teamwork = teamworkModel({
    now: steady,
    random: numbersFrom(11),
    isMoody: true,
    // Whom the bot has met has the app.
    app: reach.includes("readback") ? () => "there" : appStateOf,
    catalogueId: () => graph.state.registration.catalog[0]?.id ?? null,
    met: (userId) => meet.tell(userId),
  });
  graph.state.teamwork = teamwork;
  graph.state.chatMessages = async (userId) => {
    const person = await store.read.people.personByDirectoryId(userId);
    const inChat = connector.calls.filter((it) => it.delivered && it.conversationId === `a:${person?.id}`);
    return inChat.toReversed().map(({ made = "", body }) => ({ id: made, card: body }));
  };
  const env = {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_TENANT_ID: tenantId,
    MICROSOFT_APP_PASSWORD: graph.entra.app.secret,
    VANTHU_PUBLIC_URL: "https://vanthu.example.gov.vn",
    VANTHU_SCANNER: "clamd",
    CLAMD_SOCKET: "/nowhere/clamd.ctl",
    SHAREPOINT_GRAPH_URL: graph.origin,
    SHAREPOINT_LOGIN_URL: graph.origin,
    VANTHU_REACH: reach,
  };
  let used = 0;
  const outreach: Outreach = reach.includes("install") ? { ...cardsAlone, install: notHere } : cardsAlone;

  return {
    store,
    teams,
    teamwork,
    clerk: fixture.actors.clerk,
    administrator: fixture.actors.administrator,
    people: filled.people,
    services: { store, clock: systemClock, ids: uuidIds, outreach },
    steady,
    async serve(name) {
      const { pollMs } = defaultJobSettings;
      const otherwise = { env, beatMs, deadAfterMs, pollMs, connector: connector.place, trustFile };
      const server = await killableServer(folder, "old", otherwise);
      used -= server.processorMs();
      servers.set(name, server);
    },
    async kill(name) {
      const server = servers.get(name);
      used += server?.processorMs() ?? 0;
      servers.delete(name);
      await server?.kill();
    },
    cardsOf: (personId) =>
      connector.calls
        .filter((it) => it.delivered && it.conversationId === `a:${personId}`)
        .map(({ made = "" }) => made),
    processorMs: () => [...servers.values()].reduce((sum, server) => sum + server.processorMs(), used),
    async until(condition, mostMs) {
      const end = steady() + mostMs;
      while (!(await condition())) {
        if (steady() > end) throw new Error(`Not so after ${mostMs} ms.`);
        await wait(100);
      }
    },
    async close() {
      await Promise.all([...servers.values()].map((server) => server.kill()));
      await meet.ended();
      await connector.stop();
      await graph.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function losing(teams: TeamsModel, losesAnswer: (chat: string) => boolean): TeamsModel {
  return {
    ...teams,
    write(chat, what) {
      const answer = teams.write(chat, what);
      const isFirst = what === "new" && answer.delivered && teams.arrived.get(chat) === 1;
      return isFirst && losesAnswer(chat) ? { ...answer, isLost: true } : answer;
    },
  };
}

/** The servers do it, not who asks for it. */
const notHere = () => Promise.reject(new Error("Nothing is installed from here."));

/** Teams tells the bot where the app was put, at one of the servers that are there. */
function greeter(
  connector: ConnectorDouble,
  chats: Map<string, ChatState>,
  servers: () => readonly KillableServer[],
) {
  const { tenantId, appId } = connector.place;
  const telling = new Set<Promise<void>>();
  const token = connector.inboundToken();
  let turn = 0;

  async function told(userId: string): Promise<void> {
    turn += 1;
    const server = servers()[turn % Math.max(1, servers().length)];
    const url = await server?.url();
    if (url === undefined) return;
    await fetch(`${url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await token}` },
      body: JSON.stringify({
        type: "installationUpdate",
        action: "add",
        channelId: "msteams",
        serviceUrl: connector.serviceUrl,
        from: { id: `29:${userId}`, aadObjectId: userId },
        recipient: { id: `28:${appId}` },
        conversation: { id: `a:${userId}`, conversationType: "personal", tenantId },
        channelData: { tenant: { id: tenantId } },
      }),
    });
  }

  return {
    tell(userId: string): void {
      chats.set(`a:${userId}`, "open");
      // A server that is killed meanwhile does not hear of it, as in Teams.
      const one = told(userId)
        .catch(() => undefined)
        .finally(() => telling.delete(one));
      telling.add(one);
    },
    async ended(): Promise<void> {
      await Promise.all(telling);
    },
  };
}
