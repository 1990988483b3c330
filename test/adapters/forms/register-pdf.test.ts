import assert from "node:assert/strict";
import { createPrintedForms } from "../../../src/adapters/forms/pdf-and-xlsx-forms.ts";
import { incomingRegister, type IncomingRegisterRow } from "../../../src/domain/forms/incoming-register.ts";
import { outgoingRegister } from "../../../src/domain/forms/outgoing-register.ts";
import { columnNumbers } from "../../../src/domain/forms/register-form.ts";
import { trackingRegister } from "../../../src/domain/forms/tracking-register.ts";
import { collector, pageTexts } from "./read-print.ts";
import { heading, incomingRow, outgoingRow, rowsOf, signOf, slip, trackingRow } from "./sample-register.ts";

const forms = createPrintedForms();

async function printed(make: (index: number) => IncomingRegisterRow, count: number) {
  const { out, bytes } = collector();
  const { pages } = await forms.registerPdf(incomingRegister, heading, rowsOf(make, count), out);
  return { pages, bytes: bytes(), texts: await pageTexts(bytes()) };
}

describe("a printed register", () => {
  let book: Awaited<ReturnType<typeof printed>>;

  before(async () => {
    book = await printed(incomingRow, 300);
  });

  it("has every entry once, whole and on one page", () => {
    for (let index = 1; index <= 300; index += 1) {
      const row = incomingRow(index);
      const pages = book.texts.filter((text) => text.includes(signOf(index)));
      assert.equal(pages.length, 1, signOf(index));
      assert.ok(pages[0]?.includes(row.typeAndAbstract), `${signOf(index)} is not whole on its page`);
    }
  });

  it("tells how many pages it has, and has them", () => {
    assert.equal(book.texts.length, book.pages);
    assert.ok(book.pages > 30);
  });

  it("repeats the head with the column numbers on every page of the table", () => {
    for (const text of book.texts.slice(1, -1)) {
      for (const column of incomingRegister.columns) assert.ok(text.includes(column.heading), column.heading);
      assert.ok(text.includes(columnNumbers(incomingRegister).join(" ")));
    }
  });

  it("begins with the cover, which has no page number", () => {
    assert.equal(
      book.texts[0],
      "ỦY BAN NHÂN DÂN TỈNH HOA LƯ SỞ KHOA HỌC VÀ CÔNG NGHỆ SỔ ĐĂNG KÝ VĂN BẢN ĐẾN " +
        "Năm: 2026 Từ ngày 01/01/2026 đến ngày 31/12/2026 Từ số 1 đến số 300 Quyển số: 01",
    );
  });

  it("numbers the pages from the second on (NĐ 30, Phụ lục I)", () => {
    book.texts.slice(1).forEach((text, index) => assert.match(text, new RegExp(`(^| )${index + 2}$`)));
  });

  it("ends with what it holds, who printed it and when, and the place to sign (Điều 16, 22)", () => {
    const last = book.texts.at(-1) ?? "";
    assert.ok(last.includes(`Sổ có 300 văn bản, ${book.pages} trang kể cả bìa.`));
    assert.ok(last.includes("Người in: Nguyễn Thị Hạnh, lúc 08:15 ngày 22/11/2026."));
    assert.ok(last.includes("VĂN THƯ CƠ QUAN (Ký, ghi rõ họ tên)"));
  });

  it("is A4 across, with its three fonts embedded and no other", () => {
    const raw = book.bytes.toString("latin1");
    assert.ok(raw.includes("/MediaBox [0 0 841.89 595.28]"));
    assert.equal(raw.match(/\/FontFile2 /g)?.length, 3);
    assert.deepEqual(
      new Set(raw.match(/\/BaseFont \/\S+/g)?.map((name) => name.replace(/^.*\+/, ""))),
      new Set(["Tinos-Regular", "Tinos-Bold", "Tinos-Italic"]),
    );
  });

  it("composes letters that come decomposed, and draws every Vietnamese letter", async () => {
    const letters = "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỶỸỴĐắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵđ";
    const spaced = Array.from(letters).join(" ");
    const { texts } = await printed(
      (i) => ({ ...incomingRow(i), typeAndAbstract: spaced.normalize("NFD") }),
      1,
    );
    assert.ok(texts[1]?.includes(spaced));
  });

  it("cuts a row only when it is taller than a page, and loses nothing of it", async () => {
    const long = Array.from({ length: 900 }, (_, index) => `từ${index}`).join(" ");
    const make = (index: number) =>
      index === 3 ? { ...incomingRow(3), typeAndAbstract: long } : incomingRow(index);
    const { texts } = await printed(make, 6);
    const words = texts.join(" ").match(/từ\d+/g);
    assert.deepEqual(words, long.split(" "));
    assert.ok(texts.filter((text) => /từ\d+/.test(text)).length > 3);
    assert.equal(texts.filter((text) => text.includes(incomingRow(4).typeAndAbstract)).length, 1);
  });

  it("breaks a word that is wider than its column, and loses nothing of it", async () => {
    const symbol = `1234567890/QĐ-UBND-${"X".repeat(60)}`;
    const { texts } = await printed((index) => ({ ...incomingRow(index), symbol }), 1);
    assert.equal(texts.join("").replaceAll(" ", "").split("X".repeat(60)).length, 2);
  });

  it("prints a book without entries", async () => {
    const { pages, texts } = await printed(incomingRow, 0);
    assert.equal(pages, 2);
    assert.ok(texts[1]?.includes("Sổ có 0 văn bản"));
  });

  it("is the same file when the same book is printed at the same instant", async () => {
    const [one, other] = [await printed(incomingRow, 20), await printed(incomingRow, 20)];
    assert.ok(one.bytes.equals(other.bytes));
  });

  it("prints the other two books with their own columns", async () => {
    const outgoing = collector();
    await forms.registerPdf(outgoingRegister, heading, rowsOf(outgoingRow, 40), outgoing.out);
    const tracking = collector();
    await forms.registerPdf(trackingRegister, heading, rowsOf(trackingRow, 40), tracking.out);
    const [out, track] = [await pageTexts(outgoing.bytes()), await pageTexts(tracking.bytes())];
    for (const column of outgoingRegister.columns) assert.ok(out[1]?.includes(column.heading));
    for (const column of trackingRegister.columns) assert.ok(track[1]?.includes(column.heading));
    assert.ok(out.join(" ").includes("40/SKHCN-VP"));
    assert.ok(track.join(" ").includes("Công văn số 40/UBND-VX"));
  });
});

