import assert from "node:assert/strict";
import { personPrincipal, unitPrincipal, type Principal } from "../../../src/domain/policies/read-scope.ts";
import { parseSearch } from "../../../src/domain/text/search-query.ts";
import { DuplicateKey } from "../../../src/ports/store-errors.ts";
import { addIncoming, at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("incoming documents", (opened) => {
  const agencyId = newId();

  it("come back as they were kept, with every field filled and with every field empty", async () => {
    const { store } = opened();
    const full = {
      documentCode: "H95.14.2026.00012",
      codeNumber: "05",
      codeNotation: "QĐ-UBND",
      issuedDate: "2026-02-28",
      typeName: "Quyết định",
      senderName: "Ủy ban nhân dân huyện Đắk Đoa",
      senderAgencyId: newId(),
      senderCode: "H95.14",
      abstract: "Về việc “xây dựng” nhà ở — Đợt 2 😀 ក្រសួង",
      language: "Tiếng Việt",
      pageCount: 12,
      description: "Bản gốc",
      signerPosition: "Chủ tịch",
      signerName: "Nguyễn Văn Ưởng",
      priority: 3 as const,
      toPlaces: "Như trên;\nLưu: VT",
      dueDate: "2026-12-01",
      source: "hand" as const,
      arrivedAt: new Date("2026-11-20T01:02:03.456Z"),
    };
    const kept = await store.transaction(async (records) => [
      await addIncoming(records, agencyId, {
        fields: full,
        submittedTo: newId(),
        deadlineAt: at("12-01 17:00"),
        late: { due: at("11-19 17:00"), articleVi: "NĐ 30, Đ22.3", articleEn: "Decree 30, art. 22.3" },
      }),
      await addIncoming(records, agencyId, {
        fields: { codeNumber: null, codeNotation: null, issuedDate: null },
      }),
    ]);
    for (const document of kept) assert.deepEqual(await store.read.incoming.get(document.id), document);
    assert.equal(await store.read.incoming.get(newId()), null);
  });

  it("are changed only by who saw the present version", async () => {
    const { store } = opened();
    const document = await store.transaction((records) => addIncoming(records, agencyId));
    const save = (state: "submitted" | "returned", seen: number): Promise<boolean> =>
      store.transaction((records) => records.incoming.update({ ...document, state }, seen));
    const outcomes = await Promise.all([save("submitted", 1), save("returned", 1)]);
    assert.deepEqual(outcomes.toSorted(), [false, true]);
    const now = await store.read.incoming.get(document.id);
    assert.equal(now?.version, 2);
    assert.equal(await save("submitted", 1), false);
    assert.equal(await save("submitted", 2), true);
    const absent = { ...document, id: newId() };
    assert.equal(await store.transaction((records) => records.incoming.update(absent, 1)), false);
  });

  it("are registered once under one key of the client", async () => {
    const { store } = opened();
    const requestKey = newId();
    const first = await store.transaction((records) => addIncoming(records, agencyId, { requestKey }));
    await assert.rejects(
      store.transaction((records) => addIncoming(records, agencyId, { requestKey })),
      DuplicateKey,
    );
    const elsewhere = newId();
    await store.transaction((records) => addIncoming(records, elsewhere, { requestKey }));
    assert.deepEqual(await store.read.incoming.byRequestKey(agencyId, requestKey), first);
    assert.equal(await store.read.incoming.byRequestKey(agencyId, newId()), null);
    const register = await store.read.registers.find({
      agencyId,
      kind: "incoming",
      key: "common",
      year: 2026,
    });
    assert.equal(register?.lastNumber, 1);
  });

  it("are given to readers once each, and never taken back by a second gift", async () => {
    const { store } = opened();
    const person = personPrincipal(newId());
    const unit = unitPrincipal(newId());
    const document = await store.transaction((records) =>
      addIncoming(records, agencyId, { readers: [person] }),
    );
    await store.transaction((records) => records.incoming.grant(document, [unit, person, unit]));
    await store.transaction((records) => records.incoming.grant(document, []));
    assert.deepEqual(await store.read.incoming.access(document.id), [person, unit].toSorted());
  });

  it("are taken from readers, and with it out of their lists and their search", async () => {
    const { store } = opened();
    const [named, other] = [personPrincipal(newId()), personPrincipal(newId())];
    const word = `thuhoi${newId().slice(-6)}`;
    const document = await store.transaction((records) =>
      addIncoming(records, agencyId, { readers: [named, other], fields: { abstract: `Về ${word}` } }),
    );
    const seen = async (principal: Principal) => {
      const scope = { agencyId, wholeAgency: false, principals: [principal], received: null, types: null };
      const page = { direction: "newestFirst", after: null, limit: 9 } as const;
      const { incoming, search } = store.read;
      const lists = [
        await incoming.list({ scope }, page),
        await incoming.list({ scope, words: [word] }, page),
      ];
      const hits = await search.byText("incoming", { scope }, parseSearch(`${word} `), {
        asPhrase: false,
        limit: 9,
      });
      return [...lists, hits].map(({ length }) => length);
    };
    assert.deepEqual(await seen(named), [1, 1, 1]);
    await store.transaction((records) => records.incoming.revoke(document, [named]));
    assert.deepEqual(await seen(named), [0, 0, 0]);
    assert.deepEqual(await seen(other), [1, 1, 1]);
    assert.deepEqual(await store.read.incoming.access(document.id), [other]);
    await store.transaction((records) => records.incoming.revoke(document, []));
    assert.deepEqual(await store.read.incoming.access(document.id), [other]);
  });

  it("keep every amendment with the old values, oldest first", async () => {
    const { store } = opened();
    const document = await store.transaction((records) => addIncoming(records, agencyId));
    const amendments = ["11-21 08:00", "11-22 08:00"].map((day) => ({
      id: newId(),
      documentId: document.id,
      at: at(day),
      by: newId(),
      reason: "Nhập sai",
      changes: [{ field: "abstract", from: null, to: "Về việc mới" }],
    }));
    await store.transaction(async (records) => {
      for (const amendment of amendments.toReversed()) await records.incoming.addAmendment(amendment);
    });
    assert.deepEqual(await store.read.incoming.amendments(document.id), amendments);
  });

  it("are told apart as the latest from each sender", async () => {
    const { store } = opened();
    const [busy, quiet, silent] = [newId(), newId(), newId()];
    const latest = await store.transaction(async (records) => {
      for (const [name, id] of Object.entries({ busy, quiet, silent })) {
        await records.organisation.insert({
          id,
          kind: "agency",
          agencyId: id,
          parentId: null,
          name,
          abbreviation: name,
          oldCode: null,
          newCode: null,
          validFrom: "2020-01-01",
          validTo: null,
          isHere: false,
          version: 1,
        });
      }
      await addIncoming(records, agencyId, { fields: { senderAgencyId: busy } });
      const fromQuiet = await addIncoming(records, agencyId, { fields: { senderAgencyId: quiet } });
      const fromBusy = await addIncoming(records, agencyId, { fields: { senderAgencyId: busy } });
      await addIncoming(records, newId(), { fields: { senderAgencyId: silent } });
      return [fromQuiet.id, fromBusy.id];
    });
    const found = await store.read.incoming.latestFrom(agencyId, [busy, quiet, silent]);
    assert.deepEqual(found.map((it) => it.id).toSorted(), latest.toSorted());
    assert.deepEqual(await store.read.incoming.latestFrom(agencyId, []), []);
  });

  it("are read in the order of their numbers for printing, from chunk to chunk", async () => {
    const { store } = opened();
    const days = ["11-01 08:00", "11-05 08:00", "11-30 23:59", "12-01 00:00", "12-02 08:00"];
    const registerId = await store.transaction(async (records) => {
      for (const day of days) await addIncoming(records, agencyId, { fields: { arrivedAt: at(day) } });
      await addIncoming(records, agencyId, { registerKey: "KT" });
      const key = { agencyId, kind: "incoming" as const, key: "common", year: 2026 };
      return (await records.registers.find(key))?.id ?? "";
    });
    const numbers = async (
      period: { from?: string; before?: string },
      range: { afterNumber: number; toNumber: number | null },
    ) => {
      const chunk = await store.read.incoming.registerChunk(
        { registerId, ...period },
        { ...range, limit: 3 },
      );
      return chunk.map((it) => it.arrivalNumber);
    };
    assert.deepEqual(await numbers({}, { afterNumber: 0, toNumber: null }), [1, 2, 3]);
    assert.deepEqual(await numbers({}, { afterNumber: 3, toNumber: null }), [4, 5]);
    assert.deepEqual(await numbers({}, { afterNumber: 1, toNumber: 2 }), [2]);
    const november = { from: "2026-11-05", before: "2026-12-01" };
    assert.deepEqual(await numbers(november, { afterNumber: 0, toNumber: null }), [2, 3]);
  });

  it("leave nothing anywhere of a transaction that throws", async () => {
    const { store } = opened();
    const document = await store.transaction((records) => addIncoming(records, agencyId));
    await assert.rejects(
      store.transaction(async (records) => {
        const other = await addIncoming(records, agencyId, {
          readers: [personPrincipal(newId())],
          fields: { abstract: "bí ẩn" },
        });
        await records.incoming.update({ ...document, state: "done" }, 1, "kho bau");
        assert.notEqual(await records.incoming.get(other.id), null);
        throw new Error("no");
      }),
      /no/,
    );
    const scope = { agencyId, wholeAgency: true, principals: [], received: null, types: null };
    const page = { direction: "newestFirst", after: null, limit: 10 } as const;
    const listed = await store.read.incoming.list({ scope }, page);
    assert.deepEqual(
      listed.map((it) => it.document.id),
      [document.id],
    );
    for (const words of [["an"], ["kho", "bau"]]) {
      assert.deepEqual(await store.read.incoming.list({ scope, words }, page), []);
    }
  });
});
