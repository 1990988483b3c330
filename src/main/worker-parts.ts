import { createProcessInspection } from "../adapters/inspection/process-inspection.ts";
import { createProcessRenditions } from "../adapters/renditions/process-renditions.ts";
import { openCheckPool } from "../adapters/signatures/pool/check-pool.ts";
import { createProcessExtraction } from "../adapters/text/process-extraction.ts";
import type { Services } from "../ports/services.ts";

type Workers = Pick<Services, "inspection" | "extraction" | "renditions" | "signatures">;

/** One signed file at a time and no hurry: what people do comes first. */
const checkLimits = { workers: 1, seconds: 20, megabytes: 512 };

/** What reads files, each in processes or threads of its own, so that no file stops the server. `opened` closes them. */
export function openWorkers(opened: AsyncDisposableStack): Workers {
  return {
    inspection: opened.adopt(createProcessInspection(), (it) => it.close()),
    extraction: opened.adopt(createProcessExtraction(), (it) => it.close()),
    renditions: opened.adopt(createProcessRenditions(), (it) => it.close()),
    signatures: opened.adopt(openCheckPool(checkLimits), (it) => it.close()),
  };
}
