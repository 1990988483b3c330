import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import type { AuditEntry } from "../../../src/domain/audit/audit-entry.ts";
import type { AuditVerdict } from "../../../src/usecases/audit/verify-audit.ts";
import { verifyAudit } from "../../../src/usecases/audit/verify-audit.ts";

const agencyId = "5c000000-0000-4000-8000-000000000001";
const otherId = "5c000000-0000-4000-8000-000000000002";
const length = 12;

describe("Verifying the audit (R66)", () => {
  let folder = "";
  let file = "";
  let entries: AuditEntry[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "vanthu-audit-"));
    file = path.join(folder, "vanthu.db");
    const store = await openStore({ engine: "sqlite", file });
    for (let n = 1; n <= length; n += 1) {
      for (const id of [agencyId, otherId])
        await store.transaction((records) => records.audit.append(id, [entry(n)]));
    }
    entries = await store.read.audit.chunk(agencyId, 0, 100);
    await store.close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  const entry = (n: number) => ({
    id: uuidIds.next(),
    at: new Date(Date.UTC(2026, 10, 20, 1, n)),
    actorId: uuidIds.next(),
    onBehalfOf: null,
    action: "person.changed" as const,
    documentId: null,
    subjectId: uuidIds.next(),
    data: { n, name: "Nguyễn Thị Hạnh" },
  });
  const entryAt = (seq: number): AuditEntry => {
    const found = entries[seq - 1];
    assert.ok(found);
    return found;
  };

  function tamper(work: (db: DatabaseSync) => void): void {
    const db = new DatabaseSync(file);
    work(db);
    db.close();
  }
  const run = (statement: string, ...values: (string | number)[]): void =>
    tamper((db) => db.prepare(statement).run(...values));

  async function verdicts(only?: string): Promise<AuditVerdict[]> {
    const store = await openStore({ engine: "sqlite", file });
    try {
      const found: AuditVerdict[] = [];
      for await (const verdict of verifyAudit({ store }, { agencyId: only })) found.push(verdict);
      return found;
    } finally {
      await store.close();
    }
  }

  /** The fault of the tampered chain; the other agency's must not be touched by it. */
  async function fault(): Promise<AuditVerdict["fault"]> {
    const [mine, other] = await verdicts();
    assert.equal(mine?.agencyId, agencyId);
    assert.equal(other?.fault, null);
    assert.equal(other.entries, length);
    assert.ok(mine);
    return mine.fault;
  }
  async function assertFault(kind: string, seq: number, id: string | null): Promise<void> {
    const found = await fault();
    assert.deepEqual([found?.kind, found?.seq, found?.entryId], [kind, seq, id]);
    if (id === null) return;
    assert.equal(found?.entry?.id, id);
    assert.equal(found.entry.action, "person.changed");
    assert.ok(found.entry.at instanceof Date);
  }

  it("finds nothing wrong with a chain that nobody touched, and tells its length and its head", async () => {
    const [mine] = await verdicts(agencyId);
    assert.deepEqual(mine?.fault, null);
    assert.equal(mine?.entries, length);
    assert.equal(mine?.head, entryAt(length).hash);
  });

  for (const [column, value] of [
    ["data", '{"n":5,"name":"Trần Văn Khác"}'],
    ["actor_id", "5c000000-0000-4000-8000-0000000000ff"],
    ["happened_at", "2026-11-19T01:05:00.000Z"],
    ["action", "person.added"],
    ["subject_id", "5c000000-0000-4000-8000-0000000000ff"],
    ["id", "5c000000-0000-4000-8000-0000000000ff"],
  ] as const) {
    it(`names an entry whose ${column} was changed`, async () => {
      run(`update audit_entry set ${column} = ? where agency_id = ? and seq = 5`, value, agencyId);
      const found = await fault();
      assert.deepEqual([found?.kind, found?.seq], ["changed", 5]);
      assert.ok(found?.entry);
    });
  }

  it("names an entry that can no longer be read", async () => {
    run("update audit_entry set data = 'no JSON' where agency_id = ? and seq = 5", agencyId);
    await assertFault("changed", 5, null);
  });

  it("names an entry that was changed and sealed anew", async () => {
    tamper((db) => {
      const forged = { ...entryAt(5), data: { n: 5, name: "Trần Văn Khác" } };
      db.prepare("update audit_entry set data = ?, hash = ? where agency_id = ? and seq = 5").run(
        JSON.stringify(forged.data),
        digestOf(forged),
        agencyId,
      );
    });
    await assertFault("changed", 5, entryAt(5).id);
  });

  it("names the last one when it was changed and sealed anew", async () => {
    const forged = { ...entryAt(length), data: { n: 0 } };
    tamper((db) =>
      db
        .prepare("update audit_entry set data = ?, hash = ? where agency_id = ? and seq = ?")
        .run(JSON.stringify(forged.data), digestOf(forged), agencyId, length),
    );
    await assertFault("headMoved", length, entryAt(length).id);
  });

  it("tells the place of one that was taken out of the middle", async () => {
    run("delete from audit_entry where agency_id = ? and seq = 5", agencyId);
    await assertFault("removed", 5, null);
  });

  it("tells the place of one that was taken out and the rest moved up", async () => {
    tamper((db) => {
      db.prepare("delete from audit_entry where agency_id = ? and seq = 5").run(agencyId);
      for (let seq = 6; seq <= length; seq += 1)
        db.prepare("update audit_entry set seq = ? where agency_id = ? and seq = ?").run(
          seq - 1,
          agencyId,
          seq,
        );
    });
    await assertFault("removed", 5, null);
  });

  it("tells that the first was taken away", async () => {
    run("delete from audit_entry where agency_id = ? and seq = 1", agencyId);
    await assertFault("removed", 1, null);
  });

  it("tells that the last was taken away", async () => {
    run("delete from audit_entry where agency_id = ? and seq = ?", agencyId, length);
    await assertFault("removed", length, null);
  });

  it("tells that all were taken away", async () => {
    run("delete from audit_entry where agency_id = ?", agencyId);
    await assertFault("removed", 1, null);
  });

  it("names one that was put in with the rest moved down", async () => {
    const forged = { ...entry(99), agencyId, seq: 5, previousHash: entryAt(4).hash };
    tamper((db) => {
      for (let seq = length; seq >= 5; seq -= 1)
        db.prepare("update audit_entry set seq = ? where agency_id = ? and seq = ?").run(
          seq + 1,
          agencyId,
          seq,
        );
      insert(db, { ...forged, hash: digestOf(forged) });
    });
    await assertFault("inserted", 5, forged.id);
  });

  it("names one that was put at the end behind the head's back", async () => {
    const forged = { ...entry(99), agencyId, seq: length + 1, previousHash: entryAt(length).hash };
    tamper((db) => insert(db, { ...forged, hash: digestOf(forged) }));
    await assertFault("inserted", length + 1, forged.id);
  });

  it("names the first of two that changed places", async () => {
    tamper((db) => {
      const move = db.prepare("update audit_entry set seq = ? where agency_id = ? and seq = ?");
      move.run(1000, agencyId, 5);
      move.run(5, agencyId, 8);
      move.run(8, agencyId, 1000);
    });
    await assertFault("changed", 5, entryAt(8).id);
  });

  it("tells that the head was moved, forward or back", async () => {
    run("update audit_head set hash = ? where agency_id = ?", "f".repeat(64), agencyId);
    await assertFault("headMoved", length, entryAt(length).id);
    run("update audit_head set seq = ?, hash = ? where agency_id = ?", 8, entryAt(8).hash, agencyId);
    await assertFault("inserted", 9, entryAt(9).id);
  });
});

function digestOf(it: Omit<AuditEntry, "hash">): string {
  const {
    agencyId: agency,
    seq,
    previousHash,
    id,
    at,
    actorId,
    onBehalfOf,
    action,
    documentId,
    subjectId,
  } = it;
  // Keys in their canonical order, as RFC 8785 writes them.
  const content = {
    action,
    actorId,
    agencyId: agency,
    at: at.toISOString(),
    data: Object.fromEntries(Object.entries(it.data).sort(([a], [b]) => (a < b ? -1 : 1))),
    documentId,
    id,
    onBehalfOf,
    previousHash,
    seq,
    subjectId,
  };
  return createHash("sha256").update(JSON.stringify(content), "utf8").digest("hex");
}

function insert(db: DatabaseSync, it: AuditEntry): void {
  db.prepare(
    "insert into audit_entry (agency_id, seq, id, happened_at, actor_id, on_behalf_of, action, document_id, subject_id, data, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  ).run(
    it.agencyId,
    it.seq,
    it.id,
    it.at.toISOString(),
    it.actorId,
    it.onBehalfOf,
    it.action,
    it.documentId,
    it.subjectId,
    JSON.stringify(it.data),
    it.previousHash,
    it.hash,
  );
}
