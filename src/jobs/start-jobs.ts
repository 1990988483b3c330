import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import type { Services } from "../ports/services.ts";
import { outboxWorker, type OutboxHandlers } from "./outbox-worker.ts";
import { runDueJobs, type PeriodicJob } from "./periodic-jobs.ts";

export interface JobSettings {
  /** Tells this process from every other one. */
  readonly owner: string;
  /** Rows worked on at a time. */
  readonly lanes: number;
  /** How long to sleep when nothing is due. */
  readonly pollMs: number;
  /** After this another server takes over what this one holds. */
  readonly leaseMs: number;
  /** How often it is asked which periodic jobs are due. */
  readonly tickMs: number;
  /** After this another server may begin a periodic job that this one began. */
  readonly jobLeaseMs: number;
}

export const defaultJobSettings: Omit<JobSettings, "owner"> = {
  lanes: 4,
  pollMs: 300,
  leaseMs: 60_000,
  tickMs: 10_000,
  jobLeaseMs: 15 * 60_000,
};

export interface Jobs {
  /** Throws when a loop has not come round for long: nothing is being delivered. */
  check(): Promise<void>;
  /** Takes nothing new, waits up to `graceMs` for what is in hand, and gives the rest back. */
  stop(graceMs: number): Promise<void>;
}

const patienceMs = 30_000;
const afterFaultMs = 1000;

/** Starts to deliver the outbox and to run what is periodic. A store that fails ends neither for good. */
export function startJobs(
  services: Pick<Services, "store" | "clock">,
  handlers: OutboxHandlers,
  periodic: readonly PeriodicJob[],
  log: Logger,
  settings: JobSettings,
): Jobs {
  const { owner, leaseMs, lanes, pollMs, tickMs, jobLeaseMs } = settings;
  const worker = outboxWorker(services, handlers, log, { owner, leaseMs });
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
      await runDueJobs(services, periodic, log, { owner, leaseMs: jobLeaseMs, isStopping });
      return tickMs;
    }),
  ];
  return {
    check() {
      const limits = { outbox: leaseMs + patienceMs, periodic: jobLeaseMs + patienceMs };
      const dead = [...seen].filter(
        ([name, at]) => performance.now() - at > (name === "periodic" ? limits.periodic : limits.outbox),
      );
      const names = dead.map(([name]) => name).join(", ");
      return dead.length === 0 ? Promise.resolve() : Promise.reject(new Error(`Not heard of: ${names}.`));
    },
    async stop(graceMs) {
      stopping.abort();
      const ended = Promise.all(loops).then(() => Promise.all(inFlight));
      const grace = new AbortController();
      await Promise.race([ended, sleep(graceMs, grace.signal)]);
      grace.abort();
      await worker.release();
    },
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    if (signal.aborted) done();
    else signal.addEventListener("abort", done);
  });
}
