import assert from "node:assert/strict";
import {
  administrativeTypes,
  copyTypes,
  documentTypeOf,
  documentTypes,
  findDocumentType,
  longestTypeName,
  suggestDocumentTypes,
} from "../../src/domain/document-types.ts";

describe("Types of documents", () => {
  it("are the 29 of NĐ 30, Đ7, and three kinds of copies", () => {
    assert.equal(administrativeTypes.length, 29);
    assert.deepEqual(
      administrativeTypes.map(({ abbr }) => abbr ?? "-").join(" "),
      "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ - CĐ BGN BTT GUQ GM GGT GNP PG PC PB -",
    );
    assert.deepEqual(
      copyTypes.map(({ abbr }) => abbr),
      ["SY", "TrS", "SL"],
    );
  });

  it("have codes, names and abbreviations of their own", () => {
    const unique = (values: (string | null)[]): void => assert.equal(new Set(values).size, values.length);
    unique(documentTypes.map(({ code }) => code));
    unique(documentTypes.map(({ vi }) => vi));
    unique(documentTypes.map(({ en }) => en));
    unique(documentTypes.map(({ abbr }) => abbr).filter((abbr) => abbr !== null));
    for (const type of documentTypes) {
      assert.equal(documentTypeOf(type.code), type);
      assert.equal(type.vi.normalize("NFC"), type.vi);
      assert.ok(type.vi.length <= longestTypeName && type.code.length <= 40);
    }
  });

  it("are found by name without tone marks, in English, and with the law's asides", () => {
    const code = (text: string): string | undefined => findDocumentType(text)?.code;
    assert.equal(code("quyet dinh"), "decision");
    assert.equal(code("QUYẾT ĐỊNH"), "decision");
    assert.equal(code("Quyết định (cá biệt)".normalize("NFD")), "decision");
    assert.equal(code("Official letter"), "official-letter");
    assert.equal(code("Giấy uỷ quyền"), "authorisation");
    assert.equal(code("Bản thoả thuận"), "agreement");
    assert.equal(code("Đơn đề nghị"), undefined);
    assert.equal(code(" "), undefined);
  });

  it("are found by abbreviation, and ĐA is not DA, nor HĐ HD", () => {
    const code = (text: string): string | undefined => findDocumentType(text)?.code;
    assert.deepEqual(["ĐA", "DA", "HĐ", "HD", "ttr", "TT", "qd"].map(code), [
      "scheme",
      "project",
      "contract",
      "guideline",
      "submission",
      "circular",
      "decision",
    ]);
    assert.equal(code("hđ"), "contract");
  });

  it("are offered while typing, those that begin so first", () => {
    assert.equal(suggestDocumentTypes("").length, documentTypes.length);
    assert.deepEqual(
      suggestDocumentTypes("ke h").map(({ code }) => code),
      ["plan"],
    );
    assert.equal(suggestDocumentTypes("quyet")[0]?.code, "decision");
    assert.ok(suggestDocumentTypes("liên tịch").some(({ code }) => code === "joint-circular"));
    assert.deepEqual(suggestDocumentTypes("xyz"), []);
  });
});
