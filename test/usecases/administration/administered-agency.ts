import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { dateHolidaysProposal } from "../../../src/adapters/holiday-proposal/date-holidays.ts";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import { allMessages } from "../../../src/contract/messages/all.ts";
import type { AuditEntry } from "../../../src/domain/audit/audit-entry.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import type { Store } from "../../../src/ports/store.ts";
import { agencyFixture, type AgencyFixture } from "../../support/agency-fixture.ts";
import { clockAt } from "../../support/clock-at.ts";

/** Friday, 20/11/2026, 08:31. */
export const today = "2026-11-20";

export interface Administered extends AgencyFixture {
  readonly store: Store;
  readonly services: {
    readonly store: Store;
    readonly clock: ReturnType<typeof clockAt>;
    readonly ids: typeof uuidIds;
    readonly holidays: ReturnType<typeof dateHolidaysProposal>;
  };
  /** The latest entry of the agency's audit. */
  lastEntry(): Promise<AuditEntry | undefined>;
}

export async function administered(): Promise<Administered> {
  const store = await openStore({ engine: "sqlite", file: ":memory:" });
  const clock = clockAt(new Date("2026-11-20T01:31:00Z"));
  const fixture = await agencyFixture(store, clock.now());
  return {
    ...fixture,
    store,
    services: { store, clock, ids: uuidIds, holidays: dateHolidaysProposal() },
    async lastEntry() {
      return (await store.read.audit.chunk(fixture.agency.id, 0, 1000)).at(-1);
    },
  };
}

/** For `assert.rejects`: refused by this rule, for which there is a sentence. */
export const broken =
  (code: string, field?: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof RuleBroken, String(error));
    assert.equal(error.code, code);
    if (field !== undefined) assert.equal(error.field, field);
    const message = allMessages[code];
    assert.ok(message, `No sentence for ${code}`);
    for (const [, gap = ""] of `${message.vi} ${message.en}`.matchAll(/\{(\w+)\}/gu))
      assert.ok(error.params[gap] !== undefined, `${code} does not say ${gap}`);
    return true;
  };
