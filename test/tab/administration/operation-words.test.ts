import assert from "node:assert/strict";
import { deliveryOutcome, type AdminHealth } from "../../../src/contract/administration.ts";
import { causeOf } from "../../../tab/src/administration/dead-letters/cause-of.ts";
import { cardWord, outcomeInWords } from "../../../tab/src/administration/deliveries/outcome-words.ts";
import { healthLines } from "../../../tab/src/administration/health/health-lines.ts";

const now = new Date("2026-11-23T01:00:00Z");
const shown = { count: String, when: (instant: string) => instant };
const well: AdminHealth = {
  store: { engine: "sqlite", ok: true },
  outbox: { waiting: 0, dead: 0, oldest: null },
  unreachable: 0,
  lostChannels: 0,
  uploads: 0,
  auditEntries: 12,
  texts: { waiting: 0, found: 5, none: 7, failed: 0 },
  archive: null,
  scanner: {
    kind: "clamd",
    state: "ok",
    engine: "ClamAV 1.4.6",
    edition: "27412",
    madeAt: "2026-11-22T02:00:00Z",
    waiting: 0,
    walk: null,
  },
};
const tones = (health: AdminHealth) => healthLines(health, now, shown).map(({ tone }) => tone);

describe("What an administrator is told of deliveries, dead letters and health", () => {
  it("says of everybody who was not reached why, in words of the field", () => {
    assert.equal(
      outcomeInWords({ outcome: "notInstalled", reason: "no conversation" }).why?.word,
      "whyNotInstalled",
    );
    assert.equal(
      outcomeInWords({ outcome: "notInstalled", reason: "HTTP 404 ConversationNotFound" }).why?.word,
      "whyRemoved",
    );
    assert.equal(outcomeInWords({ outcome: "blocked", reason: "HTTP 403" }).why?.word, "whyBlocked");
    assert.equal(outcomeInWords({ outcome: "failed", reason: "HTTP 400" }).why?.params?.["code"], "400");
    for (const outcome of deliveryOutcome.options)
      assert.ok(outcomeInWords({ outcome, reason: null }).standing, `${outcome} without a reason`);
  });

  it("does not call a failure what nobody needed any more", () => {
    assert.equal(
      outcomeInWords({ outcome: "cancelled", reason: "no longer concerned" }).standing,
      "notNeeded",
    );
  });

  it("knows every kind of card, and names one that it does not know", () => {
    assert.equal(cardWord("digest"), "digest");
    assert.equal(cardWord("of a later version"), "otherCard");
    assert.equal(cardWord("title"), "otherCard", "not another word of the page");
  });

  it("explains an error only as far as it says", () => {
    const causes = {
      "Teams: 502 Bad Gateway": "whyAway",
      "HTTP 429": "whyBusy",
      "within our own limits": "whyBusy",
      "HTTP 401": "whySignIn",
      "HTTP 404 ConversationNotFound": "whyGone",
      "Not done in time.": "whySlow",
      "no answer ETIMEDOUT": "whySlow",
      "no answer ECONNREFUSED": "whyUnreachable",
      "Taken too often without an end.": "whyCrashed",
      "TypeError: x is not a function": "whyUnknown",
      "": "whyUnknown",
    };
    for (const [error, cause] of Object.entries(causes)) assert.equal(causeOf(error), cause, error);
  });

  it("stays calm while all is well, and while something waits no longer than usual", () => {
    assert.deepEqual(new Set(tones(well)), new Set(["fine"]));
    const waiting = { waiting: 3, dead: 0, oldest: "2026-11-23T00:55:00.000Z" };
    assert.deepEqual(new Set(tones({ ...well, outbox: waiting })), new Set(["fine"]));
  });

  it("points to where something is to be done, and calls broken only what stops the work", () => {
    const lines = healthLines(
      {
        ...well,
        store: { engine: "mssql", ok: false },
        outbox: { waiting: 3, dead: 2, oldest: "2026-11-23T00:30:00.000Z" },
        unreachable: 4,
        texts: { waiting: 2, found: 5, none: 7, failed: 1 },
      },
      now,
      shown,
    );
    assert.deepEqual(
      lines.map(({ name, tone, to }) => [name, tone, to?.path ?? null]),
      [
        ["store", "broken", null],
        ["scanner", "fine", "/administration/quarantine"],
        ["waiting", "look", null],
        ["dead", "look", "/administration/dead-letters"],
        ["unreachable", "look", "/administration/deliveries"],
        ["uploads", "fine", null],
        ["texts", "look", null],
        ["audit", "fine", null],
      ],
    );
  });

  it("says of the scanner whether it is there, sees everything, and knows what is new", () => {
    const { scanner } = well;
    const line = (more: Partial<typeof scanner>) => {
      const found = healthLines({ ...well, scanner: { ...scanner, ...more } }, now, shown);
      const { says, tone } = found.find(({ name }) => name === "scanner") ?? {};
      return [says, tone];
    };
    assert.deepEqual(line({}), ["scannerOk", "fine"]);
    assert.deepEqual(line({ waiting: 2 }), ["scannerBusy", "fine"]);
    assert.deepEqual(line({ madeAt: null, edition: null }), ["scannerOwn", "fine"]);
    assert.deepEqual(line({ madeAt: "2026-11-10T02:00:00Z" }), ["scannerOld", "look"]);
    assert.deepEqual(line({ state: "away", waiting: 3 }), ["scannerAway", "broken"]);
    assert.deepEqual(line({ state: "blind" }), ["scannerBlind", "broken"]);
    assert.deepEqual(line({ kind: "none", state: "none" }), ["scannerNone", "look"]);
  });
});
