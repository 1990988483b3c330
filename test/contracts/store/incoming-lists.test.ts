import assert from "node:assert/strict";
import type { IncomingDocument } from "../../../src/domain/incoming/incoming-document.ts";
import { incomingStates } from "../../../src/domain/incoming/incoming-document.ts";
import { placeOf, sortKeyOf } from "../../../src/domain/incoming/sort-key.ts";
import { personPrincipal, unitPrincipal, type ReadScope } from "../../../src/domain/policies/read-scope.ts";
import { fold, foldWords } from "../../../src/domain/text/fold.ts";
import type { IncomingFilter, IncomingPageRequest } from "../../../src/ports/records/incoming-records.ts";
import type { Store } from "../../../src/ports/store.ts";
import { addIncoming, at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

const agencyId = newId();
const person = personPrincipal(newId());
const unit = unitPrincipal(newId());
const clerk: ReadScope = { agencyId, wholeAgency: true, principals: [person], received: null, types: null };
const specialist: ReadScope = {
  agencyId,
  wholeAgency: false,
  principals: [person, unit],
  received: null,
  types: null,
};

const types = ["Quyết định", "Báo cáo", "Công văn"];
const senders = ["Ủy ban nhân dân tỉnh Hoa Lư", "Sở Tài chính", "Ủy ban nhân dân xã Đắk Sô"];
const subjects = ["quy hoạch đường Nguyễn Huệ", "cấp phép xây dựng", "đường sắt và quy chế nhà ở"];

interface Kept {
  readonly document: IncomingDocument;
  readonly isGiven: boolean;
  /** In the order of registration, which is the order of the search. */
  readonly nth: number;
}

/** 60 documents of two years in three registers whose numbers tie, given to the person, the unit, both or neither. */
async function fill(store: Store): Promise<Kept[]> {
  return store.transaction(async (records) => {
    const kept: Kept[] = [];
    for (let i = 0; i < 60; i += 1) {
      const readers = [[], [person], [unit], [person, unit]][(i * 7) % 4] ?? [];
      const document = await addIncoming(records, agencyId, {
        year: i < 20 ? 2025 : 2026,
        registerKey: ["common", "KT", "Mật thư"][i % 3] ?? "",
        state: incomingStates[(i * 3) % incomingStates.length] ?? "done",
        deadlineAt: i % 4 === 0 ? at(`11-${10 + (i % 15)} 17:00`) : null,
        late: i % 6 === 5 ? { due: at("11-01 17:00"), articleVi: "Đ22", articleEn: "art. 22" } : null,
        readers,
        fields: {
          typeName: types[(i * 5) % 3] ?? "",
          senderName: senders[(i * 2) % 3] ?? "",
          abstract: `Về việc ${subjects[Math.floor(i / 2) % 3] ?? ""}`,
          priority: i % 5 === 0 ? 2 : 0,
          arrivedAt: at(`${i < 20 ? "03" : "11"}-${10 + (i % 18)} 09:00`, i < 20 ? 2025 : 2026),
        },
      });
      kept.push({ document, isGiven: readers.length > 0, nth: i });
      await addIncoming(records, newId(), { readers: [person], fields: { abstract: "Về việc quy hoạch" } });
    }
    return kept;
  });
}

function shownOf({ late, fields, ...document }: IncomingDocument) {
  const pick = <T extends object, K extends keyof T>(from: T, keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, from[key]]));
  return {
    ...pick(document, ["id", "year", "arrivalNumber", "state", "deadlineAt"]),
    isLate: late !== null,
    fields: {
      ...pick(fields, ["codeNumber", "codeNotation", "issuedDate", "typeName", "senderName"]),
      ...pick(fields, ["senderAgencyId", "abstract", "description", "priority", "arrivedAt"]),
    },
  };
}

const beginsOrIs = (sought: readonly string[], words: readonly string[]): boolean =>
  sought.every((word, i) =>
    i === sought.length - 1 ? words.some((it) => it.startsWith(word)) : words.includes(word),
  );

