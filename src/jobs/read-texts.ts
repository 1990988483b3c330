import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import type { Instance } from "../ports/instance.ts";
import type { OriginalServices } from "../usecases/files/open-original.ts";
import { readNextText } from "../usecases/search/read-next-text.ts";
import type { Services } from "../ports/services.ts";
import { backoffMs, mostAttempts } from "./backoff.ts";

type Needed = OriginalServices & Pick<Services, "extraction" | "clock"> & { readonly instance: Instance };

/**
 * Texts of files are read one at a time on each server, beside the outbox, so that no notice waits behind a heap of
 * files. Answers whether there was one: then there may be another.
 */
export function textReader(services: Needed, log: Logger): () => Promise<boolean> {
  return async () => {
    const hold = services.instance.newHold();
    const ended = await readNextText(services, { hold, waitMs: backoffMs, mostAttempts });
    if (ended.kind === "fault") {
      const { fileId, attempts, error } = ended;
      log.error({ file: fileId, attempts, error: errorFacts(error) }, "text not read");
    }
    return ended.kind !== "nothing";
  };
}
