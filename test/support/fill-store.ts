import type { Insertable, Transaction } from "kysely";
import { incomingRow } from "../../src/adapters/store/records/incoming-row.ts";
import { incomingFacets, incomingText } from "../../src/adapters/store/records/incoming-list.ts";
import type { Tables } from "../../src/adapters/store/schema.ts";
import { bulkInsert } from "../../src/adapters/store/dialect.ts";
import { addAllToSearch, type ForSearch } from "../../src/adapters/store/search-many.ts";
import type { Database } from "../../src/adapters/store/engine/open-database.ts";
import type { IncomingDocument, IncomingState } from "../../src/domain/incoming/incoming-document.ts";
import type { Priority } from "../../src/domain/incoming-fields.ts";
import { searchTextOf } from "../../src/domain/incoming/search-text.ts";
import { sortKeyOf } from "../../src/domain/incoming/sort-key.ts";
import { personPrincipal, unitPrincipal, type Principal } from "../../src/domain/policies/read-scope.ts";
import { newId, plainFields } from "./store-fixture.ts";

/** A register like that of a great agency: 200,000 documents a year, three readers each, nearly all of them done. */
export interface FilledStore {
  readonly agencyId: string;
  readonly leaders: readonly string[];
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly senders: readonly string[];
  readonly last: IncomingDocument;
}

const syllables =
  "văn bản đến công thông báo về việc quy hoạch xây dựng nhà ở thành phố huyện xã ủy nhân dân tỉnh sở phòng khai đề nghị quyết định phê duyệt dự án đầu tư kinh phí năm tổ chức hội giấy mời triển thực hiện chỉ đạo thủ tướng chính phủ luật đất đai môi trường giáo dục nông nghiệp tài ngân sách khoáng sản".split(
    " ",
  );
const types = [
  "Công văn",
  "Công văn",
  "Công văn",
  "Quyết định",
  "Báo cáo",
  "Kế hoạch",
  "Giấy mời",
  "Thông báo",
];
const yearLength = 200_000;
const minute = 60_000;
const lastYear = 2026;

