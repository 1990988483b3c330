import type { Services } from "../../ports/services.ts";
import { checkDocument, type CheckServices } from "./check-document.ts";

export interface CheckTurn {
  /** In whose name the document is taken (`Instance.newHold`). */
  readonly hold: string;
  /** How long to wait after so many attempts. */
  readonly waitMs: (attempts: number) => number;
}

export type CheckTurnEnd =
  | { readonly kind: "nothing" }
  | { readonly kind: "checked"; readonly documentId: string }
  | {
      readonly kind: "fault";
      readonly documentId: string;
      readonly attempts: number;
      readonly error: unknown;
    };

/**
 * Checks the files of the document that is due next, which nobody else takes meanwhile. What a fault of ours hinders is put
 * off, longer each time, and keeps no other document waiting.
 */
export async function checkNextDocument(
  services: CheckServices & Pick<Services, "clock">,
  { hold, waitMs }: CheckTurn,
): Promise<CheckTurnEnd> {
  const { store, clock } = services;
  const now = clock.now();
  if ((await store.read.signatures.dueSince(now)) === null) return { kind: "nothing" };
  const taken = await store.transaction(({ signatures }) => signatures.claim(hold, now));
  if (taken === null) return { kind: "nothing" };
  const { documentId, attempts } = taken;
  try {
    await checkDocument(services, { documentId });
    return { kind: "checked", documentId };
  } catch (error) {
    const readyAt = new Date(clock.now().getTime() + waitMs(attempts));
    await store.transaction(({ signatures }) => signatures.retryLater(hold, readyAt));
    return { kind: "fault", documentId, attempts, error };
  }
}
