import assert from "node:assert/strict";
import * as fc from "fast-check";
import { actsOn, assertTime } from "../../../src/domain/people/guest.ts";
import { guestScope } from "../../../src/domain/policies/may-as-guest.ts";
import {
  accountPrincipal,
  agencyPrincipal,
  mayRead,
  personPrincipal,
  unitPrincipal,
  type Principal,
} from "../../../src/domain/policies/read-scope.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { addDays } from "../../../src/domain/time/local-date.ts";

const day = fc.integer({ min: 0, max: 1_000 }).map((n) => addDays("2026-01-01", n));
const name = fc.constantFrom("a", "b", "c");
const principal: fc.Arbitrary<Principal> = fc
  .tuple(fc.constantFrom(accountPrincipal, agencyPrincipal, personPrincipal, unitPrincipal), name)
  .map(([make, id]) => make(id));

describe("Somebody who acts for an agency outside (R20-R22)", () => {
  it("sees what was given to that account by the agency with which it is, and nothing else", () => {
    fc.assert(
      fc.property(name, name, name, fc.array(principal), (agencyId, accountId, of, access) => {
        const seen = mayRead(guestScope({ agencyId, accountId }), { agencyId: of, access, typeName: null });
        assert.equal(seen, of === agencyId && access.includes(accountPrincipal(accountId)));
      }),
    );
  });

  it("acts from the first to the last day, both included, and no more from the moment that it is ended", () => {
    fc.assert(
      fc.property(day, day, day, fc.boolean(), (validFrom, validTo, on, isEnded) => {
        const ended = isEnded ? { by: "a", at: new Date(0) } : null;
        const acts = actsOn({ validFrom, validTo, ended }, on);
        assert.equal(acts, !isEnded && on >= validFrom && on <= validTo);
      }),
    );
  });

  it("is named for a time that begins before it ends, is not over, and lasts at most a year", () => {
    fc.assert(
      fc.property(day, day, day, (validFrom, validTo, today) => {
        const isRight = validFrom <= validTo && validTo >= today && validTo <= addDays(validFrom, 366);
        const named = () => assertTime({ validFrom, validTo }, today);
        if (isRight) named();
        else assert.throws(named, RuleBroken);
      }),
    );
  });
});
