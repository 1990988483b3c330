import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";

/** A clock that stands at the moment of the story that is being told. */
export function movingClock(start: Date): Clock & { moveTo(instant: Date): void } {
  let now = start;
  return {
    now: () => now,
    moveTo(instant) {
      now = instant;
    },
  };
}

/** New ids, except that the next ones can be told: what use cases make of sample people has the same id every time. */
export function steeredIds(ids: Ids): Ids & { use(id: string): void } {
  const told: string[] = [];
  return {
    next: () => told.shift() ?? ids.next(),
    use(id) {
      told.push(id);
    },
  };
}
