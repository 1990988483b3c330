import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import PdfKit from "pdfkit";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { kinds } from "../../../src/adapters/inspection/file-kinds.ts";
import { createProcessRenditions } from "../../../src/adapters/renditions/process-renditions.ts";
import type { ArrivalStamp } from "../../../src/domain/forms/arrival-stamp.ts";
import { NotRendered, type Renditions } from "../../../src/ports/renditions.ts";
import { makePdf, officialPage } from "../../support/pdf-fixture.ts";
import { pngFixture } from "../../support/picture-fixture.ts";
import { onePagePdf } from "../../support/one-page-pdf.ts";
import { pageTexts } from "../forms/read-print.ts";

const stamp: ArrivalStamp = {
  agency: "Ủy ban nhân dân tỉnh Hoa Lư",
  number: "413",
  arrivedOn: "2026-11-20",
  forwardedTo: ["Phòng Quản lý nhà", "Nguyễn Thị Lệ Hằng"],
  caseFile: null,
};
const millimetre = 72 / 25.4;
/** One dot. */
const whiteJpeg =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";

interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly isUpright: boolean;
}

/** The runs of the first page as they lie on the upright page, and its size, points. */
async function firstPage(
  pdf: Buffer,
): Promise<{ runs: Run[]; width: number; height: number; pages: number }> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: 1 });
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = viewport.transform.map(Number);
  const { items } = await page.getTextContent();
  const runs = items.flatMap((item): Run[] => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [ia = 0, ib = 0, , , x = 0, y = 0] = item.transform.map(Number);
    const [right, down] = [a * ia + c * ib, b * ia + d * ib];
    const isUpright = right > 0 && Math.abs(down) < 0.01;
    return [{ text: item.str, x: a * x + c * y + e, y: b * x + d * y + f, isUpright }];
  });
  await loading.destroy();
  return { runs, width: viewport.width, height: viewport.height, pages: document.numPages };
}

/** The word `ĐẾN` of the stamp, by whose place the stamp's own is known. */
function stampIn(runs: readonly Run[]): Run {
  return runs.find(({ text }) => text === "ĐẾN") ?? assert.fail("The page has no stamp.");
}

