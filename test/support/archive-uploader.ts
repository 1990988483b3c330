// Puts files into the double of Graph as a server does, in a process that may be killed: what it has to remember is in a
// file beside each. Ends with a JSON line: resident memory before and at most.
import { createReadStream } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { openSharePointArchive } from "../../src/adapters/archive/sharepoint/open-sharepoint-archive.ts";
import type { SharePointSettings, TransferTuning } from "../../src/adapters/archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../../src/adapters/archive/sharepoint/unit-budget.ts";
import { place } from "./file-to-archive.ts";

export interface UploadOrder {
  readonly settings: SharePointSettings;
  readonly tuning: Partial<TransferTuning>;
  readonly files: readonly {
    readonly fileId: string;
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
  }[];
}

if (import.meta.main) await run(JSON.parse(process.argv[2] ?? "") as UploadOrder);

async function run({ settings, tuning, files }: UploadOrder): Promise<void> {
  const budget = createUnitBudget({ ...defaultBudget, perMinute: 1_000_000 });
  const archive = openSharePointArchive(settings, { budget, tuning });
  await archive.examine();
  const idle = process.memoryUsage().rss;
  let most = idle;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  await Promise.all(
    files.map(async ({ fileId, path, size, sha256 }) => {
      const kept = `${path}.progress`;
      const saved = await readFile(kept, "utf8").catch(() => null);
      const file = { fileId, size, sha256, urgent: false, place: { ...place, name: `${fileId}.bin` } };
      await archive.put(
        { ...file, open: async (range) => createReadStream(path, range === undefined ? {} : { ...range }) },
        {
          saved,
          async save(state) {
            await writeFile(`${kept}.new`, state ?? "");
            await rename(`${kept}.new`, kept);
          },
        },
      );
    }),
  );
  clearInterval(watch);
  process.stdout.write(`${JSON.stringify({ idle, most })}\n`);
  await archive.close();
}
