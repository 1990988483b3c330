import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import type { Instance } from "../ports/instance.ts";
import { takeStep, type StepTaken } from "../usecases/archive/take-step.ts";
import type { ArchiveServices } from "../usecases/archive/held-place.ts";
import { sleep } from "./sleep.ts";

export interface ArchiveJobSettings {
  /** Files moved at a time. */
  readonly lanes: number;
  /** How long to sleep when nothing waits. */
  readonly pollMs: number;
  /** For so long the spool keeps what the archive has, too. */
  readonly graceMs: number;
  /** The longest time for which an archive that does not answer is left alone. */
  readonly longestAwayMs: number;
}

export const defaultArchiveJobSettings: ArchiveJobSettings = {
  lanes: 3,
  pollMs: 1000,
  graceMs: 3_600_000,
  longestAwayMs: 120_000,
};

export interface ArchiveJobs {
  /** Takes nothing new and waits for what is in hand; another server goes on where a put that is cut off has come to. */
  stop(graceMs: number): Promise<void>;
}

const afterFaultMs = 5000;

type Needed = Omit<ArchiveServices, "graceMs"> & { readonly instance: Instance };

/**
 * Moves originals to the archive, brings back what was changed there, and clears the spool. These have loops of their
 * own: a large file takes its time, and neither cards nor reminders may wait for it. An archive that does not answer is
 * asked again after growing waits; nothing is ever given up, however long that takes.
 */
export function startArchiveJobs(services: Needed, log: Logger, settings: ArchiveJobSettings): ArchiveJobs {
  const stopping = new AbortController();
  const { signal } = stopping;
  const left = new Set<string>();
  let awayUntil = 0;
  let timesAway = 0;

  /** Answers how long to sleep. */
  function after(taken: StepTaken): number {
    if (taken.kind === "idle") return settings.pollMs;
    if (taken.kind === "failed") log.warn({ error: errorFacts(taken.error) }, "a file was not archived");
    if (taken.kind !== "away") {
      if (taken.kind === "done") timesAway = 0;
      return 0;
    }
    const wait = Math.min(taken.retryAfterMs * 2 ** Math.min(timesAway, 10), settings.longestAwayMs);
    timesAway += 1;
    awayUntil = performance.now() + Math.max(wait, settings.pollMs);
    log.warn({ fault: taken.error.fault, waitMs: wait, error: errorFacts(taken.error) }, "archive away");
    return 0;
  }

  async function turn(): Promise<number> {
    const away = awayUntil - performance.now();
    if (away > 0) return away;
    await giveBack(services, left);
    const hold = services.instance.newHold();
    try {
      return after(await takeStep({ ...services, graceMs: settings.graceMs }, hold));
    } catch (error) {
      left.add(hold);
      throw error;
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      const sleepMs = await turn().catch((error: unknown) => {
        log.error({ error: errorFacts(error) }, "the archive's queue cannot go on for now");
        return afterFaultMs;
      });
      if (sleepMs > 0) await sleep(sleepMs, signal);
    }
  }

  const running = Promise.all(Array.from({ length: settings.lanes }, loop));
  return {
    async stop(graceMs) {
      stopping.abort();
      const grace = new AbortController();
      await Promise.race([running, sleep(graceMs, grace.signal)]);
      grace.abort();
    },
  };
}

/** What a store that was away did not let go: nobody would take it as long as this server lives. */
async function giveBack({ store }: Pick<Needed, "store">, left: Set<string>): Promise<void> {
  for (const hold of left) {
    await store.transaction(({ places }) => places.release(hold));
    left.delete(hold);
  }
}