function matches({ document, isGiven }: Kept, filter: Partial<IncomingFilter>): boolean {
  const { fields } = document;
  const text = foldWords([fields.senderName, fields.typeName, fields.abstract].join(" "));
  return (
    (filter.scope?.wholeAgency === true || isGiven) &&
    (filter.year === undefined || document.year === filter.year) &&
    (filter.registerKey === undefined || document.registerKey === filter.registerKey) &&
    (filter.states === undefined || filter.states.includes(document.state)) &&
    (filter.priority === undefined || fields.priority === filter.priority) &&
    (filter.typeFolded === undefined || fold(fields.typeName) === filter.typeFolded) &&
    (filter.senderWords === undefined || beginsOrIs(filter.senderWords, foldWords(fields.senderName))) &&
    (filter.arrivedFrom === undefined || fields.arrivedAt >= filter.arrivedFrom) &&
    (filter.arrivedBefore === undefined || fields.arrivedAt < filter.arrivedBefore) &&
    (filter.deadlineBefore === undefined ||
      (document.deadlineAt !== null && document.deadlineAt < filter.deadlineBefore)) &&
    (filter.late === undefined || (document.late !== null) === filter.late) &&
    (filter.words === undefined || beginsOrIs(filter.words, text))
  );
}

async function everyPage(
  store: Store,
  filter: IncomingFilter,
  direction: IncomingPageRequest["direction"],
  from: number | null = null,
): Promise<string[]> {
  const ids: string[] = [];
  for (let after = from; ;) {
    const rows = await store.read.incoming.list(filter, { direction, after, limit: 7 });
    ids.push(...rows.map((it) => it.document.id));
    const last = rows.at(-1);
    if (rows.length < 7 || last === undefined) return ids;
    after = last.position;
  }
}

const filters: readonly Omit<IncomingFilter, "scope">[] = [
  {},
  { year: 2025 },
  { year: 2026, registerKey: "KT" },
  { registerKey: "Mật thư" },
  { states: ["registered", "returned"] },
  { states: ["done"], priority: 2 },
  { states: ["registered", "submitted", "returned", "assigned"], deadlineBefore: at("11-18 08:00") },
  { priority: 0 },
  { typeFolded: "quyet dinh" },
  { late: true },
  { late: false, year: 2026 },
  { arrivedFrom: at("11-12 00:00") },
  { arrivedBefore: at("06-01 00:00", 2025), states: ["done", "assigned"] },
  { senderWords: ["uy", "ban", "nhan", "dan"] },
  { senderWords: ["dak", "s"], late: true },
  { words: ["quy"] },
  { words: ["duong", "q"] },
  { words: ["nguyen", "hue"], year: 2026, states: ["done", "returned"] },
  { words: ["xay"], typeFolded: "bao cao", registerKey: "common" },
  { words: ["bao"], late: true, priority: 2 },
  { words: ["cap"], senderWords: ["so", "tai"] },
  { words: ["khongco"] },
];

