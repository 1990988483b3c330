import { Worker } from "node:worker_threads";
import type { SignatureAnswer, SignatureCheck, SignatureQuestion } from "../../../ports/signature-check.ts";
import type { Finding } from "../../../domain/signatures/conclusion.ts";
import { unreadReport } from "../../../domain/signatures/file-report.ts";
import type { WorkerAnswer } from "./check-worker.ts";

export interface PoolLimits {
  readonly workers: number;
  /** For one file. */
  readonly seconds: number;
  /** Of one worker's heap. */
  readonly megabytes: number;
}

/** Of what a worker's heap holds for a moment: a file's tokens, for which V8 alone would take a hundred. */
const youngMegabytes = 12;

interface Waiting {
  readonly question: SignatureQuestion;
  readonly resolve: (answer: SignatureAnswer) => void;
}

const unchecked = (finding: Finding): SignatureAnswer => ({
  report: unreadReport(finding),
  sha256: null,
  contentSha256: null,
  certificates: [],
  questions: [],
  embedded: { ocsps: [], crls: [] },
  evidence: [],
});

/** Checks files in workers of their own: one that hangs or runs out of memory is ended, and the others go on. */
export function openCheckPool({ workers, seconds, megabytes }: PoolLimits): SignatureCheck {
  const waiting: Waiting[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();

  const start = (): Worker => {
    const worker = new Worker(new URL("check-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes },
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

  const run = (worker: Worker, { question, resolve }: Waiting): void => {
    const finish = (answer: SignatureAnswer, isUsable: boolean): void => {
      clearTimeout(timer);
      worker.off("message", answered).off("error", failed);
      if (isUsable) {
        // Without work it keeps no process from ending.
        worker.unref();
        idle.push(worker);
      } else {
        all.delete(worker);
        void worker.terminate();
      }
      resolve(answer);
      next();
    };
    const stopped = { code: "signed-file.took-too-long", params: { seconds } };
    const timer = setTimeout(() => finish(unchecked(stopped), false), seconds * 1_000);
    const answered = ({ answer }: WorkerAnswer) => finish(answer, true);
    const failed = ({ message }: Error) => {
      finish(unchecked({ code: "signed-file.unreadable", params: { reason: message } }), false);
    };
    worker.ref();
    worker.on("message", answered).on("error", failed);
    worker.postMessage(question, []);
  };

  return {
    check: (question) =>
      new Promise((resolve) => {
        waiting.push({ question, resolve });
        next();
      }),
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
