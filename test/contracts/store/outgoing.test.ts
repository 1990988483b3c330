import assert from "node:assert/strict";
import {
  agencyPrincipal,
  personPrincipal,
  unitPrincipal,
  type ReadScope,
} from "../../../src/domain/policies/read-scope.ts";
import { DuplicateKey } from "../../../src/ports/store-errors.ts";
import type { OutgoingFilter } from "../../../src/ports/records/outgoing-records.ts";
import type { Records } from "../../../src/ports/store.ts";
import { addIncoming, addOutgoing, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("outgoing documents", (opened) => {
  const agencyId = newId();
  const unit = unitPrincipal(newId());
  const clerk: ReadScope = {
    agencyId,
    wholeAgency: true,
    principals: [personPrincipal(newId())],
    received: agencyPrincipal(agencyId),
    types: null,
  };
  const head: ReadScope = { agencyId, wholeAgency: false, principals: [unit], received: null, types: null };

  async function everyPage(filter: OutgoingFilter, limit = 4): Promise<string[]> {
    const ids: string[] = [];
    for (let after: number | null = null; ;) {
      const rows = await opened().store.read.outgoing.list(filter, { after, limit });
      ids.push(...rows.map((it) => it.document.id));
      const last = rows.at(-1);
      if (rows.length < limit || last === undefined) return ids;
      after = last.position;
    }
  }

  it("come back as they were kept, once under one key of the client", async () => {
    const { store } = opened();
    const requestKey = newId();
    const document = await store.transaction((records) =>
      addOutgoing(records, agencyId, {
        requestKey,
        symbol: "05/2026/QĐ-SXD",
        fields: {
          draftingUnitId: newId(),
          recipients: [{ agencyId: newId(), code: "H95.13", name: "Sở Tài chính" }],
          archiveKeeper: "Phòng Quản lý nhà",
          copies: 3,
          priority: 1,
          dueDate: "2026-12-31",
        },
      }),
    );
    assert.deepEqual(await store.read.outgoing.get(document.id), document);
    assert.deepEqual(await store.read.outgoing.byRequestKey(agencyId, requestKey), document);
    assert.equal(await store.read.outgoing.get(newId()), null);
    assert.equal(await store.read.outgoing.byRequestKey(newId(), requestKey), null);
    await assert.rejects(
      store.transaction((records) => addOutgoing(records, agencyId, { requestKey })),
      DuplicateKey,
    );
  });

  it("are listed newest first by year, register, type, date and words, to clerk and head", async () => {
    const { store } = opened();
    const [decision, letter, old] = await store.transaction(async (records) => [
      await addOutgoing(records, agencyId, { readers: [unit] }),
      await addOutgoing(records, agencyId, {
        registerKey: "CV",
        symbol: "1/SXD-QLN",
        fields: {
          typeCode: "official-letter",
          issuedDate: "2026-10-01",
          abstract: "Về việc đôn đốc báo cáo",
          recipients: [{ agencyId: null, code: null, name: "Sở Tài chính" }],
        },
      }),
      await addOutgoing(records, agencyId, {
        year: 2025,
        readers: [unit],
        fields: { issuedDate: "2025-05-05" },
      }),
    ]);
    const cases: readonly [Omit<OutgoingFilter, "scope">, readonly unknown[]][] = [
      [{}, [decision, letter, old]],
      [{ year: 2026 }, [decision, letter]],
      [{ registerKey: "CV" }, [letter]],
      [{ typeFolded: "quyet dinh" }, [decision, old]],
      [{ issuedFrom: "2026-10-01", issuedTo: "2026-10-31" }, [letter]],
      [{ words: ["tai", "ch"] }, [letter]],
      [{ words: ["quy"], year: 2025, typeFolded: "quyet dinh" }, [old]],
      [{ words: ["quy"], registerKey: "CV" }, []],
    ];
    for (const [filter, expected] of cases) {
      const listed = await store.read.outgoing.list({ ...filter, scope: clerk }, { after: null, limit: 9 });
      const documents = listed.map((it) => it.document);
      assert.deepEqual(new Set(documents), new Set(expected), JSON.stringify(filter));
      const seen = expected.filter((it) => it !== letter);
      const mine = await store.read.outgoing.list({ ...filter, scope: head }, { after: null, limit: 9 });
      assert.deepEqual(new Set(mine.map((it) => it.document)), new Set(seen), JSON.stringify(filter));
    }
    const [first] = await store.read.outgoing.list({ scope: clerk }, { after: null, limit: 1 });
    assert.deepEqual(
      [first?.registerName, first?.fileCount, first?.document.year],
      ["Sổ văn bản đi", 0, 2026],
    );
  });

  it("reach the agencies they were sent to, each once, however alike the senders number", async () => {
    const { store } = opened();
    const senders = [newId(), newId(), newId()];
    const sent = await store.transaction(async (records) => {
      const ids: string[] = [];
      const send = async (records_: Records, from: string) =>
        ids.push((await addOutgoing(records_, from, { readers: [agencyPrincipal(agencyId)] })).id);
      for (let i = 0; i < 4; i += 1) {
        for (const sender of senders) await send(records, sender);
        await send(records, agencyId);
        await addOutgoing(records, senders[0] ?? "", { readers: [agencyPrincipal(newId())] });
      }
      return ids;
    });
    for (const words of [undefined, ["phe", "duyet"]]) {
      for (const limit of [1, 2, 5, 50]) {
        const listed = await everyPage({ scope: clerk, words }, limit);
        assert.deepEqual(listed.toSorted(), sent.toSorted());
      }
      assert.deepEqual(await everyPage({ scope: head, words }), []);
    }
  });

  it("know the last date of a register and the replies to an incoming document", async () => {
    const { store } = opened();
    const made = await store.transaction(async (records) => {
      const asked = await addIncoming(records, agencyId);
      const reply = await addOutgoing(records, agencyId, { fields: { replyTo: asked.id } });
      const last = await addOutgoing(records, agencyId, { fields: { issuedDate: "2026-11-21" } });
      return { asked, reply, last };
    });
    const { outgoing } = store.read;
    assert.equal(await outgoing.lastIssuedDate(made.last.registerId), "2026-11-21");
    assert.equal(await outgoing.lastIssuedDate(newId()), null);
    assert.deepEqual(await outgoing.repliesTo([made.asked.id, newId()]), [made.reply]);
    assert.deepEqual(await outgoing.repliesTo([]), []);
    const range = { afterNumber: 0, toNumber: null, limit: 5 };
    const all = await outgoing.registerChunk({ registerId: made.last.registerId }, range);
    assert.deepEqual(all, [made.reply, made.last]);
    const later = { registerId: made.last.registerId, from: "2026-11-21", to: "2026-11-30" };
    assert.deepEqual(await outgoing.registerChunk(later, range), [made.last]);
    assert.deepEqual(await outgoing.registerChunk(later, { ...range, toNumber: 1 }), []);
  });
});
