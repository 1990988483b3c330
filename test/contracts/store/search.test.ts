import assert from "node:assert/strict";
import { sql } from "kysely";
import { agencyPrincipal, personPrincipal, type ReadScope } from "../../../src/domain/policies/read-scope.ts";
import { parseSearch } from "../../../src/domain/text/search-query.ts";
import type { SearchFilter } from "../../../src/ports/records/search-records.ts";
import type { Records, Store } from "../../../src/ports/store.ts";
import { testEngines } from "../../adapters/store/engine/open-test-database.ts";
import {
  openTestStore,
  addIncoming,
  addOutgoing,
  at,
  newId,
  type IncomingMore,
} from "../../support/store-fixture.ts";
import { addFile, found } from "../../support/text-fixture.ts";
import { givenTo } from "../../support/read-scopes.ts";
import { onEveryEngine } from "./on-every-engine.ts";

const agencyId = newId();
const person = personPrincipal(newId());
const clerk: ReadScope = {
  agencyId,
  wholeAgency: true,
  principals: [],
  received: agencyPrincipal(agencyId),
  types: null,
};
const specialist: ReadScope = givenTo(agencyId, person);

async function withText(
  records: Records,
  text: string,
  more: IncomingMore = {},
): Promise<{ id: string; fileId: string }> {
  const { id } = await addIncoming(records, agencyId, more);
  const fileId = await addFile(records, { agencyId, id });
  await found(records, fileId, text);
  return { id, fileId };
}

async function ids(
  store: Store,
  typed: string,
  filter: Partial<SearchFilter> = {},
  asPhrase = false,
): Promise<string[]> {
  const hits = await store.read.search.byText("incoming", { scope: clerk, ...filter }, parseSearch(typed), {
    asPhrase,
    limit: 50,
  });
  return hits.map((hit) => hit.documentId);
}