describe("a PDF with the arrival stamp", () => {
  let folder = "";
  let renditions: Renditions;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "vanthu-stamp-"));
    renditions = createProcessRenditions();
  });
  after(async () => {
    await renditions.close();
    await rm(folder, { recursive: true });
  });

  async function stored(kind: keyof typeof kinds, bytes: Buffer) {
    const file = path.join(folder, `stored.${kind}`);
    await writeFile(file, bytes);
    return { path: file, mediaType: kinds[kind].mediaType };
  }
  async function stamped(bytes: Buffer, kind: keyof typeof kinds = "pdf") {
    const made = await renditions.stamped(await stored(kind, bytes), stamp);
    const pdf = Buffer.concat([...(made.isBehindOriginal ? [bytes] : []), made.bytes]);
    return { ...made, pdf };
  }
  const refusal = (reason: NotRendered["reason"]) => (error: unknown) =>
    error instanceof NotRendered && error.reason === reason;

  it("has the stamp's words in Vietnamese, in a free place, behind every byte of the original", async () => {
    const original = await makePdf(officialPage());
    const made = await stamped(original);
    assert.deepEqual([made.on, made.isBehindOriginal], ["page", true]);
    const [text = ""] = await pageTexts(made.pdf);
    for (const part of ["ỦY BAN NHÂN DÂN", "ĐẾN", "Số: 413", "Ngày: 20/11/2026", "Số và ký hiệu HS:"])
      assert.ok(text.includes(part), `${part}\n${text}`);
    assert.match(text, /Chuyển: Phòng Quản lý nhà; Nguyễn Thị Lệ\s+Hằng|Chuyển: Phòng Quản lý nhà;.*Hằng/u);
    assert.match(text, /Số: 1837\/QĐ-UBND/u);
    const { runs } = await firstPage(made.pdf);
    const { x, y } = stampIn(runs);
    const [left, top] = [x - 4, y - 15 * millimetre];
    const under = (await firstPage(original)).runs.filter(
      (run) => run.x > left && run.x < left + 50 * millimetre && run.y > top && run.y < top + 35 * millimetre,
    );
    assert.deepEqual(under, []);
  });

  for (const turn of [90, 180, 270])
    it(`stands upright on a page that is turned by ${turn} degrees and cut out of a larger one`, async () => {
      const page = `/MediaBox[-100 -50 800 1000]/CropBox[-60 20 560 940]/Rotate ${turn}`;
      const made = await stamped(onePagePdf({ page, content: "BT /F0 12 Tf 100 500 Td (Van ban) Tj ET" }));
      const { runs, width, height } = await firstPage(made.pdf);
      const { x, y, isUpright } = stampIn(runs);
      assert.ok(isUpright && x > 0 && y > 0 && x < width && y < height && made.on === "page");
    });

  it("is the same for a page whose objects are packed, and for one that leaves its graphics state open", async () => {
    const content = "q 0.1 0 0 0.1 0 0 cm q BT /F0 120 Tf 1000 5000 Td (Van ban) Tj ET";
    for (const isPacked of [false, true]) {
      const made = await stamped(onePagePdf({ isPacked, content }));
      const { runs } = await firstPage(made.pdf);
      assert.ok(runs.some(({ text }) => text === "Van ban") && stampIn(runs).isUpright);
    }
  });

  it("is made of a file whose cross-references are broken, as readers repair it", async () => {
    for (const isPacked of [false, true]) {
      const broken = onePagePdf({ isPacked })
        .toString("latin1")
        .replace(/startxref\n\d+/u, "startxref\n5");
      assert.equal((await stamped(Buffer.from(broken, "latin1"))).on, "page");
    }
  });

  for (const [pdfVersion, coding] of [
    ["1.3", "RC4 of 40 bits"],
    ["1.4", "RC4 of 128 bits"],
    ["1.6", "AES of 128 bits"],
    ["1.7ext3", "AES of 256 bits"],
  ] as const)
    it(`is made of a file that may not be changed, encrypted by ${coding}, and opens like it`, async () => {
      const pdf = new PdfKit({ ownerPassword: "chu", pdfVersion, permissions: { modifying: false } });
      const pieces: Buffer[] = [];
      pdf.on("data", (piece: Buffer) => pieces.push(piece));
      const done = new Promise((resolve) => pdf.once("end", resolve));
      pdf.text("Van ban").end();
      await done;
      const made = await stamped(Buffer.concat(pieces));
      const [text = ""] = await pageTexts(made.pdf);
      assert.ok(text.includes("Van ban") && text.includes("Ngày: 20/11/2026"), text);
    });

  it("gets a strip above a page that is full, and loses nothing of it", async () => {
    const lines = Array.from({ length: 62 }, (_, line) => ({
      text: "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025 của Quốc hội khoá XV",
      at: [20, 14 + line * 13.4] as const,
    }));
    const made = await stamped(await makePdf(lines));
    const { runs, height } = await firstPage(made.pdf);
    assert.equal(made.on, "strip");
    assert.ok(height > 842 + 35 * millimetre);
    assert.equal(runs.filter(({ text }) => text.startsWith("Căn cứ")).length, 62);
    assert.ok(runs.filter(({ text }) => text.startsWith("Căn cứ")).every(({ y }) => y > stampIn(runs).y));
  });

  it("is made again of a copy that has a stamp already, and both can be read", async () => {
    const once = await stamped(await makePdf(officialPage()));
    const twice = await stamped(once.pdf);
    assert.equal((await firstPage(twice.pdf)).runs.filter(({ text }) => text === "ĐẾN").length, 2);
  });

  it("is made of pictures: each becomes a page, and a TIFF all of its own", async () => {
    for (const [kind, picture] of [
      ["png", pngFixture()],
      ["jpg", Buffer.from(whiteJpeg, "base64")],
    ] as const) {
      const made = await stamped(picture, kind);
      assert.equal(made.isBehindOriginal, false);
      assert.ok(stampIn((await firstPage(made.pdf)).runs).isUpright);
    }
    const tiff = await stamped(scannedTiff(3), "tif");
    assert.equal((await firstPage(tiff.pdf)).pages, 3);
    assert.equal(tiff.on, "page");
  });

  it("is refused in one word where a file has no pages, is locked, or is broken", async () => {
    await assert.rejects(
      renditions.stamped(await stored("docx", Buffer.from("PK")), stamp),
      refusal("noPages"),
    );
    const locked = await stored("pdf", await makePdf(["Văn bản"], { userPassword: "mo" }));
    await assert.rejects(renditions.stamped(locked, stamp), refusal("locked"));
    const nothing = await stored("pdf", Buffer.from("%PDF-1.7\nnothing\n%%EOF"));
    await assert.rejects(renditions.stamped(nothing, stamp), refusal("broken"));
  });

  it("is given up where it takes too long, and the next file is stamped all the same", async () => {
    const hasty = createProcessRenditions({ timeoutMs: 1 });
    try {
      const file = await stored("pdf", await makePdf(officialPage()));
      await assert.rejects(hasty.stamped(file, stamp), refusal("tooMuch"));
    } finally {
      await hasty.close();
    }
    assert.equal((await stamped(await makePdf(["Văn bản"]))).on, "page");
  });
});

/** A TIFF of scans: each page 16 by 16 dots of one bit, deflated, white with one black row. */
function scannedTiff(pages: number): Buffer {
  const dots = Buffer.alloc(32, 0xff);
  dots.fill(0, 0, 2);
  const data = deflateSync(dots);
  const head = Buffer.alloc(8);
  head.write("II*\0", "latin1");
  const parts = [head];
  let at = 8;
  let link = { bytes: head, position: 4 };
  for (let page = 0; page < pages; page += 1) {
    const tags = [
      [256, 16],
      [257, 16],
      [258, 1],
      [259, 8],
      [262, 1],
      [273, at],
      [278, 16],
      [279, data.length],
    ] as const;
    const directory = Buffer.alloc(2 + tags.length * 12 + 4);
    directory.writeUInt16LE(tags.length, 0);
    for (const [index, [tag, value]] of tags.entries()) {
      directory.writeUInt16LE(tag, 2 + index * 12);
      directory.writeUInt16LE(4, 4 + index * 12);
      directory.writeUInt32LE(1, 6 + index * 12);
      directory.writeUInt32LE(value, 10 + index * 12);
    }
    link.bytes.writeUInt32LE(at + data.length, link.position);
    parts.push(data, directory);
    link = { bytes: directory, position: directory.length - 4 };
    at += data.length + directory.length;
  }
  return Buffer.concat(parts);
}
