import type { ImportJob } from "../../domain/imports/import-job.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { AppendRefused } from "../../ports/file-store.ts";
import type { Services } from "../../ports/services.ts";
import type { SheetFile } from "../../ports/sheet-reader.ts";

/** Runs `work` with the file of a job. Throws `import.file-lost`, `sheet.…`. */
export async function withSheetFile<T>(
  { files, sheets }: Pick<Services, "files" | "sheets">,
  { fileId }: Pick<ImportJob, "fileId">,
  work: (file: SheetFile) => Promise<T>,
): Promise<T> {
  if (fileId === null) throw new RuleBroken("import.file-lost");
  try {
    return await files.withLocalPath(fileId, async (path) => {
      await using file = await sheets.open(path);
      return await work(file);
    });
  } catch (error) {
    if (error instanceof AppendRefused && error.reason === "missing")
      throw new RuleBroken("import.file-lost");
    throw error;
  }
}
