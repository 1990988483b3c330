import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { Database } from "../../src/adapters/store/engine/open-database.ts";
import { migrations } from "../../src/adapters/store/migrations/all.ts";
import { storeOver } from "../../src/adapters/store/open-store.ts";
import type { Tables } from "../../src/adapters/store/schema.ts";
import type { NewAuditEntry } from "../../src/domain/audit/audit-entry.ts";
import type { IncomingFields } from "../../src/domain/incoming-fields.ts";
import type { IncomingDocument } from "../../src/domain/incoming/incoming-document.ts";
import { searchTextOf } from "../../src/domain/incoming/search-text.ts";
import { sortKeyOf } from "../../src/domain/incoming/sort-key.ts";
import type { OutgoingFields } from "../../src/domain/outgoing-fields.ts";
import type { OutgoingDocument } from "../../src/domain/outgoing/outgoing-document.ts";
import { searchTextOf as outgoingSearchTextOf } from "../../src/domain/outgoing/search-text.ts";
import type { Assignment, Instruction } from "../../src/domain/routing/assignment.ts";
import type { Principal } from "../../src/domain/policies/read-scope.ts";
import type { Records, Store } from "../../src/ports/store.ts";
import type { TestDatabase, TestEngine } from "../adapters/store/engine/open-test-database.ts";
import { alsoForSqlServer } from "./sqlserver-forms.ts";

export interface TestStore {
  readonly store: Store;
  readonly db: Database<Tables>;
  drop(): Promise<void>;
}

/** A store of its own; on SQLite whatever is sent is held to the forms of SQL Server too. */
export async function openTestStore(engine: TestEngine): Promise<TestStore> {
  const opened: TestDatabase<Tables> = await engine.open<Tables>(migrations, "emptied");
  const db = opened.db.engine === "sqlite" ? alsoForSqlServer(opened.db) : opened.db;
  return { store: storeOver(db), db, drop: () => opened.drop() };
}

export const newId = (): string => uuidIds.next();

/** An instant of 2026 in Vietnam: `at("11-20 08:30")`. */
export function at(text: string, year = 2026): Date {
  return new Date(`${year}-${text.replace(" ", "T")}:00+07:00`);
}

export const plainFields: IncomingFields = {
  documentCode: null,
  codeNumber: "12",
  codeNotation: "BC-UBND",
  issuedDate: "2026-11-18",
  typeName: "Báo cáo",
  senderName: "Ủy ban nhân dân tỉnh Hoa Lư",
  senderAgencyId: null,
  senderCode: null,
  abstract: "Về việc kiểm tra công trình xây dựng",
  language: "Tiếng Việt",
  pageCount: null,
  description: null,
  signerPosition: null,
  signerName: null,
  priority: 0,
  toPlaces: null,
  dueDate: null,
  source: "paper",
  arrivedAt: at("11-20 08:00"),
};

export interface IncomingMore extends Partial<Omit<IncomingDocument, "fields" | "agencyId">> {
  readonly fields?: Partial<IncomingFields>;
  readonly readers?: readonly Principal[];
  readonly requestKey?: string;
  readonly fileCount?: number;
}

/** Opens the year's register where it is missing, takes its next number and keeps a document under it. */
export async function addIncoming(
  records: Records,
  agencyId: string,
  { fields, readers = [], requestKey, fileCount = 0, ...more }: IncomingMore = {},
): Promise<IncomingDocument> {
  const { registerKey = "common", year = 2026 } = more;
  const key = { agencyId, kind: "incoming" as const, key: registerKey, year };
  if ((await records.registers.find(key)) === null) {
    await records.registers.open({ id: newId(), ...key, name: "Sổ văn bản đến", nameEn: "Incoming" });
  }
  const { registerId, number, ordinal } = await records.registers.takeNumber(key);
  const document: IncomingDocument = {
    id: newId(),
    agencyId,
    registerId,
    registerKey,
    year,
    arrivalNumber: number,
    state: "registered",
    submittedTo: null,
    deadlineAt: null,
    late: null,
    registeredAt: at("11-20 08:30", year),
    registeredBy: newId(),
    version: 1,
    ...more,
    fields: { ...plainFields, ...fields },
  };
  await records.incoming.insert(document, {
    sortKey: sortKeyOf(year, number, ordinal),
    requestKey: requestKey ?? newId(),
    searchText: searchTextOf(document),
    fileCount,
  });
  await records.incoming.grant(document, readers);
  return document;
}

