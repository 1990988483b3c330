import { fileURLToPath } from "node:url";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { FileFacts, FileToInspect } from "../../ports/file-inspection.ts";
import { KillableProcess } from "../processes/killable-process.ts";
import type { InspectionLimits } from "./limits.ts";
import { inspectionReply, type InspectionReply } from "./protocol.ts";

const entry = fileURLToPath(new URL("inspector-process.ts", import.meta.url));

/** Of a large file every byte is looked at, also where the machine is busy and its disk slow. */
const bytesPerSecond = 20 * 1024 * 1024;

/** One inspecting process; it has one file in hand at a time. */
export class Inspector {
  readonly #limits: InspectionLimits;
  readonly #process: KillableProcess<InspectionReply>;

  constructor(limits: InspectionLimits) {
    this.#limits = limits;
    this.#process = new KillableProcess({
      entry,
      argument: JSON.stringify(limits),
      limits,
      read: (message) => inspectionReply.safeParse(message).data ?? null,
    });
  }

  async inspect(file: FileToInspect): Promise<FileFacts> {
    const patienceMs = this.#limits.timeoutMs + Math.round((file.size / bytesPerSecond) * 1000);
    const reply = await this.#process.ask({ file }, patienceMs);
    if (reply === "died" || reply === "late") throw refusal(reply, file, patienceMs);
    if (reply.is === "facts") return reply.facts;
    if (reply.is === "refused") throw new RuleBroken(reply.code, { params: reply.params });
    throw new Error(`Inspecting a file failed: ${reply.is === "fault" ? reply.message : "no answer"}`);
  }

  kill(): void {
    this.#process.kill();
  }
}

function refusal(outcome: "died" | "late", { name }: FileToInspect, patienceMs: number): RuleBroken {
  if (outcome === "died") return new RuleBroken("intake.cannot-be-read", { params: { fileName: name } });
  const seconds = Math.round(patienceMs / 1000);
  return new RuleBroken("intake.too-long-to-read", { params: { fileName: name, seconds } });
}