describe("a printed routing slip", () => {
  it("has the letterhead, the subject and the three parts", async () => {
    const { out, bytes } = collector();
    assert.deepEqual(await forms.slipPdf(slip, out), { pages: 1 });
    const [text = ""] = await pageTexts(bytes());
    for (const part of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Hoa Lư, ngày 06 tháng 01 năm 2026",
      "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
      slip.document.abstract,
      "1. Ý kiến của lãnh đạo cơ quan, tổ chức",
      "Phó Giám đốc Phạm Hữu Nghĩa",
      "3. Ý kiến đề xuất của người giải quyết",
      "Người in: Nguyễn Thị Hạnh, lúc 09:05 ngày 08/01/2026.",
    ]) {
      assert.ok(text.includes(part), part);
    }
  });

  it("goes on on further pages when there are many opinions", async () => {
    const { out, bytes } = collector();
    const opinions = Array.from({ length: 12 }, () => slip.agencyOpinions).flat();
    const { pages } = await forms.slipPdf({ ...slip, agencyOpinions: opinions }, out);
    const texts = await pageTexts(bytes());
    assert.equal(texts.length, pages);
    assert.ok(pages > 2);
    assert.equal(texts.join(" ").split("Phó Giám đốc Phạm Hữu Nghĩa").length - 1, 12);
  });
});
