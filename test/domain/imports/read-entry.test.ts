import assert from "node:assert/strict";
import type { Cell } from "../../../src/domain/imports/cell.ts";
import type { ImportedEntry } from "../../../src/domain/imports/imported-entry.ts";
import type { ImportDirection, ImportField, ImportMapping } from "../../../src/domain/imports/mapping.ts";
import { readEntry } from "../../../src/domain/imports/read-entry.ts";
import { rowReading, type RowRead } from "../../../src/domain/imports/read-row.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import { toTcvn3 } from "../../support/legacy-text.ts";

const now = new Date("2026-11-20T01:31:00Z");
const plain: ImportMapping = {
  sheet: null,
  headingEnd: 0,
  columns: {},
  encoding: "unicode",
  dateOrder: "dmy",
  year: null,
  registerKey: null,
  numbering: "rules",
  state: "done",
  carryDates: false,
  fill: {},
  csv: null,
};

type Row = Partial<Record<ImportField, Cell>>;

/** Reads rows that have these fields, one after another. */
function readAll(
  direction: ImportDirection,
  rows: readonly Row[],
  more: Partial<ImportMapping> = {},
): RowRead[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))] as ImportField[];
  const columns = Object.fromEntries(names.map((name, place) => [name, place]));
  const reading = rowReading(direction, { ...plain, columns, ...more }, now);
  return rows.map((row, place) =>
    readEntry(reading, { number: place + 1, cells: names.map((name) => row[name] ?? null) }),
  );
}

const incomingRow: Row = {
  arrivedOn: "05/01/2024",
  arrivalNumber: "15",
  sender: "Sở Nội vụ",
  symbol: "12/BC-SNV",
  issuedOn: "03/01/2024",
  typeAndAbstract: "Báo cáo kết quả cải cách hành chính năm 2023",
};
const outgoingRow: Row = {
  symbol: "15/QĐ-SXD",
  issuedOn: "05/01/2024",
  typeAndAbstract: "Quyết định về việc thành lập tổ công tác",
  signer: "Trần Quốc Bảo",
  recipients: "- UBND tỉnh (b/c);\n- Sở Nội vụ;",
};

function entryOf(read: RowRead | undefined): ImportedEntry {
  assert.equal(read?.kind, "entry", JSON.stringify(read));
  return read.entry;
}
const incoming = (more: Row, mapping: Partial<ImportMapping> = {}) =>
  readAll("incoming", [{ ...incomingRow, ...more }], mapping)[0];
const outgoing = (more: Row, mapping: Partial<ImportMapping> = {}) =>
  readAll("outgoing", [{ ...outgoingRow, ...more }], mapping)[0];
const problemsOf = (read: RowRead | undefined) =>
  read?.kind === "wrong" ? read.problems.map(({ field, code }) => `${field} ${code}`) : [];

