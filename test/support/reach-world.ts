import { pino } from "pino";
import { tabLinks } from "../../bot/cards/links.ts";
import type { Channel } from "../../bot/channel/channel.ts";
import { createMessenger } from "../../bot/messenger.ts";
import { createSendLimits } from "../../bot/send-limits.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { withoutArchive } from "../../src/adapters/archive/without-archive.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { joinInstances } from "../../src/jobs/join-instances.ts";
import { defaultJobSettings } from "../../src/jobs/start-jobs.ts";
import { outboxWorker } from "../../src/jobs/outbox-worker.ts";
import { outboxHandlers } from "../../src/main/job-parts.ts";
import { cardsAlone, type Outreach } from "../../src/ports/outreach.ts";
import { chatLines, type OutboxLine } from "../../src/ports/records/outbox-records.ts";
import type { Services } from "../../src/ports/services.ts";
import type { Store } from "../../src/ports/store.ts";
import { agencyFixture } from "./agency-fixture.ts";
import { conversationOf, fillAgency, type Recipients } from "./fill-agency.ts";
import { catalogueId, outreachInTime } from "./install-model.ts";
import { numbersFrom, teamsModel, type TeamsModel } from "./teams-model.ts";
import { appStateOf, teamworkModel, type TeamworkModel } from "./teamwork-model.ts";
import { virtualTime, type VirtualTime } from "./virtual-time.ts";

const log = pino({ level: "silent" });
const place = { tenantId: "tenant", serviceUrl: "http://127.0.0.1/teams/", botId: "28:bot" };
const eager = { beatMs: 3_000, deadAfterMs: 12_000 };

export interface ReachWorld {
  readonly store: Store;
  readonly time: VirtualTime;
  readonly teams: TeamsModel;
  readonly teamwork: TeamworkModel;
  readonly clerk: Actor;
  readonly administrator: Actor;
  /** The people of the whole agency, those of the fixture too. */
  readonly people: readonly string[];
  /** A server with its lanes, as `start-jobs.ts` has them; named, so that it can be killed. */
  serve(name: string): Promise<void>;
  kill(name: string): void;
  services(): ReachServices;
  close(): Promise<void>;
}

export type ReachServices = Pick<Services, "store" | "clock" | "ids" | "outreach">;

export interface ReachSettings extends Recipients {
  readonly isMoody?: boolean;
  /** While it is, every call fails behind a gateway. */
  readonly isAway?: () => boolean;
  /** Whether servers put the app into people's Teams; no unless said otherwise. */
  readonly installs?: boolean;
}

/** An agency of so many people, Teams as documented, and servers that come and go, in a time of their own. */
export async function openReachWorld(settings: ReachSettings): Promise<ReachWorld> {
  const store = await openStore({ engine: "sqlite", file: ":memory:" });
  const fixture = await agencyFixture(store);
  const time = virtualTime(new Date("2026-11-20T02:00:00Z"));
  const clock = { now: time.now };
  const { people, chats } = await fillAgency(store, fixture.agency.id, settings, place);
  const { isMoody = false, isAway } = settings;
  const teams = teamsModel({
    now: time.steady,
    chat: (chat) => chats.get(chat) ?? "gone",
    random: numbersFrom(7),
    isMoody,
    ...(isAway === undefined ? {} : { isAway }),
  });
  const channel = channelTo(teams, time);
  // Teams tells the bot where the app was put, and the bot remembers it.
  const met = async (directoryId: string): Promise<void> => {
    const person = await store.read.people.personByDirectoryId(directoryId);
    if (person === null) return;
    chats.set(`a:${person.id}`, "open");
    await store.transaction(({ conversations }) => conversations.save(conversationOf(person.id, place)));
  };
  const teamwork = teamworkModel({
    now: time.steady,
    random: numbersFrom(11),
    isMoody: true,
    app: appStateOf,
    catalogueId: () => catalogueId,
    met: (directoryId) => time.spawn("Teams", () => met(directoryId)),
  });
  const outreachOf = (servers: () => number): Outreach =>
    settings.installs === true ? outreachInTime(time, teamwork, servers) : cardsAlone;
  const links = tabLinks({ tabUrl: "https://vanthu.example/tab", teamsAppId: "app", tabEntityId: "vanthu" });

  async function serve(name: string): Promise<void> {
    const instance = await joinInstances({ store, clock, ids: uuidIds }, log, {
      ...eager,
      steady: time.steady,
    });
    const messenger = createMessenger({
      settings: {
        mode: "embedded",
        sampleTenantId: place.tenantId,
        tabUrl: "",
        teamsAppId: null,
        tabEntityId: "",
        language: "vi",
      },
      channel,
      limits: createSendLimits({}, () => instance.count),
      links,
      clock,
      sleep: (ms) => time.sleep(ms),
    });
    // What the handlers of these rows ask for; the rest of the product has no part in it.
    const services = {
      store,
      clock,
      ids: uuidIds,
      archives: withoutArchive,
      messenger,
      outreach: outreachOf(() => instance.count),
    } as unknown as Services;
    const crew = (lanes: number, lines: readonly OutboxLine[]): void => {
      const worker = outboxWorker({ store, clock, instance }, outboxHandlers(services), log, {
        handlerMs: 600_000,
        lines,
      });
      let busy = 0;
      time.spawn(name, async () => {
        for (;;) {
          const works = busy < lanes ? await worker.take(lanes - busy) : [];
          busy += works.length;
          for (const work of works)
            time.spawn(name, async () => {
              await work();
              busy -= 1;
            });
          if (works.length === 0) await time.sleep(busy < lanes ? 300 : 5);
        }
      });
    };
    await instance.beat();
    crew(defaultJobSettings.lanes, ["work"]);
    crew(defaultJobSettings.cardLanes, chatLines);
    crew(defaultJobSettings.graphLanes, ["graph"]);
    time.spawn(name, async () => {
      for (;;) {
        await time.sleep(eager.beatMs);
        await instance.beat();
      }
    });
  }

  return {
    store,
    time,
    teams,
    teamwork,
    clerk: fixture.actors.clerk,
    administrator: fixture.actors.administrator,
    people,
    serve,
    kill: (name) => time.kill(name),
    services: () => ({ store, clock, ids: uuidIds, outreach: outreachOf(() => 1) }),
    close: () => store.close(),
  };
}

/** The Bot Framework's channel as far as the messenger knows it, with the errors that its SDK throws. */
function channelTo(teams: TeamsModel, time: VirtualTime): Channel {
  async function write(chat: string, what: "new" | "change"): Promise<string> {
    const answer = teams.write(chat, what);
    await time.sleep(answer.afterMs);
    if (answer.isLost) throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    if (answer.status < 300) return `activity of ${chat}`;
    const headers = new Headers(
      answer.retryAfter === null ? {} : { "retry-after": String(answer.retryAfter) },
    );
    throw Object.assign(new Error(`HTTP ${answer.status}`), {
      statusCode: answer.status,
      response: { headers, bodyAsText: JSON.stringify({ error: { code: answer.code } }) },
    });
  }
  return {
    receive: () => Promise.reject(new Error("Nobody speaks to this bot.")),
    send: ({ conversationId }) => write(conversationId, "new"),
    update: ({ conversationId }) => write(conversationId, "change"),
    post: () => Promise.reject(new Error("There are no channels here.")),
    members: () => Promise.resolve([]),
    channels: () => Promise.resolve(new Map()),
  };
}
