import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import type { Instance } from "../ports/instance.ts";
import type { CheckServices } from "../usecases/signatures/check-document.ts";
import { checkNextDocument } from "../usecases/signatures/check-next-document.ts";
import { backoffMs } from "./backoff.ts";

/**
 * Signatures are checked one document at a time on each server, beside the outbox, so that no notice waits behind a heap
 * of files. Answers whether there was one: then there may be another.
 */
export function signatureChecker(
  services: CheckServices & { readonly instance: Instance },
  log: Logger,
): () => Promise<boolean> {
  return async () => {
    const hold = services.instance.newHold();
    const ended = await checkNextDocument(services, { hold, waitMs: backoffMs });
    if (ended.kind === "fault") {
      const { documentId, attempts, error } = ended;
      log.error({ document: documentId, attempts, error: errorFacts(error) }, "signatures not checked");
    }
    return ended.kind !== "nothing";
  };
}
