// npm run reconcile   compares records with files and looks for work that has come to a stop; changes nothing but the list
// that administrators see. Ends with 1 where something was found. The server does the same every night.
import { systemClock } from "../src/adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../src/adapters/store/open-store.ts";
import { readConfig } from "../src/config.ts";
import { findingSubjects } from "../src/contract/messages/findings.ts";
import { openArchives } from "../src/main/archive-parts.ts";
import { openSpool } from "../src/main/spool.ts";
import { reconcile } from "../src/usecases/administration/reconcile.ts";
import { runCommand } from "./run-command.ts";

const most = 200;

async function main(): Promise<number> {
  const config = readConfig();
  const store = await openStore(config.store);
  try {
    const files = await openSpool(config, store);
    const opened = openArchives(config);
    const { archives } = opened;
    const run = await reconcile({ store, files, archives, clock: systemClock, ids: uuidIds });
    await opened.close();
    const { files: looked, hashed, assignments, findings } = run;
    console.log(
      `Đã xem ${looked} tệp (${hashed} tệp đọc hết), ${assignments} việc đang giao: ${findings} điều cần xem. / Looked at ${looked} files (${hashed} read through) and ${assignments} assignments: ${findings} to look at.`,
    );
    for (const agency of await store.read.organisation.agenciesHere()) {
      for (const { kind, subjectId, documentId } of await store.read.findings.ofAgency(agency.id, most)) {
        const about = documentId === null ? subjectId : `${subjectId} (${documentId})`;
        console.log(
          `✘ ${agency.name}: ${findingSubjects[kind].vi.replace("{symbol}", about).replace("{person}", "…")} ${subjectId}`,
        );
      }
    }
    return findings === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

await runCommand(main);
