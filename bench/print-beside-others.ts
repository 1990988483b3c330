// How long others wait while a year's register is printed by the server's own thread: the delay of the event loop, with
// nothing else to do, while it prints PDF and XLSX. node bench/print-beside-others.ts [rows]
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { uuidIds } from "../src/adapters/clock-and-ids/uuid-ids.ts";
import { createPrintedForms } from "../src/adapters/forms/pdf-and-xlsx-forms.ts";
import { openDatabase } from "../src/adapters/store/engine/open-database.ts";
import { migrate } from "../src/adapters/store/migrate.ts";
import { migrations } from "../src/adapters/store/migrations/all.ts";
import { storeOver } from "../src/adapters/store/open-store.ts";
import type { Tables } from "../src/adapters/store/schema.ts";
import type { Actor } from "../src/domain/people/actor.ts";
import { printRegister } from "../src/usecases/print/print-register.ts";
import { fillStore } from "../test/support/fill-store.ts";

async function measured(name: string, work: () => Promise<unknown>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const cpu = process.cpuUsage();
  const began = performance.now();
  delay.enable();
  await work();
  delay.disable();
  const { user, system } = process.cpuUsage(cpu);
  const ms = (ns: number) => (ns / 1e6).toFixed(1).padStart(7);
  console.log(
    `${name.padEnd(5)} ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s, processor ${((user + system) / 1e6).toFixed(1).padStart(6)} s, ` +
      `event loop late by p50 ${ms(delay.percentile(50))} ms  p99 ${ms(delay.percentile(99))} ms  p99.9 ${ms(delay.percentile(99.9))} ms  most ${ms(delay.max)} ms`,
  );
}

const rows = Number(process.argv[2] ?? 100_000);
const folder = await mkdtemp(path.join(tmpdir(), "vanthu-print-"));
const db = await openDatabase<Tables>({ engine: "sqlite", file: path.join(folder, "vanthu.db") });
try {
  await migrate(db, migrations);
  const { agencyId, people } = await fillStore(db, rows);
  const store = storeOver(db);
  const actor: Actor = {
    personId: people[0] ?? "",
    name: "Văn thư",
    agencyId,
    roles: ["clerk"],
    memberOf: [],
    headOf: [],
    onBehalfOf: null,
  };
  const deps = { store, clock: { now: () => new Date() }, ids: uuidIds, forms: createPrintedForms() };
  const register =
    (await db.reader
      .selectFrom("register")
      .select(["year", "register_key"])
      .where("kind", "=", "incoming")
      .executeTakeFirst()) ?? null;
  if (register === null) throw new Error("No register.");
  const query = { year: register.year, register: register.register_key };
  await measured("idle", () => wait(2000));
  for (const format of ["pdf", "xlsx"] as const) {
    await measured(format, () =>
      printRegister(deps, actor, { form: "incoming", format, query }, createWriteStream(devNull)),
    );
  }
} finally {
  await db.close();
  await rm(folder, { recursive: true, force: true });
}
