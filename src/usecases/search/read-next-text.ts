import { LeaseLost } from "../../ports/instance.ts";
import type { Services } from "../../ports/services.ts";
import type { OriginalServices } from "../files/open-original.ts";
import { readFileText } from "./read-file-text.ts";

type Needed = OriginalServices & Pick<Services, "extraction" | "clock">;

export interface TextTurn {
  /** In whose name the file is taken (`Instance.newHold`). */
  readonly hold: string;
  /** How long to wait after so many attempts, and after how many a file is given up as one that cannot be read. */
  readonly waitMs: (attempts: number) => number;
  readonly mostAttempts: number;
}

export type TextTurnEnd =
  | { readonly kind: "nothing" }
  | { readonly kind: "read" | "lost"; readonly fileId: string }
  | { readonly kind: "fault"; readonly fileId: string; readonly attempts: number; readonly error: unknown };

/**
 * Reads the text of the file that is due the longest, which nobody else takes meanwhile. What a fault of ours hinders is
 * put off, longer each time, and keeps no other file waiting; one that a server never came to the end of is given up in
 * the same way.
 */
export async function readNextText(services: Needed, turn: TextTurn): Promise<TextTurnEnd> {
  const { store, clock } = services;
  const now = clock.now();
  if ((await store.read.texts.dueSince(now)) === null) return { kind: "nothing" };
  const taken = await store.transaction(({ texts }) => texts.claim(turn.hold, now));
  if (taken === null) return { kind: "nothing" };
  const { fileId, attempts } = taken;
  try {
    if (attempts > turn.mostAttempts) await giveUp(services, fileId, turn.hold);
    else await readFileText(services, { fileId, hold: turn.hold });
    return { kind: "read", fileId };
  } catch (error) {
    if (error instanceof LeaseLost) return { kind: "lost", fileId };
    const readyAt = new Date(clock.now().getTime() + turn.waitMs(attempts));
    await store.transaction(({ texts }) => texts.retryLater(fileId, turn.hold, readyAt));
    return { kind: "fault", fileId, attempts, error };
  }
}

function giveUp({ store }: Pick<Services, "store">, fileId: string, hold: string): Promise<boolean> {
  return store.transaction(async ({ texts }) => {
    if (!(await texts.isHeld(fileId, hold))) throw new LeaseLost();
    return texts.settle(fileId, { state: "failed", reason: "broken", isCut: false }, null);
  });
}
