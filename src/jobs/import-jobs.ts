import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import type { Store } from "../ports/store.ts";
import { endStaleImports, runDueImport, type DueServices } from "../usecases/imports/run-due-import.ts";
import { sleep } from "./sleep.ts";

export interface ImportJobSettings {
  /** Tells this process from every other one. */
  readonly owner: string;
  /** How long to sleep when no import waits. */
  readonly pollMs: number;
  /** After this another server goes on with what this one began. */
  readonly leaseMs: number;
  /** Rows that come in together: on SQLite others wait for no longer than a batch of them. */
  readonly batch: Readonly<Record<Store["engine"], number>>;
}

export const defaultImportJobSettings: Omit<ImportJobSettings, "owner"> = {
  pollMs: 1000,
  leaseMs: 60_000,
  batch: { sqlite: 250, sqlserver: 2500 },
};

export interface ImportJobs {
  /** Ends after the batch in hand; another server goes on with the rest at once. */
  stop(): Promise<void>;
}

const staleEveryMs = 3_600_000;
const afterFaultMs = 10_000;

/**
 * Runs imports that wait, one at a time. They have a loop of their own: an import may take many minutes, and neither
 * cards nor reminders may wait for it. Each batch is a transaction that also says how far it has come and holds the job
 * for longer, so that a server that dies loses nothing and another goes on.
 */
export function startImportJobs(services: DueServices, log: Logger, settings: ImportJobSettings): ImportJobs {
  const stopping = new AbortController();
  const { signal } = stopping;
  let staleAt = performance.now() + staleEveryMs;

  async function turn(): Promise<number> {
    if (performance.now() > staleAt) {
      staleAt = performance.now() + staleEveryMs;
      log.info({ ended: await endStaleImports(services) }, "stale imports ended");
    }
    const { owner, leaseMs } = settings;
    const batch = settings.batch[services.store.engine];
    return (await runDueImport(services, { owner, leaseMs, batch, signal })) ? 0 : settings.pollMs;
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      const sleepMs = await turn().catch((error: unknown) => {
        log.error({ error: errorFacts(error) }, "import cannot go on for now");
        return afterFaultMs;
      });
      if (sleepMs > 0) await sleep(sleepMs, signal);
    }
  }

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