describe("A line of an old register of incoming documents", () => {
  it("becomes an entry with the number and the dates of the book", () => {
    const entry = entryOf(
      incoming({ note: "Bản photo", receiver: "Phòng Quy hoạch", transferredOn: "06/01/2024" }),
    );
    assert.ok(entry.direction === "incoming");
    assert.deepEqual([entry.number, entry.suffix, entry.year], [15, "", 2024]);
    const { fields, book } = entry;
    assert.equal(localDateOf(fields.arrivedAt), "2024-01-05");
    assert.deepEqual(
      [fields.codeNumber, fields.codeNotation, fields.issuedDate],
      ["12", "BC-SNV", "2024-01-03"],
    );
    assert.deepEqual([fields.typeName, fields.abstract], ["Báo cáo", "kết quả cải cách hành chính năm 2023"]);
    assert.equal(fields.description, "Bản photo");
    assert.deepEqual([book.receiver, book.transferredOn], ["Phòng Quy hoạch", "2024-01-06"]);
  });

  it("takes the type from its symbol where no column tells it, and is an official letter else", () => {
    const typeOf = (more: Row) => {
      const entry = entryOf(incoming({ typeAndAbstract: null, abstract: "V/v nghỉ Tết", ...more }));
      return entry.direction === "incoming" ? entry.fields.typeName : "";
    };
    assert.equal(typeOf({ symbol: "12/TTr-SNV" }), "Tờ trình");
    assert.equal(typeOf({ symbol: "12/SNV-VP" }), "Công văn");
    assert.equal(typeOf({ type: "Thư mời họp" }), "Thư mời họp");
  });

  it("has no number and symbol where the book says so, and keeps in its note what is no symbol", () => {
    const none = entryOf(incoming({ symbol: "Không số" }));
    assert.ok(none.direction === "incoming" && none.fields.codeNumber === null);
    const two = entryOf(incoming({ symbol: "12/BC-SNV, 13/BC-SNV" }));
    assert.ok(two.direction === "incoming");
    assert.equal(two.fields.description, "Số, ký hiệu: 12/BC-SNV, 13/BC-SNV");
  });

  it("means the row above by an empty date, where the book is kept so, and by a ditto mark", () => {
    const rows = [incomingRow, { ...incomingRow, arrivalNumber: "16", arrivedOn: null }];
    const [, carried] = readAll("incoming", rows, { carryDates: true });
    assert.ok(entryOf(carried).year === 2024);
    assert.deepEqual(problemsOf(readAll("incoming", rows)[1]), ["arrivedOn fields.required"]);
    const [, ditto] = readAll("incoming", [
      incomingRow,
      { ...incomingRow, arrivalNumber: "16", arrivedOn: "-nt-" },
    ]);
    assert.ok(entryOf(ditto).year === 2024);
  });

  it("is read out of TCVN3, and tidied into composed letters", () => {
    const entry = entryOf(incoming({ sender: toTcvn3("Sở Tài chính") }, { encoding: "tcvn3" }));
    assert.ok(entry.direction === "incoming");
    assert.equal(entry.fields.senderName, "Sở Tài chính");
    const other = entryOf(incoming({ sender: "Sở  Tài chính\n".normalize("NFD") }));
    assert.ok(other.direction === "incoming" && other.fields.senderName === "Sở Tài chính");
  });

  it("is wrong at each column that breaks a rule of registration", () => {
    assert.deepEqual(problemsOf(incoming({ arrivalNumber: "mười", arrivedOn: "31/02/2024" })), [
      "arrivalNumber import.number-form",
      "arrivedOn import.date-form",
    ]);
    assert.deepEqual(problemsOf(incoming({ sender: null, typeAndAbstract: "x".repeat(501) })), [
      "sender fields.required",
      "typeAndAbstract fields.too-long",
    ]);
    assert.deepEqual(problemsOf(incoming({ issuedOn: "06/01/2024" })), [
      "issuedOn fields.issued-after-arrival",
    ]);
    assert.deepEqual(problemsOf(incoming({ arrivedOn: "05/01/2027" })), [
      "arrivedOn fields.arrived-in-future",
    ]);
    assert.deepEqual(problemsOf(incoming({}, { year: 2023 })), ["arrivedOn import.other-year"]);
    assert.deepEqual(problemsOf(incoming({ urgency: "gấp lắm" })), ["urgency import.unknown-urgency"]);
    assert.deepEqual(problemsOf(incoming({ arrivalNumber: "15xyz" })), [
      "arrivalNumber import.number-suffix",
    ]);
  });

  it("takes the value that is given for all where its cell is empty", () => {
    const entry = entryOf(incoming({ sender: null }, { fill: { sender: "Không rõ" } }));
    assert.ok(entry.direction === "incoming" && entry.fields.senderName === "Không rõ");
  });

  it("is kept out where it bears a mark of secrecy or is a denunciation (R07, R08), whatever else is wrong with it", () => {
    for (const more of [
      { secrecy: "Mật" },
      { secrecy: "Tối mật" },
      { typeAndAbstract: "[MẬT] Báo cáo tình hình" },
      { typeAndAbstract: "Đơn tố cáo ông Nguyễn Văn A" },
      { secrecy: "Mật", arrivalNumber: null },
    ])
      assert.equal(incoming(more)?.kind, "excluded", JSON.stringify(more));
    assert.equal(incoming({ secrecy: "Thường" })?.kind, "entry");
  });

  it("is passed over where it is no entry: the heading of a month, a sum", () => {
    const incomingLines = [
      incomingRow,
      { sender: "Tháng 02" },
      { typeAndAbstract: "Cộng: 15" },
      { arrivalNumber: "Tháng 2" },
      { arrivalNumber: "Quý I", sender: "Sở Nội vụ", typeAndAbstract: "Báo cáo" },
    ];
    assert.deepEqual(
      readAll("incoming", incomingLines).map(({ kind }) => kind),
      ["entry", "skipped", "skipped", "skipped", "wrong"],
    );
    assert.deepEqual(
      readAll("outgoing", [outgoingRow, { symbol: "Tháng 2" }]).map(({ kind }) => kind),
      ["entry", "skipped"],
    );
  });
});

describe("A line of an old register of outgoing documents", () => {
  it("becomes an entry with its own number and symbol, and as many recipients as it names", () => {
    const entry = entryOf(outgoing({ copies: "5" }));
    assert.ok(entry.direction === "outgoing");
    assert.deepEqual([entry.number, entry.symbol, entry.year], [15, "15/QĐ-SXD", 2024]);
    assert.equal(entry.fields.typeCode, "decision");
    assert.deepEqual(
      entry.fields.recipients.map(({ name }) => name),
      ["UBND tỉnh (b/c)", "Sở Nội vụ"],
    );
    assert.equal(entry.fields.copies, 5);
    assert.equal(entry.fields.signerPosition, "");
  });

  it("is legislation where the symbol has the year", () => {
    const legislation = (symbol: string) => {
      const entry = entryOf(outgoing({ symbol }));
      return entry.direction === "outgoing" && entry.fields.isLegislation;
    };
    assert.equal(legislation("15/2024/QĐ-UBND"), true);
    assert.equal(legislation("15/QĐ-UBND"), false);
  });

  it("has its number and symbol in two columns, or a number put between two others", () => {
    const two = entryOf(outgoing({ symbol: null, number: "15", notation: "QĐ-SXD" }));
    assert.ok(two.direction === "outgoing" && two.symbol === "15/QĐ-SXD");
    const between = entryOf(outgoing({ symbol: "15a/QĐ-SXD" }));
    assert.ok(between.direction === "outgoing" && between.symbol === "15a/QĐ-SXD" && between.suffix === "a");
  });

  it("is wrong at each column that breaks a rule, however old it is", () => {
    assert.equal(outgoing({ issuedOn: "05/01/1998" })?.kind, "entry");
    assert.deepEqual(problemsOf(outgoing({ signer: null, recipients: null })), [
      "signer fields.required",
      "recipients fields.recipients-required",
    ]);
    assert.deepEqual(problemsOf(outgoing({ issuedOn: "05/01/2027" })), ["issuedOn fields.issued-in-future"]);
    assert.deepEqual(problemsOf(outgoing({ type: "Văn thư lạ" })), ["type fields.unknown-type"]);
    assert.deepEqual(problemsOf(outgoing({ symbol: "QĐ-SXD" })), ["symbol import.number-form"]);
  });
});
