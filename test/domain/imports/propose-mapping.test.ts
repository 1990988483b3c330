import assert from "node:assert/strict";
import type { Cell, SheetRow } from "../../../src/domain/imports/cell.ts";
import type { ImportDirection, ImportMapping } from "../../../src/domain/imports/mapping.ts";
import { proposeMapping } from "../../../src/domain/imports/propose-mapping.ts";
import { toTcvn3 as tcvn3, toVni as vni } from "../../support/legacy-text.ts";

const sheet = (rows: readonly (readonly Cell[])[]): SheetRow[] =>
  rows.map((cells, place) => ({ number: place + 1, cells }));

function proposed(
  rows: readonly (readonly Cell[])[],
  direction: ImportDirection = "incoming",
): ImportMapping {
  return proposeMapping(direction, { sheet: null, rows: sheet(rows) }, { thisYear: 2026, csv: null }).mapping;
}

const incoming = [
  "Ngày đến",
  "Số đến",
  "Tác giả",
  "Số, ký hiệu văn bản",
  "Ngày tháng văn bản",
  "Tên loại và trích yếu nội dung văn bản",
  "Đơn vị hoặc người nhận",
  "Ngày chuyển",
  "Ký nhận",
  "Ghi chú",
];
const fields = [
  "arrivedOn",
  "arrivalNumber",
  "sender",
  "symbol",
  "issuedOn",
  "typeAndAbstract",
  "receiver",
  "transferredOn",
  "signedFor",
  "note",
];
const inOrder = Object.fromEntries(fields.map((field, place) => [field, place]));

describe("The mapping that is proposed for an old register", () => {
  it("follows the headings of NĐ 30 below a title and above the row of numbers", () => {
    const rows = [["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"], [], incoming, fields.map((_field, place) => `(${place + 1})`)];
    const mapping = proposed([...rows, ["05/01/2024", "1"]]);
    assert.deepEqual(mapping.columns, inOrder);
    assert.equal(mapping.headingEnd, 4);
    assert.equal(mapping.year, 2024);
  });

  it("knows headings without tone marks, in capitals and in composed and decomposed letters", () => {
    for (const write of [
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize("NFD"),
      (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/đ/giu, "d"),
    ])
      assert.deepEqual(proposed([incoming.map(write), ["5/1/2024", "1"]]).columns, inOrder);
  });

  it("knows headings and texts in TCVN3 and VNI", () => {
    for (const [write, encoding] of [
      [tcvn3, "tcvn3"],
      [vni, "vni"],
    ] as const) {
      const row = [
        "5/1/2024",
        "1",
        write("Sở Nội vụ"),
        "1/BC",
        "4/1/2024",
        write("Báo cáo kết quả kiểm tra công trình"),
      ];
      const mapping = proposed([incoming.map(write), row]);
      assert.deepEqual(mapping.columns, inOrder, encoding);
      assert.equal(mapping.encoding, encoding);
    }
  });

  it("reads headings in two rows, the upper one merged over several columns", () => {
    const mapping = proposed([
      ["Đến", null, "Tác giả", "Văn bản", null, "Trích yếu nội dung", "Ghi chú"],
      ["Ngày", "Số", null, "Số, ký hiệu", "Ngày tháng", null, null],
      ["05/01/2024", "1", "Sở Nội vụ", "1/BC", "04/01/2024", "Báo cáo", null],
    ]);
    assert.deepEqual(mapping.columns, {
      arrivedOn: 0,
      arrivalNumber: 1,
      sender: 2,
      symbol: 3,
      issuedOn: 4,
      abstract: 5,
      note: 6,
    });
    assert.equal(mapping.headingEnd, 2);
  });

  it("knows what other systems export", () => {
    const headings = [
      "STT",
      "Số đến",
      "Ngày đến",
      "Số/Ký hiệu",
      "Ngày ban hành",
      "Cơ quan ban hành",
      "Loại văn bản",
    ];
    const mapping = proposed([
      [...headings, "Trích yếu", "Độ khẩn", "Độ mật", "Hạn xử lý", "Đơn vị xử lý chính"],
    ]);
    assert.deepEqual(mapping.columns, {
      arrivalNumber: 1,
      arrivedOn: 2,
      symbol: 3,
      issuedOn: 4,
      sender: 5,
      type: 6,
      abstract: 7,
      urgency: 8,
      secrecy: 9,
      dueOn: 10,
      receiver: 11,
    });
  });

  it("knows the register of outgoing documents", () => {
    const headings = [
      "Số, ký hiệu văn bản",
      "Ngày tháng văn bản",
      "Tên loại và trích yếu nội dung văn bản",
      "Người ký",
      "Nơi nhận văn bản",
      "Đơn vị, người nhận bản lưu",
      "Số lượng bản",
      "Ngày chuyển",
      "Ký nhận",
      "Ghi chú",
    ];
    assert.deepEqual(proposed([headings], "outgoing").columns, {
      symbol: 0,
      issuedOn: 1,
      typeAndAbstract: 2,
      signer: 3,
      recipients: 4,
      archiveKeeper: 5,
      copies: 6,
      transferredOn: 7,
      signedFor: 8,
      note: 9,
    });
  });

  it("carries dates down where the book leaves them out below the first of a day", () => {
    const rows = [incoming, ["05/01/2024", "1"], [null, "2"], ["06/01/2024", "3"]];
    assert.equal(proposed(rows).carryDates, true);
    assert.equal(proposed([incoming, ["05/01/2024", "1"]]).carryDates, false);
  });

  it("names no year where the entries are of several, and nothing where there are no headings", () => {
    assert.equal(proposed([incoming, ["30/12/2023", "1"], ["02/01/2024", "1"]]).year, null);
    assert.deepEqual(
      proposed([
        ["a", "b"],
        ["c", "d"],
      ]).columns,
      {},
    );
  });
});
