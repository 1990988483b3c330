import { fileURLToPath } from "node:url";
import { TextNotExtracted, type FileToRead, type TextExtraction } from "../../ports/text-extraction.ts";
import { KillableProcess } from "../processes/killable-process.ts";
import { defaultExtractionLimits, type ExtractionLimits } from "./limits.ts";
import { extractionReply, type ExtractionReply } from "./protocol.ts";

const entry = fileURLToPath(new URL("extractor-process.ts", import.meta.url));

/**
 * Reads files in one process that can be killed, one after another: a file that takes too long or too much, or crashes
 * the process, gave no text, and the process is started anew for the next.
 */
export function createProcessExtraction(given: Partial<ExtractionLimits> = {}): TextExtraction {
  const limits = { ...defaultExtractionLimits, ...given };
  const reading = new KillableProcess<ExtractionReply>({
    entry,
    argument: JSON.stringify(limits),
    limits,
    read: (message) => extractionReply.safeParse(message).data ?? null,
  });
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function extractNow(file: FileToRead) {
    if (closed) throw new Error("The reading of files is closed.");
    const reply = await reading.ask({ file }, limits.timeoutMs);
    if (closed) throw new Error("The reading of files is closed.");
    if (reply === "late") throw new TextNotExtracted("tooLong");
    if (reply === "died") throw new TextNotExtracted("broken");
    if (reply.is === "refused") throw new TextNotExtracted(reply.reason);
    if (reply.is !== "text")
      throw new Error(`Reading a file failed: ${reply.is === "fault" ? reply.message : "no answer"}`);
    const { lines, folded, hasText, isCut, marks } = reply;
    return { lines, folded, hasText, isCut, marks };
  }

  return {
    extract(file) {
      const mine = last.then(() => extractNow(file));
      last = mine.catch(() => undefined);
      return mine;
    },
    close() {
      closed = true;
      reading.kill();
      return Promise.resolve();
    },
  };
}
