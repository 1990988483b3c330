import { setTimeout as sleep } from "node:timers/promises";

/** Asks until there is an answer; what comes by itself has no moment of its own. */
export async function waitFor<T>(ask: () => Promise<T | null>, withinMs = 25_000): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > until) throw new Error("It never came.");
    await sleep(50);
  }
}
