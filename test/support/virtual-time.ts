import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as immediate } from "node:timers/promises";

/**
 * Time that goes on only when everybody waits for it: hours pass in seconds, and no result hangs on how fast the machine
 * is. What is played in it waits by `sleep` alone, and runs in `spawn`.
 */
export interface VirtualTime {
  readonly now: () => Date;
  /** Milliseconds since the beginning, for what must not go back. */
  readonly steady: () => number;
  sleep(ms: number): Promise<void>;
  /** Waits for somebody else, who keeps time going by `sleep`. */
  outside<T>(turn: Promise<T>): Promise<T>;
  /** Somebody who acts at the same time as the others. `group`: who is ended together with others by `kill`. */
  spawn(group: string, act: () => Promise<void>): void;
  /** Nobody of the group acts any more: what they wait for never comes, as when a process dies. */
  kill(group: string): void;
  /** Lets time pass until the condition holds, looked at every second of it; throws after `mostMs`. */
  until(condition: () => boolean | Promise<boolean>, mostMs: number): Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly group: string;
  readonly wake: () => void;
}

export function virtualTime(start: Date): VirtualTime {
  const began = start.getTime();
  let at = 0;
  let awake = 0;
  let sleepers: Sleeper[] = [];
  const dead = new Set<string>();
  const groups = new AsyncLocalStorage<string>();

  const isAnybodyAwake = (): boolean => awake > 0;

  /** All that can be done at this moment has been done. */
  async function settled(): Promise<void> {
    while (isAnybodyAwake()) await immediate();
  }

  return {
    now: () => new Date(began + at),
    steady: () => at,
    sleep(ms) {
      const group = groups.getStore() ?? "";
      awake -= 1;
      return new Promise((resolve) => {
        if (dead.has(group)) return;
        const wake = () => {
          awake += 1;
          resolve();
        };
        sleepers.push({ at: at + Math.max(1, Math.ceil(ms)), group, wake });
      });
    },
    outside(turn) {
      const group = groups.getStore() ?? "";
      awake -= 1;
      return new Promise((resolve, reject) => {
        const goOn = (end: () => void): void => {
          if (dead.has(group)) return;
          awake += 1;
          end();
        };
        turn.then(
          (value) => goOn(() => resolve(value)),
          (error: unknown) => goOn(() => reject(error)),
        );
      });
    },
    spawn(group, act) {
      dead.delete(group);
      awake += 1;
      void groups.run(group, async () => {
        try {
          await act();
        } finally {
          awake -= 1;
        }
      });
    },
    kill(group) {
      dead.add(group);
      sleepers = sleepers.filter((one) => one.group !== group);
    },
    async until(condition, mostMs) {
      const end = at + mostMs;
      for (let look = at; ;) {
        await settled();
        if (at >= look) {
          if (await condition()) return;
          look = at + 1_000;
        }
        const next = Math.min(...sleepers.map((one) => one.at));
        if (next > end) throw new Error(`Not so after ${mostMs} ms of the time that is played.`);
        at = next;
        const due = sleepers.filter((one) => one.at <= at);
        sleepers = sleepers.filter((one) => one.at > at);
        for (const { wake } of due) wake();
      }
    },
  };
}
