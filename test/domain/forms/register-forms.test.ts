import assert from "node:assert/strict";
import { incomingRegister } from "../../../src/domain/forms/incoming-register.ts";
import { outgoingRegister } from "../../../src/domain/forms/outgoing-register.ts";
import {
  columnNumbers,
  coverLines,
  printedCell,
  type RegisterForm,
  type RegisterHeading,
} from "../../../src/domain/forms/register-form.ts";
import {
  namedDocument,
  trackingRegister,
  type TrackingRegisterRow,
} from "../../../src/domain/forms/tracking-register.ts";

const headings = <Row>(form: RegisterForm<Row>): string[] => form.columns.map((column) => column.heading);

const heading: RegisterHeading = {
  parentAgency: null,
  agency: "Sở Tư pháp",
  year: 2026,
  from: "2026-01-01",
  to: "2026-06-30",
  firstNumber: 1,
  lastNumber: 512,
  volume: "02",
  printedBy: "Nguyễn Thị Hạnh",
  printedAt: new Date("2026-07-01T01:00:00Z"),
};

describe("the registers of NĐ 30/2020, Phụ lục IV", () => {
  it("has the ten columns of Sổ đăng ký văn bản đến, word for word and in order", () => {
    assert.deepEqual(headings(incomingRegister), [
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
    ]);
    assert.deepEqual(incomingRegister.title, ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"]);
  });

  it("has the ten columns of Sổ đăng ký văn bản đi, word for word and in order", () => {
    assert.deepEqual(headings(outgoingRegister), [
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
    ]);
    assert.deepEqual(outgoingRegister.title, ["SỔ ĐĂNG KÝ VĂN BẢN ĐI"]);
  });

  it("has the seven columns of Sổ theo dõi giải quyết văn bản đến, word for word and in order", () => {
    assert.deepEqual(headings(trackingRegister), [
      "Số đến",
      "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản",
      "Đơn vị hoặc người nhận",
      "Thời hạn giải quyết",
      "Tiến độ giải quyết",
      "Số, ký hiệu văn bản trả lời",
      "Ghi chú",
    ]);
    assert.deepEqual(trackingRegister.title, ["SỔ THEO DÕI GIẢI QUYẾT", "VĂN BẢN ĐẾN"]);
  });

  it("numbers the columns from (1)", () => {
    assert.deepEqual(columnNumbers(trackingRegister), ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"]);
    assert.equal(columnNumbers(incomingRegister).at(-1), "(10)");
  });

  it("writes all headings in composed letters", () => {
    const all = [...headings(incomingRegister), ...headings(outgoingRegister), ...headings(trackingRegister)];
    for (const text of all) assert.equal(text, text.normalize("NFC"));
  });

  it("says the year, days, numbers and volume on the cover", () => {
    assert.deepEqual(coverLines(incomingRegister, heading), [
      "Năm: 2026",
      "Từ ngày 01/01/2026 đến ngày 30/06/2026",
      "Từ số 1 đến số 512",
      "Quyển số: 02",
    ]);
  });

  it("leaves the numbers off the cover of the book that follows handling, and dots where nothing is known", () => {
    const open = { ...heading, from: null, to: null, volume: null };
    assert.deepEqual(coverLines(trackingRegister, open), [
      "Năm: 2026",
      "Từ ngày ………… đến ngày …………",
      "Quyển số: ……",
    ]);
  });

  it("prints a deadline with its hour, and nothing for what is absent", () => {
    const row: TrackingRegisterRow = {
      arrivalNumber: 7,
      document: { type: "Công văn", symbol: "12/UBND-VX", issuedDate: "2026-01-05", author: "Bộ Nội vụ" },
      receivers: ["Văn phòng", "Phòng Tổ chức"],
      due: "2026-01-14T17:00",
      progress: null,
      replySymbol: null,
      note: null,
    };
    assert.deepEqual(
      trackingRegister.columns.map((column) => printedCell(column, row)),
      [
        "7",
        "Công văn số 12/UBND-VX ngày 05/01/2026 của Bộ Nội vụ",
        "Văn phòng; Phòng Tổ chức",
        "17:00 14/01/2026",
        "",
        "",
        "",
      ],
    );
  });

  it("names a document without the number and date it does not have", () => {
    const document = { type: "Đơn đề nghị", symbol: null, issuedDate: null, author: "ông Lê Văn Đức" };
    assert.equal(namedDocument(document), "Đơn đề nghị của ông Lê Văn Đức");
  });
});
