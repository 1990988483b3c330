import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import type { Services } from "../ports/services.ts";
import { defaultInstanceSettings, type LiveInstance } from "./join-instances.ts";
import { outboxWorker, type OutboxHandlers } from "./outbox-worker.ts";
import { runDueJobs, type PeriodicJob } from "./periodic-jobs.ts";
import { sleep } from "./sleep.ts";

export interface JobSettings {
  /** Rows worked on at a time. */
  readonly lanes: number;
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
  /** Reads the text of one file (`textReader`); false where none waits. */
  readonly readText?: () => Promise<boolean>;
  /** Checks the signatures of one document (`signatureChecker`); false where none waits. */
  readonly checkSignatures?: () => Promise<boolean>;
}

const patienceMs = 30_000;
const afterFaultMs = 1000;

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
  const { lanes, pollMs, tickMs, beatMs } = settings;
  const worker = outboxWorker(services, handlers, log, settings);
  const stopping = new AbortController();
  const seen = new Map<string, number>();
  const isStopping = () => stopping.signal.aborted;

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

  const inFlight = new Set<Promise<void>>();
  async function deliver(): Promise<number> {
    if (inFlight.size >= lanes) await Promise.race(inFlight);
    const work = isStopping() ? null : await worker.take();
    if (work === null) return pollMs;
    const running: Promise<void> = work()
      .catch((error: unknown) => log.error({ error: errorFacts(error) }, "the end of a row was not recorded"))
      .finally(() => inFlight.delete(running));
    inFlight.add(running);
    return 0;
  }

  const loops = [
    loop("outbox", deliver),
    loop("periodic", async () => {
      await runDueJobs(services, periodic, log, isStopping);
      return tickMs;
    }),
    loop("signatures", async () => ((await services.checkSignatures?.()) === true ? 0 : pollMs)),
    loop("texts", async () => ((await services.readText?.()) === true ? 0 : pollMs)),
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
      const ended = Promise.all(loops).then(() => Promise.all(inFlight));
      await within(graceMs, ended);
      await worker.release();
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
  const limit = (name: string) => (["periodic", "signatures"].includes(name) ? longestJobMs : handlerMs) + patienceMs;
  return [...seen].filter(([name, at]) => performance.now() - at > limit(name)).map(([name]) => name);
}
