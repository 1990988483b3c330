import type { Clock } from "../../src/ports/clock.ts";

/** A clock that stands, until it is set to another instant. */
export function clockAt(start: Date): Clock & { set(instant: Date): void } {
  let now = start;
  return {
    now: () => now,
    set: (instant) => {
      now = instant;
    },
  };
}
