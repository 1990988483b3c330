import { existsSync } from "node:fs";
import { openDatabase, type StoreSettings } from "../../adapters/store/engine/open-database.ts";
import { snapshotAdvice } from "../../adapters/store/engine/snapshot-advice.ts";
import { pending } from "../../adapters/store/migrate.ts";
import { migrations } from "../../adapters/store/migrations/all.ts";
import { StoreUnavailable } from "../../ports/store-errors.ts";
import type { DoctorPart, DoctorStep } from "../../usecases/doctor/examine-parts.ts";
import { remark, well, wrong } from "./steps.ts";

/** `sqlserver`: whether the records' database answers, has the schema of this program, and is set as it should be. */
export function storePart(settings: StoreSettings): DoctorPart {
  return { name: "sqlserver", what: settings.engine, examine: () => examine(settings) };
}

async function examine(settings: StoreSettings): Promise<DoctorStep[]> {
  // Looking must not make the file.
  if (settings.engine === "sqlite" && !existsSync(settings.file))
    return [remark("storeThere", "doctor.store-not-yet", { place: settings.file })];
  try {
    await using opened = new AsyncDisposableStack();
    const database = opened.adopt(await openDatabase<Record<string, never>>(settings), (it) => it.close());
    await database.ping();
    const { missing, changed, unknown } = await pending(database, migrations);
    const advice = await snapshotAdvice(database);
    return [
      well("storeThere"),
      schema([...missing, ...changed], unknown),
      advice === undefined ? well("storeSettings") : remark("storeSettings", "doctor.store-snapshot"),
    ];
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return [wrong("storeThere", "doctor.store-away", { engine: settings.engine, reason: error.message })];
  }
}

function schema(missing: readonly string[], unknown: readonly string[]): DoctorStep {
  if (missing.length > 0)
    return wrong("storeSchema", "doctor.store-behind", { migrations: missing.join(", ") });
  if (unknown.length > 0)
    return remark("storeSchema", "doctor.store-ahead", { migrations: unknown.join(", ") });
  return well("storeSchema");
}
