import assert from "node:assert/strict";
import { chainStart, faultAt, type AuditEntry } from "../../../src/domain/audit/audit-entry.ts";
import { auditEntry, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("the audit trail", (opened) => {
  const agencyId = newId();
  const append = (...entries: readonly ReturnType<typeof auditEntry>[]) =>
    opened().store.transaction((records) => records.audit.append(agencyId, entries));

  /** Everything that is wrong with the chain, as `audit:verify` finds it. */
  async function faults(entries: readonly AuditEntry[]) {
    const { audit } = opened().store.read;
    let before = { seq: 0, hash: chainStart };
    const found = [];
    for (const entry of entries) {
      const fault = faultAt(before, entry, audit.digest(entry));
      if (fault !== null) found.push(fault);
      before = entry;
    }
    return found;
  }

  it("is one chain however many append at once, and comes back exactly as it was sealed (R66)", async () => {
    const { store } = opened();
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        append(
          auditEntry({
            onBehalfOf: newId(),
            subjectId: newId(),
            data: { i, text: "Đã — “nhận” 😀", list: [1, { b: null, a: true }], nothing: null },
          }),
          auditEntry({ actorId: null, action: "file.damaged" }),
        ),
      ),
    );
    const entries = await store.read.audit.chunk(agencyId, 0, 100);
    assert.deepEqual(
      entries.map((it) => it.seq),
      Array.from({ length: 60 }, (_, i) => i + 1),
    );
    assert.deepEqual(await faults(entries), []);
    const last = entries.at(-1);
    assert.deepEqual(await store.read.audit.head(agencyId), { seq: 60, hash: last?.hash });
    assert.equal(await store.read.audit.count(), 60);
    assert.deepEqual(await store.read.audit.agencies(), [agencyId]);
    assert.deepEqual(await store.read.audit.chunk(agencyId, 58, 1), [entries[58]]);
  });

  it("shows what was changed, taken out and put in behind its back", async () => {
    const { store, db } = opened();
    await append(...Array.from({ length: 6 }, () => auditEntry()));
    await db.transaction(async (tx) => {
      await tx.updateTable("audit_entry").set({ data: '{"text":"khác"}' }).where("seq", "=", 2).execute();
      await tx.deleteFrom("audit_entry").where("seq", "=", 4).execute();
    });
    const entries = await store.read.audit.chunk(agencyId, 0, 10);
    assert.deepEqual(await faults(entries), [
      { kind: "changed", seq: 2, entryId: entries[1]?.id },
      { kind: "removed", seq: 4, entryId: null },
    ]);
  });

  it("leaves no entry and no gap of a transaction that fails", async () => {
    const { store } = opened();
    await append(auditEntry());
    await assert.rejects(
      store.transaction(async (records) => {
        await records.audit.append(agencyId, [auditEntry()]);
        throw new Error("no");
      }),
    );
    await append(auditEntry());
    await append();
    const entries = await store.read.audit.chunk(agencyId, 0, 10);
    assert.deepEqual(await faults(entries), []);
    assert.equal(entries.length, 2);
  });

  it("tells the history of one document in order, and keeps agencies apart", async () => {
    const { store } = opened();
    const documentId = newId();
    const [first, other, second] = [
      auditEntry({ documentId, action: "incoming.registered" }),
      auditEntry({ documentId: newId() }),
      auditEntry({ documentId }),
    ];
    await append(first, other, second);
    await store.transaction((records) => records.audit.append(newId(), [auditEntry()]));
    const history = await store.read.audit.ofDocument(documentId);
    assert.deepEqual(
      history.map((it) => it.id),
      [first.id, second.id],
    );
    assert.equal(await store.read.audit.head(newId()), null);
    assert.equal((await store.read.audit.agencies()).length, 2);
    assert.equal(await store.read.audit.count(), 4);
  });
});
