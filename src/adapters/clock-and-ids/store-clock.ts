import { AsyncLocalStorage } from "node:async_hooks";
import type { Clock } from "../../ports/clock.ts";
import type { Store } from "../../ports/store.ts";

const freshMs = 10_000;

/**
 * The clock of the store, so that servers on several machines agree about the present, whatever their own clocks do.
 * Between two answers of the store it goes on by a counter that is never set; it asks again in the background.
 */
export async function openStoreClock(
  store: Pick<Store, "present">,
  steady: () => number = () => performance.now(),
): Promise<Clock> {
  // Somebody may ask for the time in a transaction; the store is asked outside it.
  const outside = AsyncLocalStorage.snapshot();
  let known = { present: await store.present(), at: steady() };
  let isAsking = false;

  async function ask(): Promise<void> {
    isAsking = true;
    try {
      known = { present: await store.present(), at: steady() };
    } catch {
      // While the store is away the counter goes on, and the next question comes as soon.
      known = { present: presentNow(), at: steady() };
    } finally {
      isAsking = false;
    }
  }
  const presentNow = () => new Date(Math.round(known.present.getTime() + steady() - known.at));
  return {
    now() {
      if (!isAsking && steady() - known.at > freshMs) outside(() => void ask());
      return presentNow();
    },
  };
}
