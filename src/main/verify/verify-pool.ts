import { Worker } from "node:worker_threads";
import { undecided } from "../../adapters/signatures/check-file.ts";
import { reportFile, type FileReport } from "./report-file.ts";
import type { VerifyAnswer, VerifyTask } from "./verify-worker.ts";

/** Checks files in workers of their own: one that hangs or runs out of memory is ended, and the others go on. */
export interface VerifyPool {
  readonly verify: (task: VerifyTask) => Promise<FileReport>;
  readonly close: () => Promise<void>;
}

export interface PoolLimits {
  readonly workers: number;
  /** For one file. */
  readonly seconds: number;
  /** Of one worker's heap. */
  readonly megabytes: number;
}

interface Waiting {
  readonly task: VerifyTask;
  readonly resolve: (report: FileReport) => void;
}

export function openVerifyPool({ workers, seconds, megabytes }: PoolLimits): VerifyPool {
  const waiting: Waiting[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();

  const start = (): Worker => {
    const worker = new Worker(new URL("verify-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    all.add(worker);
    return worker;
  };

  const next = (): void => {
    const job = waiting[0];
    if (job === undefined) return;
    const worker = idle.pop() ?? (all.size < workers ? start() : undefined);
    if (worker === undefined) return;
    waiting.shift();
    run(worker, job);
  };

  const run = (worker: Worker, { task, resolve }: Waiting): void => {
    const finish = (report: FileReport, isUsable: boolean): void => {
      clearTimeout(timer);
      worker.off("message", answered).off("error", failed);
      if (isUsable) idle.push(worker);
      else {
        all.delete(worker);
        void worker.terminate();
      }
      resolve(report);
      next();
    };
    const stopped = undecided({ code: "signed-file.took-too-long", params: { seconds } });
    const timer = setTimeout(() => finish(reportFile(task.file, stopped), false), seconds * 1_000);
    const answered = ({ report }: VerifyAnswer) => finish(report, true);
    const failed = ({ message }: Error) => {
      const broken = undecided({ code: "signed-file.unreadable", params: { reason: message } });
      finish(reportFile(task.file, broken), false);
    };
    worker.on("message", answered).on("error", failed);
    worker.postMessage(task, []);
  };

  return {
    verify: (task) =>
      new Promise((resolve) => {
        waiting.push({ task, resolve });
        next();
      }),
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
