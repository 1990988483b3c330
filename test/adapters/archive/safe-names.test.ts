import assert from "node:assert/strict";
import * as fc from "fast-check";
import { besideName, isSameName, safeName, safePlace } from "../../../src/adapters/archive/safe-names.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.string({ unit: fc.constantFrom(...'./\\:*?"<>|~ _aệ\u0000\u202E\uFEFF'.split("")), maxLength: 30 }),
  fc.constantFrom(
    "CON",
    "nul.pdf",
    "com1.tar.gz",
    "forms",
    "_vti_",
    "a_VTI_b",
    "~$x.docx",
    ".lock",
    "desktop.ini",
    "",
  ),
);

function assertSafe(name: string): void {
  assert.notEqual(name, "");
  assert.ok(name.length <= 255 && Buffer.byteLength(name) <= 255, `too long: ${name.length}`);
  assert.doesNotMatch(name, /["*:<>?/\\|]|\p{Cc}|[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u);
  assert.doesNotMatch(name, /^[ ~.]|[ .]$|_vti_/iu);
  assert.doesNotMatch(name, /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
  assert.doesNotMatch(name, /^(?:forms|desktop\.ini|\.lock)$/iu);
  assert.equal(name, name.normalize("NFC"));
  assert.ok(name.isWellFormed());
}

describe("names that an archive can hold", () => {
  it("come of any text, for SharePoint, Windows and Linux alike, and stay as they are", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 255 }), (text, limit) => {
        const name = safeName(text, limit);
        assertSafe(name);
        assert.ok(name.length <= limit);
        assert.equal(safeName(name, limit), name);
      }),
      { numRuns: 500 },
    );
  });

  it("leave as it is what an office writes", () => {
    for (const name of [
      "Công văn số 12 (bản chính).pdf",
      "Báo cáo #1 & 50%.docx",
      "tờ-trình_v2.XLSX",
      "Tệp + tệp.zip",
    ])
      assert.equal(safeName(name), name);
    assert.equal(safeName("0123 – 45/BC-UBND"), "0123 – 45-BC-UBND");
  });

  it("keep the ending of a name that must be cut, and cut no letter in two", () => {
    const long = safeName(`${"Báo cáo tổng kết năm ".repeat(30)}.pdf`);
    assert.ok(long.endsWith(".pdf") && Buffer.byteLength(long) <= 255 && long.length > 150);
    assert.doesNotMatch(safeName("\u0065\u0302\u0323".repeat(300)), /^[\u0302\u0323]|[^ệ]$/u);
  });

  it("climb out of no folder", () => {
    for (const text of ["..", "../../etc/passwd", "..\\..\\x", "/", "C:\\x", "a\u0000b"]) {
      const name = safeName(text);
      assertSafe(name);
      assert.ok(name !== ".." && !name.includes("/") && !name.includes("\\"));
    }
  });

  it("have names beside them that are safe too, each another", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 60, max: 255 }), (text, limit) => {
        const name = safeName(text, limit);
        const beside = [1, 2, 3, 17].map((n) => besideName(name, n, limit));
        for (const one of beside) {
          assertSafe(one);
          assert.ok(one.length <= limit);
        }
        assert.equal(new Set(beside.map((one) => one.toLowerCase())).size, beside.length);
      }),
    );
    assert.equal(besideName("Công văn.pdf", 2), "Công văn (2).pdf");
    assert.equal(besideName("README", 3), "README (3)");
  });

  it("make a path that fits the room that is left, whatever the records hold", () => {
    fc.assert(
      fc.property(
        anyText,
        anyText,
        anyText,
        anyText,
        fc.integer({ min: 310, max: 400 }),
        (a, r, d, n, room) => {
          const { folders, name } = safePlace(
            { agency: a, year: 2026, register: r, document: d, name: n },
            room,
          );
          for (const part of [...folders, name]) assertSafe(part);
          assert.ok([...folders, name].join("/").length <= room);
        },
      ),
    );
  });

  it("are the same where only case or the writing of a letter differs", () => {
    assert.ok(isSameName("Sổ Đến.PDF", "so\u0302\u0309 đến.pdf"));
    assert.ok(!isSameName("a.pdf", "b.pdf"));
  });
});
