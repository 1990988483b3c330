// The process in which files are read for their text; see processes/killable-process.ts for what it may do.
import { TextNotExtracted } from "../../ports/text-extraction.ts";
import { extractText } from "./extract-text.ts";
import { extractionLimits, extractionOrder, type ExtractionReply } from "./protocol.ts";

const limits = extractionLimits.parse(JSON.parse(process.argv[2] ?? "{}"));

async function answer(message: unknown): Promise<ExtractionReply> {
  try {
    const { lines, folded, marks, ...rest } = await extractText(extractionOrder.parse(message).file, limits);
    return { is: "text", lines: [...lines], folded: [...folded], marks: marks.slice(0, 100), ...rest };
  } catch (error) {
    if (error instanceof TextNotExtracted && error.reason !== "tooLong")
      return { is: "refused", reason: error.reason };
    return { is: "fault", message: error instanceof Error ? error.message : "unknown fault" };
  }
}

process.on("message", (message) => {
  void answer(message).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ is: "ready" } satisfies ExtractionReply);
