import path from "node:path";
import { systemClock } from "../adapters/clock-and-ids/system-clock.ts";
import { openLocalFolder } from "../adapters/files/local-folder.ts";
import { clamdScanner } from "../adapters/malware/clamd-scanner.ts";
import type { Config } from "../config.ts";
import type { DoctorPart } from "../usecases/doctor/examine-parts.ts";
import { fileParts } from "../usecases/doctor/file-parts.ts";
import { scannerPart } from "../usecases/doctor/scanner-part.ts";
import { openArchives } from "./archive-parts.ts";

export interface Doctor {
  readonly parts: readonly DoctorPart[];
  close(): Promise<void>;
}

/** Everything that `npm run doctor` can examine with these settings; a further part is a further line here. */
export function openDoctor(config: Config): Doctor {
  const spoolFolder = path.join(config.dataFolder, "files");
  const archiving = openArchives(config);
  const { archives } = archiving;
  return {
    parts: [
      ...fileParts({ openSpool: () => openLocalFolder(spoolFolder), spoolFolder, archives }),
      scannerPart({
        scanner: config.scanner.kind === "clamd" ? clamdScanner(config.scanner.address) : null,
        maxUploadBytes: config.maxUploadBytes,
        now: () => systemClock.now(),
      }),
    ],
    close: () => archiving.close(),
  };
}
