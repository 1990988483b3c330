import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { withoutArchive } from "../../src/adapters/archive/without-archive.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import type { FileFacts, FileInspection } from "../../src/ports/file-inspection.ts";
import type { Services } from "../../src/ports/services.ts";
import { agencyFixture, type AgencyFixture } from "./agency-fixture.ts";
import { loneInstance } from "./lone-instance.ts";
import { clockAt } from "./clock-at.ts";

export interface FileWorld {
  readonly services: Pick<
    Services,
    "store" | "clock" | "ids" | "files" | "archives" | "inspection" | "scanner" | "settings" | "instance"
  >;
  readonly clock: ReturnType<typeof clockAt>;
  readonly people: AgencyFixture;
  /** Of this world alone; gone with it. */
  readonly folder: string;
  /** What the inspection says next; a function may throw, or wait. */
  inspect: FileInspection["inspect"];
  close(): Promise<void>;
}

export const pdfFacts: FileFacts = {
  mediaType: "application/pdf",
  extension: "pdf",
  pageCount: 2,
  hasTextLayer: true,
  firstPage: null,
  active: [],
  marks: [],
};

/** A store in memory, a folder for files and an inspection that says what the test wants. Limit: 1000 bytes, 24 hours. */
export async function openFileWorld(): Promise<FileWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), "vanthu-uploads-"));
  const store = await openStore({ engine: "sqlite", file: ":memory:" });
  // Files get the disk's own times, so the world's clock begins now.
  const clock = clockAt(new Date());
  const people = await agencyFixture(store, clock.now());
  const world: FileWorld = {
    clock,
    people,
    folder,
    inspect: () => Promise.resolve(pdfFacts),
    services: {
      store,
      clock,
      ids: uuidIds,
      files: await openLocalFolder(path.join(folder, "files")),
      archives: withoutArchive,
      inspection: { inspect: (file) => world.inspect(file), close: () => Promise.resolve() },
      instance: loneInstance(),
      scanner: null,
      settings: { maxUploadBytes: 1000, scanner: "none", uploadLifetimeHours: 24, quarantineDays: 30 },
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function* sent(...pieces: readonly string[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield bytesOf(piece);
}

/** Everything that the file store holds. */
export async function heldIds({ services }: FileWorld): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of services.files.list()) ids.push(id);
  return ids;
}
