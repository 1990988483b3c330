import type { PartState, Readiness } from "../http/health.ts";
import type { Services } from "../ports/services.ts";

/** What is due and has waited longer for a worker than this is not being delivered as it should. */
const lateMs = 120_000;

/** What the server needs to do its work, asked each time `/readyz` is. */
export function readinessParts(
  { store, files, clock }: Pick<Services, "store" | "files" | "clock">,
  checkJobs: () => Promise<void>,
): Readiness["parts"] {
  return {
    store: () => store.ping(),
    migrations: async (): Promise<PartState> => {
      const { missing, unknown } = await store.schema();
      if (missing.length > 0) return { state: "failed", facts: { missing } };
      return unknown.length > 0 ? { state: "late", facts: { unknown } } : { state: "ok" };
    },
    files: () => files.check(),
    jobs: checkJobs,
    outbox: async (): Promise<PartState> => {
      const now = clock.now();
      const since = await store.read.outbox.dueSince(now);
      const waitedMs = since === null ? 0 : now.getTime() - since.getTime();
      if (waitedMs <= lateMs) return { state: "ok" };
      return { state: "late", facts: { oldestSeconds: Math.round(waitedMs / 1000) } };
    },
  };
}
