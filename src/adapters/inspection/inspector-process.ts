// The process in which files are opened. It has no environment, no right to write or to start anything, and ends with
// the server; the server kills it when it takes too long or too much.
import { RuleBroken } from "../../domain/rule-broken.ts";
import { inspectFile } from "./inspect-file.ts";
import { inspectionLimits, inspectionOrder, type InspectionReply } from "./protocol.ts";

const limits = inspectionLimits.parse(JSON.parse(process.argv[2] ?? "{}"));
/** Longer lines say nothing to the gate and need not travel. */
const longestLine = 2000;

async function answer(message: unknown): Promise<InspectionReply> {
  try {
    const { file } = inspectionOrder.parse(message);
    const facts = await inspectFile(file, limits);
    const firstPage =
      facts.firstPage?.slice(0, 2000).map((line) => ({ ...line, text: line.text.slice(0, longestLine) })) ??
      null;
    return {
      is: "facts",
      facts: { ...facts, firstPage, active: [...facts.active], marks: facts.marks.slice(0, 100) },
    };
  } catch (error) {
    if (error instanceof RuleBroken) return { is: "refused", code: error.code, params: { ...error.params } };
    return { is: "fault", message: error instanceof Error ? error.message : "unknown fault" };
  }
}

process.on("message", (message) => {
  void answer(message).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ is: "ready" } satisfies InspectionReply);