export const plainOutgoing: OutgoingFields = {
  typeCode: "decision",
  isLegislation: false,
  bodyId: null,
  abstract: "Về việc phê duyệt quy hoạch chi tiết",
  issuedDate: "2026-11-20",
  signerPosition: "Giám đốc",
  signerName: "Trần Quốc Bảo",
  draftingUnitId: null,
  recipients: [],
  archiveKeeper: null,
  copies: null,
  pageCount: null,
  language: "Tiếng Việt",
  description: null,
  priority: 0,
  dueDate: null,
  replyTo: null,
};

export interface OutgoingMore extends Partial<Omit<OutgoingDocument, "fields" | "agencyId">> {
  readonly fields?: Partial<OutgoingFields>;
  readonly readers?: readonly Principal[];
  readonly requestKey?: string;
}

export async function addOutgoing(
  records: Records,
  agencyId: string,
  { fields, readers = [], requestKey, ...more }: OutgoingMore = {},
): Promise<OutgoingDocument> {
  const { registerKey = "common", year = 2026 } = more;
  const key = { agencyId, kind: "outgoing" as const, key: registerKey, year };
  if ((await records.registers.find(key)) === null) {
    await records.registers.open({ id: newId(), ...key, name: "Sổ văn bản đi", nameEn: "Outgoing" });
  }
  const { registerId, number, ordinal } = await records.registers.takeNumber(key);
  const document: OutgoingDocument = {
    id: newId(),
    agencyId,
    registerId,
    registerKey,
    year,
    number,
    symbol: `${number}/QĐ-SXD`,
    state: "issued",
    registeredAt: at("11-20 09:00", year),
    registeredBy: newId(),
    version: 1,
    ...more,
    fields: { ...plainOutgoing, ...fields },
  };
  await records.outgoing.insert(document, {
    sortKey: sortKeyOf(year, number, ordinal),
    requestKey: requestKey ?? newId(),
    searchText: outgoingSearchTextOf(document),
  });
  await records.outgoing.grant(document, readers);
  return document;
}

export function instructionOn(documentId: string, more: Partial<Instruction> = {}): Instruction {
  return {
    id: newId(),
    documentId,
    by: newId(),
    onBehalfOf: null,
    givenAt: at("11-20 10:00"),
    level: "leader",
    text: "Nghiên cứu, tham mưu",
    replaces: null,
    ...more,
  };
}

/** Given by who gave the instruction, when it was given. */
export function assignmentUnder(
  instruction: Instruction,
  agencyId: string,
  more: Partial<Assignment> = {},
): Assignment {
  const deadlineAt = more.deadlineAt ?? null;
  return {
    id: newId(),
    documentId: instruction.documentId,
    agencyId,
    instructionId: instruction.id,
    parentId: null,
    role: "lead",
    assignee: { kind: "person", id: newId() },
    isClaim: false,
    assignedBy: instruction.by,
    assignedAt: instruction.givenAt,
    heldSince: more.assignedAt ?? instruction.givenAt,
    deadlineAt,
    firstDeadlineAt: deadlineAt,
    state: "assigned",
    acknowledgedAt: null,
    acknowledgedBy: null,
    completedAt: null,
    result: null,
    replySymbol: null,
    extension: null,
    version: 1,
    ...more,
  };
}

export function auditEntry(more: Partial<NewAuditEntry> = {}): NewAuditEntry {
  return {
    id: newId(),
    at: at("11-20 10:00"),
    actorId: newId(),
    onBehalfOf: null,
    action: "routing.acknowledged",
    documentId: null,
    subjectId: null,
    data: { text: "Đã nhận việc", n: 1, at: null },
    ...more,
  };
}
