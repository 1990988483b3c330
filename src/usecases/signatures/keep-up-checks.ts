import type { CheckServices } from "./check-document.ts";
import { checkDocument } from "./check-document.ts";

const chunk = 50;

/**
 * Checks whatever has waited for longer than the outbox takes: what was here before checks were made, what is asked for
 * of many at once. Stops after `budgetMs`, so that other periodic jobs have their turn. A document that fails is counted
 * and left for the next turn.
 */
export async function keepUpChecks(
  services: CheckServices,
  { graceMs, budgetMs }: { readonly graceMs: number; readonly budgetMs: number },
): Promise<{ checked: number; faults: number }> {
  const before = new Date(services.clock.now().getTime() - graceMs);
  const end = performance.now() + budgetMs;
  const failed = new Set<string>();
  let checked = 0;
  while (performance.now() < end) {
    const waiting = await services.store.read.signatures.waiting(before, chunk);
    const next = waiting.filter(({ documentId }) => !failed.has(documentId));
    if (next.length === 0) break;
    for (const { documentId } of next) {
      if (performance.now() >= end) break;
      try {
        await checkDocument(services, { documentId });
        checked += 1;
      } catch {
        // Told by the count; the document goes on waiting.
        failed.add(documentId);
      }
    }
  }
  return { checked, faults: failed.size };
}
