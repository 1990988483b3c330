import { setTimeout as pause } from "node:timers/promises";

export interface RunAgain {
  /** How often the work may begin, the first time included. */
  readonly attempts: number;
  readonly isLost: (error: unknown) => boolean;
  /** Milliseconds before the second attempt; doubled for each later one, and each is spread at random by half. */
  readonly firstPause: number;
}

/** Runs `work` from its beginning until it ends in something other than being lost, or the attempts are used up. */
export async function runAgain<T>(rule: RunAgain, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= rule.attempts || !rule.isLost(error)) throw error;
      // Two victims that wait equally long would only meet again.
      await pause(rule.firstPause * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }
}
