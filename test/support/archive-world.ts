import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openFolderArchive } from "../../src/adapters/archive/folder/open-folder-archive.ts";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { registerIncoming as registerInput } from "../../src/contract/incoming.ts";
import { ArchiveUnavailable, type Archive, type ArchiveFault } from "../../src/ports/archive.ts";
import type { StoredFileRecord } from "../../src/ports/records/file-records.ts";
import type { PlaceRecord } from "../../src/ports/records/place-records.ts";
import type { Services } from "../../src/ports/services.ts";
import { takeStep, type StepTaken } from "../../src/usecases/archive/take-step.ts";
import { appendUpload } from "../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../src/usecases/files/begin-upload.ts";
import { registerIncoming } from "../../src/usecases/incoming/register-incoming.ts";
import { openFileWorld, sent, type FileWorld } from "./file-services.ts";
import { letterFields } from "./letter-fields.ts";

export interface ArchiveWorld {
  readonly files: FileWorld;
  readonly services: FileWorld["services"];
  /** The folder in which people look. */
  readonly root: string;
  readonly archive: Archive;
  readonly graceMs: number;
  /** From now on the archive answers with this fault; null: it works. */
  fault: ArchiveFault | null;
  /** How often something was put. */
  puts: number;
  /** Registers a letter with one file of these bytes. */
  register(bytes: string, name?: string): Promise<{ id: string; file: StoredFileRecord }>;
  step(): Promise<StepTaken>;
  /** Steps until nothing is ready. */
  steps(): Promise<void>;
  place(file: Pick<StoredFileRecord, "id">): Promise<PlaceRecord>;
  /** Lets time go by. */
  pass(ms: number): void;
  close(): Promise<void>;
}

/** A store, a spool and an archive in a folder that can be made to fail. */
export async function openArchiveWorld(graceMs = 3_600_000): Promise<ArchiveWorld> {
  const files = await openFileWorld();
  const root = path.join(files.folder, "archive");
  const real = openFolderArchive({ root, remembered: path.join(files.folder, "remembered.json") });
  const copies = await openLocalFolder(path.join(files.folder, "copies"));
  let registered = 0;
  let holds = 0;
  const answering = <T>(work: () => Promise<T>): Promise<T> =>
    world.fault === null
      ? work()
      : Promise.reject(new ArchiveUnavailable(world.fault, "The double says so."));
  const archive: Archive = {
    ...real,
    async put(file, progress) {
      world.puts += 1;
      return answering(() => real.put(file, progress));
    },
    open: (ref, range) => answering(() => real.open(ref, range)),
    look: (ref) => answering(() => real.look(ref)),
    destroy: (ref) => answering(() => real.destroy(ref)),
    changes: (cursor) => answering(() => real.changes(cursor)),
  };
  const services: Services | FileWorld["services"] = {
    ...files.services,
    archives: {
      current: archive,
      all: [archive],
      of: (kind) => (kind === archive.kind ? archive : null),
      copies: () => Promise.resolve(copies),
    },
  };
  const world: ArchiveWorld = {
    files,
    services,
    root,
    archive,
    graceMs,
    fault: null,
    puts: 0,
    async register(bytes, name = "Báo cáo tháng 11.pdf") {
      const { clerk } = files.people.actors;
      registered += 1;
      const upload = await beginUpload(services, clerk, {
        name,
        role: "main",
        size: Buffer.byteLength(bytes),
      });
      await appendUpload(services, clerk, { id: upload.id, offset: 0, bytes: sent(bytes) });
      const input = registerInput.parse({
        key: services.ids.next(),
        fields: { ...letterFields(files.clock.now()), codeNumber: String(45 + registered) },
        uploadIds: [upload.id],
      });
      const { id } = await registerIncoming(services, clerk, input);
      const [file] = await services.store.read.files.ofDocument(id);
      if (file === undefined) throw new Error("It was registered without its file.");
      return { id, file };
    },
    step() {
      holds += 1;
      return takeStep({ ...services, graceMs }, `test/${holds}`);
    },
    async steps() {
      while ((await world.step()).kind !== "idle") await sleep(0);
    },
    async place({ id }) {
      const place = await services.store.read.places.get(id);
      if (place === null) throw new Error("The file has no place.");
      return place;
    },
    pass: (ms) => files.clock.set(new Date(files.clock.now().getTime() + ms)),
    async close() {
      await real.close();
      await files.close();
    },
  };
  return world;
}
