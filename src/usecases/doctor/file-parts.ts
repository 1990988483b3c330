import type { Archives } from "../../ports/archives.ts";
import { FileStoreUnavailable, type FileStore } from "../../ports/file-store.ts";
import type { DoctorPart, DoctorStep } from "./examine-parts.ts";

export interface FilePlaces {
  /** The spool; opened here, since a disk that is not there keeps it from opening. */
  readonly openSpool: () => Promise<Pick<FileStore, "check">>;
  /** Where the spool is, for the sentence that says so. */
  readonly spoolFolder: string;
  readonly archives: Pick<Archives, "all">;
}

/** `files`: the folder into which uploads go, and every archive that is set up. */
export function fileParts({ openSpool, spoolFolder, archives }: FilePlaces): readonly DoctorPart[] {
  return [
    { name: "files", what: "spool", examine: async () => [await examineSpool(openSpool, spoolFolder)] },
    ...archives.all.map((archive) => ({
      name: "files",
      what: archive.kind,
      examine: () => archive.examine(),
    })),
  ];
}

async function examineSpool(open: FilePlaces["openSpool"], place: string): Promise<DoctorStep> {
  try {
    await (await open()).check();
    return { step: "spool", isOk: true, problem: null };
  } catch (error) {
    if (!(error instanceof FileStoreUnavailable)) throw error;
    const code = error.full ? "doctor.spool-full" : "doctor.spool-denied";
    return { step: "spool", isOk: false, problem: { code, params: { place } } };
  }
}
