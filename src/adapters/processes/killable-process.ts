import { fork, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { Socket } from "node:net";

/** How much of the machine a process that opens strangers' files may take. */
export interface ProcessLimits {
  /** Heap, MiB. */
  readonly heapMb: number;
  /** Memory altogether, MiB; watched where the system tells it (Linux). */
  readonly memoryMb: number;
}

export interface ProcessKind<Reply> {
  /** The module that the process runs; it says `{ is: "ready" }` when it can be asked. */
  readonly entry: string;
  /** Its one argument. */
  readonly argument: string;
  readonly limits: ProcessLimits;
  /** Reads a message of the process; null for what is none. A hostile file may have taken the process over. */
  readonly read: (message: unknown) => Reply | null;
}

/** Starting includes loading pdf.js from a cold disk, ms. */
const startMs = 60_000;
const memoryCheckMs = 100;

/**
 * A process that has no environment, no right to write or to start anything, and ends with the server. It is started
 * when first needed and again after it died, and has one thing in hand at a time.
 */
export class KillableProcess<Reply extends { readonly is: string }> {
  readonly #kind: ProcessKind<Reply>;
  #child: ChildProcess | null = null;

  constructor(kind: ProcessKind<Reply>) {
    this.#kind = kind;
  }

  /** Asks and waits `timeoutMs` at most. After `died` and `late` the process is gone. */
  async ask(message: object, timeoutMs: number): Promise<Reply | "died" | "late"> {
    const child = this.#child ?? (await this.#begin());
    keepAlive(child, true);
    child.send(message);
    const reply = await this.#next(child, timeoutMs);
    if (reply === "died" || reply === "late") this.kill();
    else keepAlive(child, false);
    return reply;
  }

  kill(): void {
    this.#child?.kill("SIGKILL");
    this.#child = null;
  }

  async #begin(): Promise<ChildProcess> {
    const child = start(this.#kind);
    this.#child = child;
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    child.once("exit", () => {
      if (this.#child === child) this.#child = null;
    });
    const reply = await this.#next(child, startMs);
    if (typeof reply === "object" && reply.is === "ready") return child;
    this.kill();
    throw new Error(`The process that opens files does not start: ${complaint}`);
  }

  /** Waits for one message, or for the end of the process, or for the time to run out; the first of them counts. */
  #next(child: ChildProcess, limitMs: number): Promise<Reply | "died" | "late"> {
    const { limits, read } = this.#kind;
    return new Promise((resolve) => {
      const watch = setInterval(() => {
        void residentMb(child.pid ?? 0).then(
          (used) => used !== null && used > limits.memoryMb && child.kill("SIGKILL"),
        );
      }, memoryCheckMs);
      const timer = setTimeout(() => finish("late"), limitMs);
      const onMessage = (message: unknown) => finish(read(message) ?? "died");
      const onEnd = () => finish("died");
      function finish(outcome: Reply | "died" | "late") {
        clearInterval(watch);
        clearTimeout(timer);
        child.off("message", onMessage).off("exit", onEnd).off("error", onEnd);
        resolve(outcome);
      }
      child.on("message", onMessage).on("exit", onEnd).on("error", onEnd);
    });
  }
}

function start<Reply>({ entry, argument, limits }: ProcessKind<Reply>): ChildProcess {
  return fork(entry, [argument], {
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

/** An idle process does not keep the server from ending. */
function keepAlive(child: ChildProcess, busy: boolean): void {
  for (const handle of [child, child.channel, child.stderr instanceof Socket ? child.stderr : null]) {
    if (busy) handle?.ref();
    else handle?.unref();
  }
}
