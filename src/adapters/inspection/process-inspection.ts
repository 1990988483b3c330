import type { FileFacts, FileInspection, FileToInspect } from "../../ports/file-inspection.ts";
import { Inspector } from "./inspector.ts";
import { defaultInspectionLimits, type InspectionLimits } from "./limits.ts";

export interface ProcessInspectionOptions {
  /** Files inspected at a time, each in a process of its own; more wait in turn. */
  readonly processes?: number;
  readonly limits?: Partial<InspectionLimits>;
}

interface Waiting {
  readonly file: FileToInspect;
  readonly resolve: (facts: FileFacts) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Inspects files in processes that can be killed: a file that takes too long, too much memory or crashes its process is
 * refused, the process is started anew, and nobody else notices.
 */
export function createProcessInspection(options: ProcessInspectionOptions = {}): FileInspection {
  const limits = { ...defaultInspectionLimits, ...options.limits };
  const inspectors = Array.from({ length: options.processes ?? 2 }, () => new Inspector(limits));
  const idle = [...inspectors];
  const waiting: Waiting[] = [];
  let closed = false;

  function next(): void {
    const job = idle.length > 0 ? waiting.shift() : undefined;
    const inspector = job && idle.pop();
    if (!job || !inspector) return;
    inspector
      .inspect(job.file)
      .then(job.resolve, job.reject)
      .finally(() => {
        idle.push(inspector);
        next();
      });
  }

  return {
    inspect(file) {
      if (closed) return Promise.reject(new Error("The inspection of files is closed."));
      return new Promise((resolve, reject) => {
        waiting.push({ file, resolve, reject });
        next();
      });
    },
    close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new Error("The inspection of files is closed."));
      for (const inspector of inspectors) inspector.kill();
      return Promise.resolve();
    },
  };
}
