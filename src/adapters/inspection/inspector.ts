import { fileURLToPath } from "node:url";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { FileFacts, FileToInspect } from "../../ports/file-inspection.ts";
import { KillableProcess } from "../processes/killable-process.ts";
import type { InspectionLimits } from "./limits.ts";
import { inspectionReply, type InspectionReply } from "./protocol.ts";

const entry = fileURLToPath(new URL("inspector-process.ts", import.meta.url));

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
    const reply = await this.#process.ask({ file }, this.#limits.timeoutMs);
    if (reply === "died" || reply === "late") throw this.#refusal(reply, file);
    if (reply.is === "facts") return reply.facts;
    if (reply.is === "refused") throw new RuleBroken(reply.code, { params: reply.params });
    throw new Error(`Inspecting a file failed: ${reply.is === "fault" ? reply.message : "no answer"}`);
  }

  kill(): void {
    this.#process.kill();
  }

  #refusal(outcome: "died" | "late", file: FileToInspect): RuleBroken {
    if (outcome === "died")
      return new RuleBroken("intake.cannot-be-read", { params: { fileName: file.name } });
    const seconds = Math.round(this.#limits.timeoutMs / 1000);
    return new RuleBroken("intake.too-long-to-read", { params: { fileName: file.name, seconds } });
  }
}
