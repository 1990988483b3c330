import type { PartState, Readiness } from "../http/health.ts";
import { ScannerUnavailable, type MalwareScanner } from "../ports/malware-scanner.ts";
import type { Services } from "../ports/services.ts";

/** What is due and has waited longer for a worker than this is not being delivered as it should. */
const lateMs = 120_000;
/** Files are read one at a time; a whole register of them that came at once takes longer. */
const textsLateMs = 3_600_000;
/** A file that waits longer for the archive shows that the archive is away. */
const archiveLateMs = 30 * 60_000;

/** What the server needs to do its work, asked each time `/readyz` is. */
export function readinessParts(
  {
    store,
    files,
    clock,
    archives,
    scanner = null,
  }: Pick<Services, "store" | "files" | "clock" | "archives"> & Partial<Pick<Services, "scanner">>,
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
    ...(scanner === null ? {} : { scanner: () => scannerState(scanner) }),
    jobs: checkJobs,
    ...(archives.all.length === 0 ? {} : { archive: () => archiveState({ store, clock }) }),
    outbox: async () => lateSince(await store.read.outbox.dueSince(clock.now()), lateMs),
    texts: async () => lateSince(await store.read.texts.dueSince(clock.now()), textsLateMs),
  };

  function lateSince(since: Date | null, mostMs: number): PartState {
    const waitedMs = since === null ? 0 : clock.now().getTime() - since.getTime();
    if (waitedMs <= mostMs) return { state: "ok" };
    return { state: "late", facts: { oldestSeconds: Math.round(waitedMs / 1000) } };
  }
}

/** Files wait for a scanner that is away, and can be registered later; nobody is sent to another server for that. */
async function scannerState(scanner: MalwareScanner): Promise<PartState> {
  try {
    const { blind } = await scanner.state();
    return blind.length === 0 ? { state: "ok" } : { state: "late", facts: { blind } };
  } catch (error) {
    if (!(error instanceof ScannerUnavailable)) throw error;
    return { state: "late", facts: { fault: error.fault } };
  }
}

/** Files wait for an archive that is away; nobody else does, so this server is as ready as any. */
async function archiveState({ store, clock }: Pick<Services, "store" | "clock">): Promise<PartState> {
  const { waiting, oldest, fault } = await store.read.places.queue();
  const waitedMs = oldest === null ? 0 : clock.now().getTime() - oldest.getTime();
  if (waitedMs <= archiveLateMs) return { state: "ok" };
  const why = fault === null ? {} : { fault: fault.code };
  return { state: "late", facts: { waiting, oldestSeconds: Math.round(waitedMs / 1000), ...why } };
}
