import type { Actor } from "../domain/people/actor.ts";
import type { Services } from "../ports/services.ts";
import type { DirectoryEntry } from "./directory-entries.ts";
import type { movingClock, steeredIds } from "./moving-clock.ts";
import type { SampleAgency } from "./sample-agency.ts";

export type SeedServices = Services & {
  readonly clock: ReturnType<typeof movingClock>;
  readonly ids: ReturnType<typeof steeredIds>;
};

export interface DirectoryAgency extends DirectoryEntry {
  readonly id: string;
}

/** One of the agencies that keep their registers here, with everybody in it as an actor. */
export interface Office {
  readonly agency: SampleAgency;
  readonly id: string;
  readonly units: ReadonlyMap<string, string>;
  readonly actors: ReadonlyMap<string, Actor>;
}

/** What the stories name is there, or the sample data contradict themselves. */
export function named<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`The sample data name nobody "${key}".`);
  return found;
}