/** Numbers from a seed, so that two fills are alike. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

export async function fillStore(
  db: Database<Tables>,
  documents: number,
  batch = 5_000,
): Promise<FilledStore> {
  const roll = dice(7);
  const pick = <T>(of: readonly T[], skew = 1): T => of[Math.floor(roll() ** skew * of.length)] as T;
  const ids = (n: number): string[] => Array.from({ length: n }, newId);
  const agencyId = newId();
  const people = ids(200);
  const filled = { agencyId, leaders: ids(4), units: ids(20), people, senders: ids(300) };
  const years = Math.ceil(documents / yearLength);
  const registers = await openRegisters(db, agencyId, years);
  let last: IncomingDocument | undefined;
  for (let from = 0; from < documents; from += batch) {
    await db.transaction(async (tx) => {
      const rows = noRows();
      for (let i = from; i < Math.min(from + batch, documents); i += 1) {
        const yearIndex = Math.floor(i / yearLength);
        const year = lastYear - years + 1 + yearIndex;
        const number = (i % yearLength) + 1;
        const register = registers[yearIndex] ?? "";
        const registeredAt = new Date(Date.UTC(year, 0, 2) + number * 2 * minute);
        const abstract = Array.from({ length: 24 }, () => pick(syllables, 2)).join(" ");
        const rare = i % 5_000 === 7 ? " hiếmhoi" : "";
        last = documentOf({
          agencyId,
          registerId: register,
          year,
          number,
          registeredAt,
          // The latest are at work, as in life.
          state:
            documents - i < 3_000
              ? pick(["registered", "submitted", "returned", "assigned", "done"])
              : "done",
          submittedTo: pick(filled.leaders),
          typeName: i % 20_000 === 11 ? "Nghị quyết liên tịch" : pick(types),
          senderAgencyId: pick(filled.senders, 3),
          abstract: `Về ${abstract}${rare}`,
          priority: i % 400 === 5 ? 3 : 0,
          isLate: i % 150 === 9,
        });
        const readers: Principal[] = [
          personPrincipal(last.submittedTo ?? ""),
          unitPrincipal(pick(filled.units)),
          personPrincipal(pick(people)),
        ];
        // The place in the search is each engine's own (`newSearchId`).
        const searchId = db.engine === "sqlite" ? i + 1 : sortKeyOf(year, number, 0);
        keep(rows, last, { searchId, readers });
      }
      await flush(tx, rows);
    });
  }
  if (last === undefined) throw new Error("Nothing was filled in.");
  return { ...filled, last };
}

interface Facts {
  readonly agencyId: string;
  readonly registerId: string;
  readonly year: number;
  readonly number: number;
  readonly registeredAt: Date;
  readonly state: IncomingState;
  readonly submittedTo: string;
  readonly typeName: string;
  readonly senderAgencyId: string;
  readonly abstract: string;
  readonly priority: Priority;
  readonly isLate: boolean;
}

function documentOf(facts: Facts): IncomingDocument {
  const { registeredAt, typeName, senderAgencyId, abstract, priority } = facts;
  return {
    id: newId(),
    agencyId: facts.agencyId,
    registerId: facts.registerId,
    registerKey: "common",
    year: facts.year,
    arrivalNumber: facts.number,
    fields: {
      ...plainFields,
      codeNumber: String((facts.number % 900) + 1),
      typeName,
      senderAgencyId,
      senderName: `Sở số ${senderAgencyId.slice(-3)}`,
      abstract,
      priority,
      arrivedAt: new Date(registeredAt.getTime() - 30 * minute),
    },
    state: facts.state,
    submittedTo: facts.submittedTo,
    deadlineAt: new Date(registeredAt.getTime() + 5 * 1_440 * minute),
    late: facts.isLate
      ? { due: registeredAt, articleVi: "NĐ 30, Đ22", articleEn: "Decree 30, art. 22" }
      : null,
    registeredAt,
    registeredBy: facts.submittedTo,
    version: 1,
  };
}

async function openRegisters(db: Database<Tables>, agencyId: string, years: number): Promise<string[]> {
  const rows: Insertable<Tables["register"]>[] = Array.from({ length: years }, (_, i) => ({
    id: newId(),
    agency_id: agencyId,
    kind: "incoming",
    register_key: "common",
    year: lastYear - years + 1 + i,
    ordinal: 0,
    name: "Sổ văn bản đến",
    name_en: "Incoming",
    last_number: yearLength,
    has_gaps: false,
  }));
  await db.transaction((tx) => tx.insertInto("register").values(rows).execute());
  return rows.map((row) => row.id);
}

const filledTables = [
  "incoming_document",
  "document_access",
  "instruction",
  "assignment",
  "stored_file",
] as const;

type Rows = { readonly [T in (typeof filledTables)[number]]: Insertable<Tables[T]>[] } & {
  readonly found: ForSearch[];
};

const noRows = (): Rows => ({
  incoming_document: [],
  document_access: [],
  instruction: [],
  assignment: [],
  stored_file: [],
  found: [],
});

async function flush(tx: Transaction<Tables>, rows: Rows): Promise<void> {
  for (const table of filledTables) await bulkInsert(tx, table, rows[table]);
  await addAllToSearch(tx, rows.found);
}

/** What `insert` and `grant` leave, without their look-ups, and without the full text, which a job catches up with. */
function keep(
  rows: Rows,
  document: IncomingDocument,
  { searchId, readers }: { readonly searchId: number; readonly readers: readonly Principal[] },
): void {
  const { id, agencyId, year, arrivalNumber, deadlineAt, state, registeredAt } = document;
  const sortKey = sortKeyOf(year, arrivalNumber, 0);
  const keys = {
    sort_key: sortKey,
    search_id: searchId,
    request_key: newId(),
    file_count: 1,
    legal_value: "checking",
  };
  rows.incoming_document.push({ ...incomingRow(document), ...keys });
  const principals = [...new Set(readers)];
  for (const principal of principals) {
    const access = { document_id: id, principal, agency_id: agencyId, kind: "incoming", sort_key: sortKey };
    rows.document_access.push(access);
  }
  const place = { documentId: id, searchId, sortKey, kind: "incoming" as const, agencyId };
  const text = incomingText(document, searchTextOf(document));
  const entry = { ...text, principals, facets: incomingFacets(document) };
  rows.found.push({ place, entry });
  const instructionId = newId();
  const [leader = "", unit = "", person = ""] = readers.map((it) => it.slice(it.indexOf(":") + 1));
  const instruction = { id: instructionId, document_id: id, given_by: leader, given_at: registeredAt };
  rows.instruction.push({ ...instruction, on_behalf_of: null, level: "leader", text: "Xử lý" });
  for (const [kind, assignee] of [
    ["unit", unit],
    ["person", person],
  ] as const) {
    const isOpen = state === "assigned";
    const assignment = {
      id: newId(),
      document_id: id,
      agency_id: agencyId,
      instruction_id: instructionId,
      role: kind === "unit" ? "lead" : "support",
      assignee_kind: kind,
      assignee_id: assignee,
      assigned_by: leader,
      assigned_at: registeredAt,
      deadline_at: deadlineAt,
      due_at: deadlineAt ?? registeredAt,
      state: isOpen ? "assigned" : "completed",
      is_open: isOpen,
      completed_at: isOpen ? null : registeredAt,
      is_claim: false,
      version: 1,
    };
    rows.assignment.push(assignment);
  }
  const file = { id: newId(), agency_id: agencyId, document_kind: "incoming", document_id: id, role: "main" };
  rows.stored_file.push({
    ...file,
    position: 0,
    name: "vb.pdf",
    media_type: "application/pdf",
    size: 1,
    sha256: id.replaceAll("-", "").repeat(2),
    stored_at: registeredAt,
  });
}
