import type { ScannerView } from "../../contract/quarantine.ts";
import { ScannerUnavailable } from "../../ports/malware-scanner.ts";
import type { Services } from "../../ports/services.ts";

/** How the scanner does, what waits for it, and how far the walk through what is kept has come. One for the deployment. */
export async function readScanner({
  store,
  scanner,
}: Pick<Services, "store" | "scanner">): Promise<ScannerView> {
  const waiting = await store.read.uploads.countWaiting();
  if (scanner === null) return { ...nothing, kind: "none", state: "none", waiting };
  const run = await store.read.scans.run();
  const walked = run && {
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    looked: run.looked,
    scanned: run.scanned,
    found: run.found,
  };
  try {
    const { engine, edition, madeAt, blind } = await scanner.state();
    return {
      kind: scanner.kind,
      state: blind.length > 0 ? "blind" : "ok",
      engine,
      edition,
      madeAt: madeAt?.toISOString() ?? null,
      waiting,
      walk: walked,
    };
  } catch (error) {
    if (!(error instanceof ScannerUnavailable)) throw error;
    return { ...nothing, kind: scanner.kind, state: "away", waiting, walk: walked };
  }
}

const nothing = { engine: null, edition: null, madeAt: null, walk: null } as const;
