import type { Logger } from "pino";
import { addDays, instantAt, localDateOf, localTimeOf } from "../domain/time/local-date.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Services } from "../ports/services.ts";

/** Something that one of the servers does from time to time. */
export interface PeriodicJob {
  readonly name: string;
  /** When it is to run next, after it ran at `now`. */
  readonly next: (now: Date) => Date;
  readonly run: () => Promise<void>;
  /** Not before its server has been up so long: what piled up while none was is then no news any more. */
  readonly afterStartMs?: number;
}

const retryMs = 60_000;

/**
 * Runs every job that is due and that no other server runs. A job that fails is logged and tried again after a minute;
 * one whose server dies is begun again by the next.
 */
export async function runDueJobs(
  { store, clock, instance }: Pick<Services, "store" | "clock" | "instance">,
  jobs: readonly PeriodicJob[],
  log: Logger,
  isStopping: () => boolean,
): Promise<void> {
  for (const job of jobs) {
    if (isStopping()) return;
    const hold = instance.newHold();
    const now = clock.now();
    const isOurs = await store.transaction(({ outbox }) =>
      outbox.claimJob(job.name, hold, now, job.next(now)),
    );
    if (!isOurs) continue;
    const nextAt = await job.run().then(
      () => job.next(clock.now()),
      (error: unknown) => {
        log.error({ job: job.name, error: errorFacts(error) }, "job failed");
        return new Date(clock.now().getTime() + retryMs);
      },
    );
    await store.transaction(({ outbox }) => outbox.finishJob(job.name, hold, nextAt));
  }
}

export function every(minutes: number): PeriodicJob["next"] {
  return (now) => new Date(now.getTime() + minutes * 60_000);
}

/** Each day at a time in Vietnam, `HH:mm`. */
export function dailyAt(time: string): PeriodicJob["next"] {
  return (now) => {
    const today = localDateOf(now);
    return instantAt(localTimeOf(now) < time ? today : addDays(today, 1), time);
  };
}
