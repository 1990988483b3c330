import { LeaseLost } from "../../ports/instance.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { TextStanding } from "../../ports/records/text-records.ts";
import type { Services } from "../../ports/services.ts";
import { TextNotExtracted, type ExtractedText } from "../../ports/text-extraction.ts";
import { FileDamaged } from "../files/file-damaged.ts";
import { withOriginal, type OriginalServices } from "../files/open-original.ts";
import { raiseSecrecy } from "./raise-secrecy.ts";

type Needed = OriginalServices & Pick<Services, "extraction" | "clock" | "ids">;

/**
 * Reads the text of a stored file that is held under `hold`, and lets its document be found by it. What the file cannot
 * give is kept as its standing; a fault of ours is thrown, and the file goes on waiting. Throws `LeaseLost` where another
 * has taken the file meanwhile.
 */
export async function readFileText(
  services: Needed,
  { fileId, hold }: { readonly fileId: string; readonly hold: string },
): Promise<void> {
  const file = await services.store.read.files.get(fileId);
  if (file === null) throw new Error("A text waits for a file that has no record.");
  const text = await textOf(services, file);
  await services.store.transaction(async (records) => {
    const { texts } = records;
    if (!(await texts.isHeld(fileId, hold))) throw new LeaseLost();
    await ("lines" in text ? texts.settle(fileId, standingOf(text), text) : texts.settle(fileId, text, null));
    if ("lines" in text && text.marks.length > 0) await raiseSecrecy(services, records, file, text.marks);
  });
}

const standingOf = ({ hasText, isCut }: ExtractedText): TextStanding => ({
  state: hasText ? "found" : "none",
  reason: null,
  isCut,
});

async function textOf(services: Needed, file: StoredFileRecord): Promise<ExtractedText | TextStanding> {
  const { mediaType } = file;
  try {
    return await withOriginal(services, file, (path) => services.extraction.extract({ path, mediaType }));
  } catch (error) {
    // Bytes that are gone are the reconciliation's to tell; here there is nothing to wait for.
    if (error instanceof FileDamaged) return { state: "failed", reason: "broken", isCut: false };
    if (!(error instanceof TextNotExtracted)) throw error;
    return { state: "failed", reason: error.reason, isCut: false };
  }
}