onEveryEngine("lists of incoming documents", (opened) => {
  it("give exactly what the filter says, in both directions, from page to page, to clerk and specialist", async () => {
    const { store } = opened();
    const kept = await fill(store);
    for (const scope of [clerk, specialist]) {
      for (const part of filters) {
        const filter = { ...part, scope };
        const expected = kept.filter((it) => matches(it, filter)).map((it) => it.document.id);
        const newest = await everyPage(store, filter, "newestFirst");
        const oldest = await everyPage(store, filter, "oldestFirst");
        const said = JSON.stringify(part);
        assert.deepEqual(newest.toSorted(), expected.toSorted(), said);
        assert.deepEqual(oldest, newest.toReversed(), said);
      }
    }
  });

  it("stand in the order of year and number, with the registers side by side", async () => {
    const { store } = opened();
    await fill(store);
    const rows = await store.read.incoming.list(
      { scope: clerk },
      { direction: "newestFirst", after: null, limit: 60 },
    );
    const places = rows.map(({ document, position }) => {
      assert.deepEqual(placeOf(position), { year: document.year, number: document.arrivalNumber });
      return position;
    });
    assert.deepEqual(
      places,
      places.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(places).size, 60);
  });

  it("jump to a number, with and without words", async () => {
    const { store } = opened();
    const kept = await fill(store);
    const edge = sortKeyOf(2026, 6, 0);
    for (const scope of [clerk, specialist]) {
      const seen = kept.filter((it) => matches(it, { scope }));
      const before = seen.filter(({ document: d }) => d.year < 2026 || d.arrivalNumber < 6);
      const from = seen.filter(({ document: d }) => d.year === 2026 && d.arrivalNumber >= 6);
      const ids = (some: readonly Kept[]) => some.map((it) => it.document.id).toSorted();
      const newest = await everyPage(store, { scope }, "newestFirst", edge);
      assert.deepEqual(newest.toSorted(), ids(before));
      const oldest = await everyPage(store, { scope }, "oldestFirst", edge - 1);
      assert.deepEqual(oldest.toSorted(), ids(from));
      const words = ["ve"];
      assert.deepEqual(
        (await everyPage(store, { scope, words }, "newestFirst", edge)).toSorted(),
        ids(before),
      );
      assert.deepEqual(
        (await everyPage(store, { scope, words }, "oldestFirst", edge - 1)).toSorted(),
        ids(from),
      );
    }
  });

  it("follow a document's changes: state, corrected text and sender, and a reader who is added", async () => {
    const { store } = opened();
    const document = await store.transaction((records) =>
      addIncoming(records, agencyId, { fields: { abstract: "Về việc cũ", senderName: "Sở Nội vụ" } }),
    );
    const fields = {
      ...document.fields,
      senderName: "Sở Y tế",
      abstract: "Về việc mới",
      typeName: "Tờ trình",
    };
    await store.transaction(async (records) => {
      const changed = { ...document, fields, state: "submitted" as const };
      assert.equal(await records.incoming.update(changed, 1, "ve viec moi"), true);
      await records.incoming.grant(changed, [person]);
    });
    const count = async (scope: ReadScope, filter: Omit<IncomingFilter, "scope">) =>
      (await everyPage(store, { ...filter, scope }, "newestFirst")).length;
    for (const scope of [clerk, specialist]) {
      assert.equal(await count(scope, { words: ["cu"] }), 0);
      assert.equal(await count(scope, { words: ["moi"] }), 1);
      assert.equal(await count(scope, { words: ["moi"], states: ["registered"] }), 0);
      assert.equal(await count(scope, { words: ["moi"], states: ["submitted"], typeFolded: "to trinh" }), 1);
      assert.equal(await count(scope, { senderWords: ["noi"] }), 0);
      assert.equal(await count(scope, { senderWords: ["so", "y"] }), 1);
    }
  });

  it("tell what the register shows of each document, and how many files it was kept with", async () => {
    const { store } = opened();
    const fields = {
      documentCode: "000.00.01",
      description: "Bản giấy ở phòng Hành chính",
      priority: 2,
    } as const;
    const late = { due: at("11-01 17:00"), articleVi: "Đ22", articleEn: "art. 22" };
    const [plain, full] = await store.transaction(async (records) => [
      await addIncoming(records, agencyId),
      await addIncoming(records, agencyId, { fields, late, deadlineAt: at("11-30 17:00"), fileCount: 2 }),
    ]);
    const page = { direction: "newestFirst", after: null, limit: 5 } as const;
    const rows = await store.read.incoming.list({ scope: clerk }, page);
    assert.deepEqual(
      rows.map(({ document, fileCount }) => ({ document, fileCount })),
      [full, plain].map((it) => ({ document: shownOf(it), fileCount: it === full ? 2 : 0 })),
    );
  });
});
