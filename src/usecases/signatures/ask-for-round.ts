import { localTimeOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";

const hourMs = 3_600_000;
/** Nobody waits for it, so it runs while nobody works. */
const night = { from: "20:00", to: "05:00" } as const;
/** A signed file that was looked at within these hours waits for another night. */
const restHours = 20;
/** Of one turn; the next one goes on with those that were looked at longest ago, also after a restart. */
const mostFiles = 500;

/**
 * The nightly round: signed files are read anew, so that an original that no longer is what it was is noticed, and checked
 * again by what is believed and known now. How many were asked for.
 */
export async function askForRound({ store, clock }: Pick<Services, "store" | "clock">): Promise<number> {
  const now = clock.now();
  const time = localTimeOf(now);
  if (time < night.from && time >= night.to) return 0;
  const before = new Date(now.getTime() - restHours * hourMs);
  const files = await store.read.signatures.checkedBefore(before, mostFiles);
  if (files.length === 0) return 0;
  await store.transaction(({ signatures }) =>
    signatures.ask(files.map((it) => ({ ...it, cause: "round" as const, askedAt: now }))),
  );
  return files.length;
}
