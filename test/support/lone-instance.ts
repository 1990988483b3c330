import type { Instance } from "../../src/ports/instance.ts";

/** The only server there is, for tests of what one does. */
export function loneInstance(id = "00000000-0000-4000-8000-00000000000a"): Instance {
  let holds = 0;
  return {
    id,
    count: 1,
    newHold: () => `${id}/${(holds += 1)}`,
    lost: new AbortController().signal,
  };
}
