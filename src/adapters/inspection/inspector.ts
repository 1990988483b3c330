import { fork, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { FileFacts, FileToInspect } from "../../ports/file-inspection.ts";
import type { InspectionLimits } from "./limits.ts";
import { inspectionReply, type InspectionReply } from "./protocol.ts";

const entry = fileURLToPath(new URL("inspector-process.ts", import.meta.url));
/** Starting includes loading pdf.js from a cold disk, ms. */
const startMs = 60_000;
const memoryCheckMs = 100;

function start(limits: InspectionLimits): ChildProcess {
  return fork(entry, [JSON.stringify(limits)], {
    env: {},
    execArgv: [
      "--permission",
      "--allow-fs-read=*",
      `--max-old-space-size=${limits.heapMb}`,
      "--disable-warning=ExperimentalWarning",
    ],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

/** Memory that a process holds, MiB; null where the system does not tell. */
async function residentMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => null);
  const kilobytes = /^VmRSS:\s+(\d+) kB/mu.exec(status ?? "")?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/** Waits for one message, or for the end of the process, or for the time to run out; the first of them counts. */
function nextReply(
  child: ChildProcess,
  limitMs: number,
  memoryMb: number,
): Promise<InspectionReply | "died" | "late"> {
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      void residentMb(child.pid ?? 0).then(
        (used) => used !== null && used > memoryMb && child.kill("SIGKILL"),
      );
    }, memoryCheckMs);
    const timer = setTimeout(() => finish("late"), limitMs);
    const onMessage = (message: unknown) => {
      const reply = inspectionReply.safeParse(message);
      finish(reply.success ? reply.data : "died");
    };
    const onEnd = () => finish("died");
    function finish(outcome: InspectionReply | "died" | "late") {
      clearInterval(watch);
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onEnd).off("error", onEnd);
      resolve(outcome);
    }
    child.on("message", onMessage).on("exit", onEnd).on("error", onEnd);
  });
}

/** One inspecting process, started when first needed and again after it died; it has one file in hand at a time. */
export class Inspector {
  readonly #limits: InspectionLimits;
  #child: ChildProcess | null = null;

  constructor(limits: InspectionLimits) {
    this.#limits = limits;
  }

  async inspect(file: FileToInspect): Promise<FileFacts> {
    const child = this.#child ?? (await this.#begin());
    keepAlive(child, true);
    child.send({ file });
    const reply = await nextReply(child, this.#limits.timeoutMs, this.#limits.memoryMb);
    if (reply === "died" || reply === "late") {
      this.kill();
      throw this.#refusal(reply, file);
    }
    keepAlive(child, false);
    if (reply.is === "facts") return reply.facts;
    if (reply.is === "refused") throw new RuleBroken(reply.code, { params: reply.params });
    throw new Error(`Inspecting a file failed: ${reply.is === "fault" ? reply.message : "no answer"}`);
  }

  kill(): void {
    this.#child?.kill("SIGKILL");
    this.#child = null;
  }

  async #begin(): Promise<ChildProcess> {
    const child = start(this.#limits);
    this.#child = child;
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    child.once("exit", () => {
      if (this.#child === child) this.#child = null;
    });
    const reply = await nextReply(child, startMs, this.#limits.memoryMb);
    if (typeof reply === "object" && reply.is === "ready") return child;
    this.kill();
    throw new Error(`The process that inspects files does not start: ${complaint}`);
  }

  #refusal(outcome: "died" | "late", file: FileToInspect): RuleBroken {
    if (outcome === "died")
      return new RuleBroken("intake.cannot-be-read", { params: { fileName: file.name } });
    const seconds = Math.round(this.#limits.timeoutMs / 1000);
    return new RuleBroken("intake.too-long-to-read", { params: { fileName: file.name, seconds } });
  }
}

/** An idle inspecting process does not keep the server from ending. */
function keepAlive(child: ChildProcess, busy: boolean): void {
  for (const handle of [child, child.channel, child.stderr instanceof Socket ? child.stderr : null]) {
    if (busy) handle?.ref();
    else handle?.unref();
  }
}
