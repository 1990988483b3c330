import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { ScanRun } from "../../ports/records/scan-records.ts";
import type { Services } from "../../ports/services.ts";
import { FileDamaged } from "../files/file-damaged.ts";
import { jobPatienceMs } from "./scan-bytes.ts";
import { scanStored, type StoredScanServices } from "./scan-stored.ts";
import { scanUpload, type ScanningServices } from "./scan-upload.ts";

export type RescanServices = StoredScanServices & ScanningServices;

export interface RescanPace {
  /** So long one turn takes at most; the next one goes on. */
  readonly budgetMs: number;
  /** Between two files, so that people who wait for the scanner come first. */
  readonly pause: () => Promise<void>;
}

const page = 200;
const hourMs = 3_600_000;
/** So often the walk is made again with the same signatures, for what was registered behind its back; it only looks then. */
const againMs = 6 * hourMs;

/**
 * Scans everything that is kept with the signatures that the scanner has now, a slice at a time: what slipped in before
 * they were known is found and blocked. A file that these signatures have seen is passed over, so that a walk may be
 * broken off, repeated, and overtaken by newer signatures at any time. Answers null where there is nothing to do now.
 */
export async function rescan(services: RescanServices, pace: RescanPace): Promise<ScanRun | null> {
  const { scanner, store, clock } = services;
  const state = await scanner?.state().catch(() => null);
  if (state === null || state === undefined || state.blind.length > 0) return null;
  const last = await store.read.scans.run();
  const now = clock.now();
  let run = last?.finishedAt === null ? last : null;
  if (run === null) {
    const isSame = last?.signatures === state.signatures;
    if (isSame && last.finishedAt !== null && now.getTime() - last.finishedAt.getTime() < againMs)
      return null;
    run = fresh(state.signatures, now);
    await rescanUploads(services, state.signatures);
  }
  const after = await walk(services, run, state.signatures, pace);
  await store.transaction(({ scans }) => scans.saveRun(after));
  return after;
}

/** Signatures that nobody has: a walk under this name scans everything, also what the same signatures have seen. */
export const everything = "";

export function fresh(signatures: string, at: Date): ScanRun {
  return { signatures, afterId: null, looked: 0, scanned: 0, found: 0, startedAt: at, finishedAt: null };
}

async function walk(
  services: RescanServices,
  begun: ScanRun,
  signatures: string,
  { budgetMs, pause }: RescanPace,
): Promise<ScanRun> {
  const until = performance.now() + budgetMs;
  let run = begun;
  for (;;) {
    const files = await services.store.read.files.after(run.afterId, page);
    for (const file of files) {
      if (performance.now() > until) return run;
      if (begun.signatures === everything || file.scan.signatures !== signatures) {
        const found = await scanOne(services, file);
        if (found === "away") return run;
        run = { ...run, scanned: run.scanned + 1, found: run.found + (found ? 1 : 0) };
        await pause();
      }
      run = { ...run, afterId: file.id, looked: run.looked + 1 };
    }
    if (files.length < page) return ended(run, signatures, services.clock.now());
  }
}

function ended(run: ScanRun, signatures: string, finishedAt: Date): ScanRun {
  return { ...run, signatures: run.signatures === everything ? signatures : run.signatures, finishedAt };
}

/** Whether something was found in it that was not known. */
async function scanOne(services: RescanServices, file: StoredFileRecord): Promise<boolean | "away"> {
  try {
    const scan = await scanStored(services, file, jobPatienceMs);
    return scan === "away" ? scan : scan.state === "infected" && file.scan.state !== "infected";
  } catch (error) {
    // The nightly reconciliation tells of bytes that are gone.
    if (error instanceof FileDamaged) return false;
    throw error;
  }
}

/** What lies ready, or is blocked, would otherwise become a document's by what older signatures said. */
async function rescanUploads(services: RescanServices, signatures: string): Promise<void> {
  for (let after: string | null = null; ;) {
    const uploads: Awaited<ReturnType<Services["store"]["read"]["uploads"]["after"]>> =
      await services.store.read.uploads.after(after, page);
    for (const upload of uploads) {
      const isSettled = upload.state === "ready" || upload.state === "blocked";
      if (isSettled && upload.scan.signatures !== signatures) await scanUpload(services, upload);
    }
    after = uploads.at(-1)?.id ?? null;
    if (uploads.length < page || after === null) return;
  }
}
