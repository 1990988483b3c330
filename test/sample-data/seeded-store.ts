import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { withoutArchive } from "../../src/adapters/archive/without-archive.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { dateHolidaysProposal } from "../../src/adapters/holiday-proposal/date-holidays.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import type { Services } from "../../src/ports/services.ts";
import { seedSampleData } from "../../src/sample-data/seed-sample-data.ts";
import { loneInstance } from "../support/lone-instance.ts";
import { clockAt } from "../support/clock-at.ts";
import { nothingInPersonsName } from "../../src/ports/in-persons-name.ts";
import { cardsAlone } from "../../src/ports/outreach.ts";

const refuse = (what: string) => () => {
  throw new Error(`Sample data need no ${what}.`);
};

export interface Seeded {
  readonly services: Services;
  close(): Promise<void>;
}

/** The sample data as they are made at that instant, in memory, with their files in a folder of their own. */
export async function seededAt(now: Date): Promise<Seeded> {
  const empty = await emptyAt(now);
  await seedSampleData(empty.services);
  return empty;
}

/** The same before anything is in it. */
export async function emptyAt(now: Date): Promise<Seeded> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "vanthu-sample-"));
  const store = await openStore({ engine: "sqlite", file: ":memory:" });
  const services: Services = {
    store,
    clock: clockAt(now),
    ids: uuidIds,
    files: await openLocalFolder(folder),
    archives: withoutArchive,
    holidays: dateHolidaysProposal(),
    instance: loneInstance(),
    inspection: { inspect: refuse("inspection"), close: () => Promise.resolve() },
    signatures: { check: refuse("signatures"), close: () => Promise.resolve() },
    evidence: { write: refuse("evidence") },
    trustTools: { read: refuse("trust"), fetch: refuse("trust") },
    extraction: { extract: refuse("extraction"), close: () => Promise.resolve() },
    forms: { registerPdf: refuse("forms"), registerXlsx: refuse("forms"), slipPdf: refuse("forms") },
    renditions: {
      stamped: refuse("renditions"),
      pages: refuse("renditions"),
      close: () => Promise.resolve(),
    },
    practicePapers: { print: refuse("practice papers") },
    sheets: { open: refuse("sheets"), readText: refuse("sheets") },
    directory: null,
    messenger: {
      send: refuse("messenger"),
      update: refuse("messenger"),
      otherWordsOf: refuse("messenger"),
      shownOf: refuse("messenger"),
    },
    channels: {
      post: refuse("channels"),
      update: refuse("channels"),
      look: refuse("channels"),
      shownOf: refuse("channels"),
    },
    outreach: cardsAlone,
    inPersonsName: nothingInPersonsName,
    scanner: null,
    settings: { maxUploadBytes: 100_000_000, scanner: "none", uploadLifetimeHours: 24, quarantineDays: 30 },
  };
  return {
    services,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
