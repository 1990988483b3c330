import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../adapters/clock-and-ids/uuid-ids.ts";
import { openDatabaseSpool } from "../adapters/files/database-spool.ts";
import { openLocalFolder } from "../adapters/files/local-folder.ts";
import { openStoreAsItIs } from "../adapters/store/open-store.ts";
import type { Config } from "../config.ts";
import type { LiveInstance } from "../jobs/join-instances.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileStore } from "../ports/file-store.ts";
import type { Store } from "../ports/store.ts";

type SpoolConfig = Pick<Config, "spool" | "dataFolder">;

const folderOf = ({ dataFolder }: SpoolConfig) => openLocalFolder(path.join(dataFolder, "files"));

const databaseOf = ({ dataFolder }: SpoolConfig, store: Store, clock: Clock) =>
  openDatabaseSpool({ store, clock, ids: uuidIds, scratch: path.join(dataFolder, "lent") });

/** The spool that the configuration names. */
export function openSpool(config: SpoolConfig, store: Store, clock: Clock = systemClock): Promise<FileStore> {
  return config.spool === "folder" ? folderOf(config) : databaseOf(config, store, clock);
}

interface Starting {
  readonly store: Store;
  readonly clock: Clock;
  readonly instance: LiveInstance;
  readonly beatMs: number;
}

/**
 * The same for a server: what lies where the spool was before another was chosen comes over first. Of several servers that
 * start at once one brings it over, and the others wait: two would take each other's pieces away.
 */
export async function openOnlySpool(config: SpoolConfig, starting: Starting): Promise<FileStore> {
  const { store, clock } = starting;
  const [folder, database] = [await folderOf(config), await databaseOf(config, store, clock)];
  const [chosen, other] = config.spool === "folder" ? [folder, database] : [database, folder];
  if (await isEmpty(other)) return chosen;
  await alone(starting, async ({ lost }) => {
    for await (const { id } of other.list()) {
      lost.throwIfAborted();
      await bringOver(id, other, chosen);
    }
  });
  return chosen;
}

async function isEmpty(files: FileStore): Promise<boolean> {
  for await (const _ of files.list()) return false;
  return true;
}

const turn = "bring-spool-over";

/** Runs `work` while no other server does, and shows life meanwhile, so that one which dies gives way. */
async function alone(
  { store, clock, instance, beatMs }: Starting,
  work: (instance: LiveInstance) => Promise<void>,
): Promise<void> {
  const hold = instance.newHold();
  const beating = setInterval(() => void instance.beat(), beatMs);
  const isMine = () =>
    store.transaction(({ outbox }) => outbox.claimJob(turn, hold, clock.now(), clock.now()));
  try {
    while (!(await isMine())) await sleep(waitMs);
    await work(instance);
  } finally {
    clearInterval(beating);
    await store.transaction(({ outbox }) => outbox.finishJob(turn, hold, clock.now()));
  }
}

/** Between two looks whether another server has ended. */
const waitMs = 200;

/** Broken off at any point it begins anew; the bytes go where they were only once they are whole where they go. */
async function bringOver(id: string, from: FileStore, to: FileStore): Promise<void> {
  if (!(await to.isFinished(id))) {
    await to.remove(id);
    const bytes = await from.open(id);
    if (bytes === null) return;
    await to.begin(id);
    await to.append(id, bytes, 0, Number.MAX_SAFE_INTEGER);
    if (await from.isFinished(id)) await to.finish(id);
  }
  await from.remove(id);
}

/** The spool for the doctor, who opens nothing before it is examined. */
export async function spoolToExamine(
  config: SpoolConfig & Pick<Config, "store">,
): Promise<Pick<FileStore, "check">> {
  if (config.spool === "folder") return folderOf(config);
  return {
    async check() {
      const store = await openStoreAsItIs(config.store);
      try {
        await (await databaseOf(config, store, systemClock)).check();
      } finally {
        await store.close();
      }
    },
  };
}
