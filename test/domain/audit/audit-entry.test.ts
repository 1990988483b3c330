import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import {
  chainStart,
  faultAt,
  sealedContent,
  type AuditEntry,
  type ChainFault,
} from "../../../src/domain/audit/audit-entry.ts";

const hashOf = (entry: Omit<AuditEntry, "hash">): string =>
  createHash("sha256")
    .update(JSON.stringify(sealedContent(entry)))
    .digest("hex");

function chain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const entry: Omit<AuditEntry, "hash"> = {
      agencyId: "agency",
      seq,
      previousHash: entries.at(-1)?.hash ?? chainStart,
      id: `entry ${seq}`,
      at: new Date(1_700_000_000_000 + seq),
      actorId: "person",
      onBehalfOf: null,
      action: "routing.reported",
      documentId: "document",
      subjectId: null,
      data: { text: `report ${seq}` },
    };
    entries.push({ ...entry, hash: hashOf(entry) });
  }
  return entries;
}

/** As the command walks the chain; the head says where it ends. */
function verify(entries: readonly AuditEntry[]): ChainFault | null {
  let before = { seq: 0, hash: chainStart };
  for (const entry of entries) {
    const fault = faultAt(before, entry, hashOf(entry));
    if (fault !== null) return fault;
    before = entry;
  }
  return null;
}

const length = 12;
const place = fc.integer({ min: 0, max: length - 2 });

describe("The chain of what happened (R66)", () => {
  it("is whole when nobody touched it", () => {
    assert.equal(verify(chain(length)), null);
  });

  it("shows a changed entry by its place and id, whatever was changed", () => {
    const changes: ((entry: AuditEntry) => AuditEntry)[] = [
      (it) => ({ ...it, actorId: "somebody else" }),
      (it) => ({ ...it, onBehalfOf: "somebody" }),
      (it) => ({ ...it, at: new Date(0) }),
      (it) => ({ ...it, action: "routing.completed" }),
      (it) => ({ ...it, data: { text: "another report" } }),
      (it) => ({ ...it, documentId: null }),
      (it) => ({ ...it, subjectId: "other" }),
      (it) => ({ ...it, id: "other" }),
      (it) => ({ ...it, agencyId: "other" }),
    ];
    fc.assert(
      fc.property(place, fc.constantFrom(...changes), (at, change) => {
        const entries = chain(length).map((it, i) => (i === at ? change(it) : it));
        assert.deepEqual(verify(entries), { kind: "changed", seq: at + 1, entryId: entries[at]?.id });
      }),
    );
  });

  it("shows a change that was sealed anew, by the next entry that no longer follows", () => {
    fc.assert(
      fc.property(place, (at) => {
        const entries = chain(length).map((it, i) => {
          const forged = { ...it, data: { text: "forged" } };
          return i === at ? { ...forged, hash: hashOf(forged) } : it;
        });
        assert.equal(verify(entries)?.seq, at + 2);
      }),
    );
  });

  it("shows where entries were removed", () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 3 }), (at, count) => {
        const entries = chain(length);
        entries.splice(at, Math.min(count, length - 1 - at));
        assert.deepEqual(verify(entries), { kind: "removed", seq: at + 1, entryId: null });
      }),
    );
  });

  it("shows an inserted entry, beside another or with the rest moved on", () => {
    fc.assert(
      fc.property(place, (at) => {
        const beside = chain(length);
        const twin = beside[at];
        assert.ok(twin !== undefined);
        beside.splice(at + 1, 0, { ...twin, id: "inserted" });
        assert.deepEqual(verify(beside), { kind: "inserted", seq: at + 1, entryId: "inserted" });
        const moved = chain(length).map((it, i) => (i > at ? { ...it, seq: it.seq + 1 } : it));
        const forged = { ...twin, seq: at + 2, previousHash: twin.hash, id: "inserted" };
        moved.splice(at + 1, 0, { ...forged, hash: hashOf(forged) });
        assert.notEqual(verify(moved), null);
      }),
    );
  });
});
