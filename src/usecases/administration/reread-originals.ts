import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import type { OriginalServices } from "../files/open-original.ts";
import { noteState, type Found } from "./original-state.ts";

type Deps = OriginalServices & Pick<Services, "clock">;

export interface RereadPace {
  /** Every original is read through once within so many days. */
  readonly days: number;
  /** Between the beginnings of two turns. */
  readonly turnMs: number;
  /** Between two files, so that people who work have the disk and the network. */
  readonly pause: () => Promise<void>;
}

const dayMs = 24 * 3_600_000;

/**
 * Reads those originals through that were read longest ago, as many in each turn as it takes for all of them within the
 * period, by the last reconciliation's count. One that is not what it was is a finding. How many were read.
 */
export async function rereadOriginals(deps: Deps, { days, turnMs, pause }: RereadPace): Promise<number> {
  const { store, clock, ids } = deps;
  const count = (await store.read.findings.lastRun())?.files ?? 0;
  const share = Math.ceil((count * turnMs) / (days * dayMs));
  const found: Found = async (finding) => {
    const id = ids.next();
    await store.transaction(({ findings }) => findings.put({ ...finding, id, foundAt: clock.now() }, id));
  };
  return readThrough(deps, await store.read.files.leastRecentlyRead(share), found, pause);
}

const mostDoubtful = 1_000;

/** What was not right when it was last read is read again, so that its finding stays for as long as it is true. */
export async function rereadDoubtful(deps: Deps, found: Found): Promise<number> {
  return readThrough(deps, await deps.store.read.files.notRight(mostDoubtful), found, () =>
    Promise.resolve(),
  );
}

async function readThrough(
  deps: Deps,
  files: readonly StoredFileRecord[],
  found: Found,
  pause: RereadPace["pause"],
): Promise<number> {
  let read = 0;
  for (const file of files) {
    const places = await deps.store.read.places.ofFiles([file.id]);
    if (await noteState(deps, found, file, places.get(file.id) ?? null, true)) read += 1;
    await pause();
  }
  return read;
}
