import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import type { Services } from "../ports/services.ts";
import { defaultInstanceSettings, type LiveInstance } from "./join-instances.ts";
import { chatLines, type OutboxLine } from "../ports/records/outbox-records.ts";
import { outboxWorker, type OutboxHandlers, type OutboxWorker } from "./outbox-worker.ts";
import { runDueJobs, type PeriodicJob } from "./periodic-jobs.ts";
import { sleep } from "./sleep.ts";

export interface JobSettings {
  /** Rows worked on at a time, of those that wait for nobody outside. */
  readonly lanes: number;
  /** Cards on their way at a time: as many as go out while Teams takes a second to answer. */
  readonly cardLanes: number;
  /** Questions to Graph on their way at a time, beside those of the archive. */
  readonly graphLanes: number;
  /** How long to sleep when nothing is due. */
  readonly pollMs: number;
  /** A delivery that takes longer is given up and tried again later. */
  readonly handlerMs: number;
  /** How often it is asked which periodic jobs are due. */
  readonly tickMs: number;
  /** A periodic job, or the check of a document's files, that takes longer is taken for one that hangs. */
  readonly longestJobMs: number;
  /** How often this server shows the others that it lives. */
  readonly beatMs: number;
}

export const defaultJobSettings: JobSettings = {
  lanes: 4,
  cardLanes: 28,
  graphLanes: 8,
  pollMs: 300,
  handlerMs: 55_000,
  tickMs: 10_000,
  longestJobMs: 15 * 60_000,
  beatMs: defaultInstanceSettings.beatMs,
};

export interface Jobs {
  /** Throws when a loop has not come round for long: nothing is being delivered. */
  check(): Promise<void>;
  /** Takes nothing new, waits up to `graceMs` for what is in hand, and gives the rest back. */
  stop(graceMs: number): Promise<void>;
}

export interface JobServices extends Pick<Services, "store" | "clock"> {
  readonly instance: LiveInstance;
  /** Done after each sign of life. */
  readonly shareLimits?: () => Promise<void>;
  /** Removes what this server alone can reach of what must go (`clearOwnCopies`). */
  readonly clearOwn?: () => Promise<void>;
  /** Reads the text of one file (`textReader`); false where none waits. */
  readonly readText?: () => Promise<boolean>;
  /** Checks the signatures of one document (`signatureChecker`); false where none waits. */
  readonly checkSignatures?: () => Promise<boolean>;
}

const patienceMs = 30_000;
const afterFaultMs = 1000;
/** Lanes are filled by so many portions: one question to the store for several rows. */
const portions = 4;

/**
 * Shows the other servers that this one lives, delivers the outbox and runs what is periodic. A store that fails ends
 * none of these for good.
 */
export function startJobs(
  services: JobServices,
  handlers: OutboxHandlers,
  periodic: readonly PeriodicJob[],
  log: Logger,
  settings: JobSettings,
): Jobs {
  const { pollMs, tickMs, beatMs } = settings;
  const stopping = new AbortController();
  const seen = new Map<string, number>();
  const isStopping = () => stopping.signal.aborted;
  const startedAt = performance.now();

  /** Repeats `turn` until the end; it answers how long to sleep. */
  async function loop(name: string, turn: () => Promise<number>): Promise<void> {
    while (!isStopping()) {
      seen.set(name, performance.now());
      const sleepMs = await turn().catch((error: unknown) => {
        log.error({ loop: name, error: errorFacts(error) }, "jobs cannot go on for now");
        return afterFaultMs;
      });
      if (sleepMs > 0) await sleep(sleepMs, stopping.signal);
    }
  }

  const crew = (lanes: number, lines: readonly OutboxLine[]): Crew =>
    crewOf(outboxWorker(services, handlers, log, { ...settings, lines }), lanes, log);
  const crews = {
    outbox: crew(settings.lanes, ["work"]),
    cards: crew(settings.cardLanes, chatLines),
    graph: crew(settings.graphLanes, ["graph"]),
  };

  const loops = [
    ...Object.entries(crews).map(([name, one]) =>
      loop(name, async () => ((await one.deliver(isStopping)) ? 0 : pollMs)),
    ),
    loop("periodic", async () => {
      await runDueJobs(services, readyJobs(periodic, startedAt), log, isStopping);
      return tickMs;
    }),
    loop("signatures", async () => ((await services.checkSignatures?.()) === true ? 0 : pollMs)),
    loop("texts", async () => ((await services.readText?.()) === true ? 0 : pollMs)),
    loop("own copies", () => Promise.resolve(services.clearOwn?.()).then(() => tickMs)),
    loop("alive", async () => {
      await services.instance.beat();
      await services.shareLimits?.();
      return beatMs;
    }),
  ];
  return {
    check() {
      const names = silentLoops(seen, settings).join(", ");
      return names === "" ? Promise.resolve() : Promise.reject(new Error(`Not heard of: ${names}.`));
    },
    async stop(graceMs) {
      stopping.abort();
      const all = Object.values(crews);
      await within(graceMs, Promise.all([...loops, ...all.map((it) => it.ended(loops))]));
      await Promise.all(all.map(({ worker }) => worker.release()));
    },
  };
}

/** `startedAt` is of `performance.now()`. */
function readyJobs(periodic: readonly PeriodicJob[], startedAt: number): PeriodicJob[] {
  const upMs = performance.now() - startedAt;
  return periodic.filter(({ afterStartMs = 0 }) => upMs >= afterStartMs);
}

/** A worker with what it has in hand. */
interface Crew {
  readonly worker: OutboxWorker;
  /** Begins rows as soon as some lanes are free; false when none is due. */
  deliver(isStopping: () => boolean): Promise<boolean>;
  /** What was begun until the loops ended has ended. */
  ended(loops: readonly Promise<void>[]): Promise<void>;
}

function crewOf(worker: OutboxWorker, lanes: number, log: Logger): Crew {
  const inFlight = new Set<Promise<void>>();
  const together = Math.ceil(lanes / portions);

  function begin(work: () => Promise<void>): void {
    const running: Promise<void> = work()
      .catch((error: unknown) => log.error({ error: errorFacts(error) }, "the end of a row was not recorded"))
      .finally(() => inFlight.delete(running));
    inFlight.add(running);
  }

  return {
    worker,
    async deliver(isStopping) {
      while (inFlight.size > lanes - together) await Promise.race(inFlight);
      const taken = isStopping() ? [] : await worker.take(lanes - inFlight.size);
      for (const work of taken) begin(work);
      return taken.length > 0;
    },
    async ended(loops) {
      await Promise.all(loops);
      await Promise.all(inFlight);
    },
  };
}

async function within(graceMs: number, ended: Promise<unknown>): Promise<void> {
  const grace = new AbortController();
  await Promise.race([ended, sleep(graceMs, grace.signal)]);
  grace.abort();
}

function silentLoops(seen: ReadonlyMap<string, number>, settings: JobSettings): string[] {
  const { handlerMs, longestJobMs } = settings;
  const limit = (name: string) =>
    (["periodic", "signatures"].includes(name) ? longestJobMs : handlerMs) + patienceMs;
  return [...seen].filter(([name, at]) => performance.now() - at > limit(name)).map(([name]) => name);
}