onEveryEngine("the search in texts", (opened) => {
  it("finds words of files and fields together, in any order, without marks, the last one by its beginning", async () => {
    const { store } = opened();
    const { id } = await store.transaction((records) =>
      withText(records, "Điều 1. Quy hoạch đường Nguyễn Huệ\nđược phê duyệt", {
        fields: { codeNumber: "1837", codeNotation: "QĐ-UBND", senderName: "Sở Xây dựng" },
      }),
    );
    await store.transaction((records) => addIncoming(records, agencyId, {}));
    for (const typed of [
      "quy hoạch",
      "QUY HOACH",
      "hoach quy",
      "nguyen hue",
      "phê duyệt 1837 xây dựng",
      "phe duy",
      "đường ngu",
      "1837 qd ubnd hoach",
      "1837/qdubnd hoach",
      "1837/QĐ-UBND",
      "điều 1",
      "du\u031bo\u031b\u0323c phe",
    ]) {
      assert.deepEqual(await ids(store, typed), [id], typed);
    }
    for (const typed of ["quy hoạch xã ", "phe duy ", "hoachquy", "khongco"]) {
      assert.deepEqual(await ids(store, typed), [], typed);
    }
  });

  it("finds phrases where the words stand one after another, also from line to line", async () => {
    const { store } = opened();
    const { id } = await store.transaction((records) =>
      withText(records, "về quy hoạch\nsử dụng đất và quy định về kế hoạch"),
    );
    assert.deepEqual(await ids(store, '"quy hoạch sử dụng"'), [id]);
    assert.deepEqual(await ids(store, "“ke hoach” đất"), [id]);
    assert.deepEqual(await ids(store, '"hoạch quy"'), []);
    assert.deepEqual(await ids(store, '"quy kế"'), []);
    assert.deepEqual(await ids(store, "su dung dat", {}, true), [id]);
    assert.deepEqual(await ids(store, "dat su dung", {}, true), []);
  });

  it("tells among documents which have words one after another in their files, or that this is not known", async () => {
    const { store } = opened();
    const [together, apart] = await store.transaction(async (records) => [
      await withText(records, "lắp đặt trạm\nbơm cấp hai, nước"),
      await withText(records, "trạm nước, máy bơm cấp hai"),
    ]);
    assert.ok(together && apart);
    const hits = [apart, together].map(({ id }) => ({ kind: "incoming" as const, documentId: id }));
    const known = async (words: string) =>
      (await store.read.search.phraseAmong(hits, words.split(" ")))?.map((hit) => hit.documentId) ?? null;
    for (const [words, having] of [
      ["tram bom", [together.id]],
      ["bom cap hai", [apart.id, together.id]],
      ["bom ca", []],
    ] as const) {
      const answer = await known(words);
      // Where it is not known the phrase is asked of the index, or of the texts one by one.
      if (answer !== null) assert.deepEqual(answer, having, words);
    }
  });

  it("finds a symbol that a text cites, however it is typed", async () => {
    const { store } = opened();
    const { id } = await store.transaction((records) =>
      withText(records, "Căn cứ Quyết định số 1837/QĐ-UBND ngày 17/10/2012 của Ủy ban"),
    );
    for (const typed of ["1837/QĐ-UBND", "1837 qd ubnd", "1837qdubnd", "1837/qdubnd", "1837-QD-UBND"]) {
      assert.deepEqual(await ids(store, typed), [id], typed);
    }
    assert.deepEqual(await ids(store, '"quyết định số 1837/QĐ-UBND ngày 17"'), [id]);
  });

  it("shows nobody what he may not read, and lets a new reader find it at once", async () => {
    const { store } = opened();
    const { id } = await store.transaction(async (records) => {
      await records.search.catchUp(10);
      return withText(records, "Nội dung họp riêng");
    });
    const elsewhere: ReadScope = { ...clerk, agencyId: newId(), received: null };
    assert.deepEqual(await ids(store, "hop rieng", { scope: specialist }), []);
    assert.deepEqual(await ids(store, "hop rieng", { scope: elsewhere }), []);
    await store.transaction(async (records) => {
      const document = await records.incoming.get(id);
      assert.ok(document);
      await records.incoming.grant(document, [person]);
    });
    assert.deepEqual(await ids(store, "hop rieng", { scope: specialist }), [id]);
  });

  it("keeps the text when fields are amended, and finds the new fields beside it", async () => {
    const { store } = opened();
    const { id } = await store.transaction((records) => withText(records, "Phụ lục kèm theo"));
    await store.transaction(async (records) => {
      const document = await records.incoming.get(id);
      assert.ok(document);
      const fields = { ...document.fields, abstract: "Về việc tuyển dụng" };
      await records.incoming.update({ ...document, fields, state: "submitted" }, 1, "ve viec tuyen dung");
    });
    assert.deepEqual(await ids(store, "tuyen dung phu luc"), [id]);
    assert.deepEqual(await ids(store, "kiem tra phu luc"), []);
  });

  it("is narrowed by year, type, state, sender and days, together", async () => {
    const { store } = opened();
    const [old, late] = await store.transaction(async (records) => [
      await withText(records, "quy chế cũ", {
        year: 2025,
        state: "done",
        fields: { typeName: "Quyết định", senderName: "Sở Nội vụ", arrivedAt: at("03-02 08:00", 2025) },
      }),
      await withText(records, "quy chế mới", {
        fields: { typeName: "Công văn", senderName: "Sở Tài chính", arrivedAt: at("11-19 23:30") },
      }),
    ]);
    assert.ok(old && late);
    const cases: [Partial<SearchFilter>, string[]][] = [
      [{}, [late.id, old.id]],
      [{ year: 2025 }, [old.id]],
      [{ typeFolded: "cong van" }, [late.id]],
      [{ states: ["done"] }, [old.id]],
      [{ states: ["registered", "returned"] }, [late.id]],
      [{ senderWords: ["so", "noi"] }, [old.id]],
      [{ from: "2026-11-19", to: "2026-11-19" }, [late.id]],
      [{ to: "2025-12-31" }, [old.id]],
      [{ year: 2026, states: ["done"] }, []],
    ];
    for (const [filter, expected] of cases) {
      assert.deepEqual(await ids(store, "quy che", filter), expected, JSON.stringify(filter));
    }
  });

  it("finds outgoing documents by their text, for the agency and for the one that it was sent to", async () => {
    const { store } = opened();
    const other = newId();
    const document = await store.transaction(async (records) => {
      const made = await addOutgoing(records, agencyId, { readers: [agencyPrincipal(other)] });
      await found(
        records,
        await addFile(records, { agencyId, id: made.id, kind: "outgoing" }),
        "Giao Văn phòng chủ trì",
      );
      return made;
    });
    const page = { asPhrase: false, limit: 5 };
    const query = parseSearch("van phong chu tri");
    const received: ReadScope = {
      agencyId: other,
      wholeAgency: true,
      principals: [],
      received: agencyPrincipal(other),
      types: null,
    };
    for (const scope of [clerk, received]) {
      const hits = await store.read.search.byText("outgoing", { scope }, query, page);
      assert.deepEqual(hits, [{ kind: "outgoing", documentId: document.id }]);
    }
    const others: ReadScope = { ...received, agencyId: newId(), received: agencyPrincipal(newId()) };
    assert.deepEqual(await store.read.search.byText("outgoing", { scope: others }, query, page), []);
  });

  it("finds by the very number or symbol, or its beginning, also an arrival number", async () => {
    const { store } = opened();
    const [a, b] = await store.transaction(async (records) => [
      await addIncoming(records, agencyId, { fields: { codeNumber: "183", codeNotation: "QĐ-UBND" } }),
      await addIncoming(records, agencyId, {
        readers: [person],
        fields: { codeNumber: "1837", codeNotation: "QĐ-UBND" },
      }),
    ]);
    assert.ok(a && b);
    const named = async (symbol: string, scope = clerk) =>
      (await store.read.search.bySymbol("incoming", { scope }, symbol, 9)).map((hit) => hit.documentId);
    assert.deepEqual(await named("183"), [a.id]);
    assert.deepEqual(await named("183qdub"), [a.id]);
    assert.deepEqual(await named("1837qdubnd"), [b.id]);
    assert.deepEqual(await named("2"), [b.id]);
    assert.deepEqual(await named("1837", specialist), [b.id]);
    assert.deepEqual(await named("183", specialist), []);
  });

  it("knows what each file gave: waiting, text, none, failed; and counts them for the agency", async () => {
    const { store } = opened();
    const { files, first } = await store.transaction(async (records) => {
      const made = await addIncoming(records, agencyId);
      const kept = [];
      for (let i = 0; i < 4; i += 1) kept.push(await addFile(records, { agencyId, id: made.id }));
      await found(records, kept[1] ?? "", "chữ");
      await records.texts.settle(kept[2] ?? "", { state: "none", reason: null, isCut: false }, null);
      await records.texts.settle(kept[3] ?? "", { state: "failed", reason: "tooLong", isCut: false }, null);
      return { files: kept, first: kept[0] };
    });
    const { texts } = store.read;
    assert.deepEqual(await texts.counts(agencyId, 9), { waiting: 1, found: 1, none: 1, failed: 1 });
    const due = async (before: string) => (await texts.overdue(at(before), 5)).map((one) => one.fileId);
    assert.deepEqual(await due("11-20 09:00"), [first]);
    assert.deepEqual(await due("11-20 07:00"), []);
    const standing = await texts.standing(files);
    assert.deepEqual(
      files.map((id) => standing.get(id)?.state),
      ["waiting", "found", "none", "failed"],
    );
    assert.equal(standing.get(files[3] ?? "")?.reason, "tooLong");
  });

  it("forgets the text of a document that is withdrawn, and what comes of it later", async () => {
    const { store } = opened();
    const { id, fileId } = await store.transaction((records) => withText(records, "điều phải giữ kín"));
    await store.transaction((records) => records.texts.withdraw(id));
    assert.deepEqual(await ids(store, "giu kin"), []);
    assert.deepEqual(await store.read.texts.ofDocuments([id]), []);
    assert.equal(await store.transaction((records) => found(records, fileId, "điều phải giữ kín")), false);
    assert.deepEqual(await ids(store, "giu kin"), []);
    assert.deepEqual(await ids(store, "cong trinh"), [id]);
  });
});

describe("the full text on SQLite", () => {
  it("catches up with documents that were here before it, in pieces, and with its own no more", async () => {
    const opened = await openTestStore(testEngines[0] ?? assert.fail());
    const { store, db } = opened;
    const all = await store.transaction(async (records) => {
      const made = [];
      for (let i = 0; i < 7; i += 1) made.push(await withText(records, `tờ số ${i} của tập`));
      const issued = await addOutgoing(records, agencyId);
      return [...made.map((it) => it.id), issued.id];
    });
    await db.transaction((tx) => sql`delete from document_text where rowid > 4`.execute(tx));
    assert.equal((await ids(store, "tap")).length, 2);
    const steps: number[] = [];
    for (let done = -1; done !== 0;) {
      done = await store.transaction((records) => records.search.catchUp(4));
      steps.push(done);
    }
    assert.equal(
      steps.reduce((sum, step) => sum + step, 0),
      all.length - 3,
    );
    assert.equal((await ids(store, "tap")).length, 7);
    await opened.drop();
  });
});
