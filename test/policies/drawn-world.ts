import * as fc from "fast-check";
import { roles } from "../../src/domain/people/actor.ts";

// Numbers in a world are taken modulo how many there are, so that every world that is drawn makes sense.

const nth = fc.nat({ max: 99 });
const actKinds = ["submit", "giveBack", "instruct", "assignOn", "return", "complete"] as const;
const act = fc.record({
  kind: fc.constantFrom(...actKinds),
  by: nth,
  assignment: nth,
  lead: fc.option(fc.record({ isUnit: fc.boolean(), nth })),
  others: fc.array(fc.record({ isUnit: fc.boolean(), nth }), { maxLength: 2 }),
});
/** Agencies with their people, and what happened to their documents, before anything of it is in a store. */
export const world = fc.record({
  agencies: fc.array(
    fc.record({
      /** The place of each unit's parent among those before it; the first is the agency. */
      units: fc.array(nth, { minLength: 1, maxLength: 6 }),
      people: fc.array(
        fc.array(fc.record({ role: fc.constantFrom(...roles), unit: fc.option(nth) }), {
          minLength: 1,
          maxLength: 2,
        }),
        { minLength: 2, maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  /** Somebody who also has a place in the last agency. */
  visitor: fc.record({ person: nth, role: fc.constantFrom(...roles), unit: nth }),
  incoming: fc.array(
    fc.record({ agency: nth, isRare: fc.boolean(), acts: fc.array(act, { maxLength: 6 }) }),
    { minLength: 1, maxLength: 12 },
  ),
  outgoing: fc.array(
    fc.record({
      agency: nth,
      isRare: fc.boolean(),
      unit: fc.option(nth),
      to: fc.array(nth, { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});
export type World = typeof world extends fc.Arbitrary<infer W> ? W : never;
export type DrawnAct = World["incoming"][number]["acts"][number];
