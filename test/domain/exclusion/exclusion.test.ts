import assert from "node:assert/strict";
import { intakeMessages } from "../../../src/contract/messages/intake.ts";
import {
  exclusionOf,
  looksSecret,
  refusalOf,
  type ExclusionSubject,
} from "../../../src/domain/exclusion/exclusion.ts";
import { defaultExclusionRules, ruleInForce } from "../../../src/domain/exclusion/rules.ts";

const incoming = (more: Partial<ExclusionSubject> = {}): ExclusionSubject => ({
  direction: "incoming",
  typeName: "Công văn",
  abstract: "V/v cử công chức tham dự lớp bồi dưỡng",
  fileNames: ["12-SNV.pdf"],
  on: "2026-11-23",
  ...more,
});

describe("the exclusion gate", () => {
  it("lets an ordinary document in", () => {
    assert.equal(exclusionOf(incoming()), null);
    assert.equal(exclusionOf({ direction: "incoming", on: "2026-11-23" }), null);
  });

  it("refuses a chosen grade, and a value that it does not know (R07)", () => {
    for (const [value, mark] of [
      ["mat", "MẬT"],
      ["toiMat", "TỐI MẬT"],
      ["tuyetMat", "TUYỆT MẬT"],
      ["Tối mật", "TỐI MẬT"],
      ["C", "MẬT"],
    ] as const) {
      const exclusion = exclusionOf(incoming({ secrecy: value }));
      assert.deepEqual(
        [exclusion?.kind, exclusion?.where, exclusion?.mark],
        ["stateSecret", "secrecy", mark],
      );
    }
    for (const value of [null, "", "Không", "Thường", "none"])
      assert.equal(exclusionOf(incoming({ secrecy: value })), null);
  });

  it("says where it saw the mark (R07)", () => {
    assert.equal(exclusionOf(incoming({ typeName: "Công văn mật" }))?.where, "typeName");
    assert.equal(exclusionOf(incoming({ abstract: "[MẬT] Về việc diễn tập" }))?.where, "abstract");
    assert.equal(exclusionOf(incoming({ fileNames: ["a.pdf", "b (Mật).pdf"] }))?.fileName, "b (Mật).pdf");
    assert.equal(exclusionOf(incoming({ firstPages: [[{ text: "MẬT" }]] }))?.where, "firstPage");
  });

  it("refuses denunciations by type, abstract or file (R08)", () => {
    const letters: readonly Partial<ExclusionSubject>[] = [
      { typeName: "Đơn tố cáo" },
      { typeName: "Thư tố cáo" },
      { typeName: "Đơn thư tố cáo" },
      { typeName: "ĐƠN THƯ TỐ CÁO" },
      { typeName: "Don to cao" },
      { typeName: "Đơn khiếu nại, tố cáo" },
      { typeName: "Đơn", abstract: "Tố cáo hành vi vi phạm" },
      { typeName: "Đơn", abstract: "Đơn tố cáo ông A" },
      { typeName: "", abstract: "Đơn thư tố cáo về đất đai" },
      { typeName: "Công văn", abstract: "Đơn tố cáo của công dân" },
      { typeName: "Khác", abstract: "Đơn phản ánh và tố cáo" },
      { fileNames: ["Don to cao.pdf"] },
      { fileNames: ["Đơn tố cáo ông A.pdf"] },
    ];
    for (const letter of letters)
      assert.equal(exclusionOf(incoming(letter))?.kind, "denunciation", JSON.stringify(letter));
  });

  it("lets an agency write about handling a denunciation (R08, R10)", () => {
    const documents: readonly Partial<ExclusionSubject>[] = [
      { typeName: "Báo cáo", abstract: "Kết quả giải quyết tố cáo quý III" },
      { typeName: "Kết luận", abstract: "Nội dung tố cáo đối với cán bộ xã" },
      { typeName: "Quyết định", abstract: "Thụ lý tố cáo" },
      { typeName: "Công văn", abstract: "V/v xử lý đơn tố cáo của công dân" },
      { typeName: "Công văn", abstract: "Về việc đơn tố cáo của công dân" },
      { typeName: "Phiếu chuyển", abstract: "Chuyển đơn tố cáo" },
      { typeName: "Báo cáo", abstract: "Đơn thư tố cáo, khiếu nại quý III năm 2026" },
      { typeName: "Luật", abstract: "Luật Tố cáo" },
      { typeName: "Đơn khiếu nại" },
      { typeName: "Đơn", abstract: "Đơn đề nghị cấp giấy phép" },
      { typeName: "Thông báo", abstract: "Không thụ lý đơn tố cáo" },
      { fileNames: ["Mau don to cao.docx"] },
      { fileNames: ["Đơn tố cáo (mẫu).docx"] },
      { fileNames: ["Ket luan noi dung to cao.pdf"] },
    ];
    for (const document of documents)
      assert.equal(exclusionOf(incoming(document)), null, JSON.stringify(document));
  });

  it("keeps back outgoing documents of restricted publication, not incoming ones (R09)", () => {
    const outgoing = (more: Partial<ExclusionSubject>) =>
      exclusionOf({ ...incoming(more), direction: "outgoing" });
    assert.equal(outgoing({ restrictedPublication: true })?.kind, "restrictedPublication");
    assert.equal(outgoing({ abstract: "[Hạn chế công bố] Báo cáo" })?.where, "abstract");
    assert.equal(outgoing({ firstPages: [[{ text: "HẠN CHẾ CÔNG BỐ" }]] })?.where, "firstPage");
    assert.equal(outgoing({ abstract: "Quy định về văn bản hạn chế công bố" }), null);
    assert.equal(exclusionOf(incoming({ restrictedPublication: true })), null);
  });

  it("cites the rule that holds on the day", () => {
    const cite = (on: string) => exclusionOf(incoming({ secrecy: "mat", on }))?.rule.id;
    assert.equal(cite("2019-01-01"), "state-secret-2018");
    assert.equal(cite("2026-02-28"), "state-secret-2020");
    assert.equal(cite("2026-03-01"), "state-secret-2026");
  });

  it("follows the rules it is given, which are settings (R70)", () => {
    const withoutDenunciations = defaultExclusionRules.filter((rule) => rule.kind !== "denunciation");
    assert.equal(exclusionOf(incoming({ typeName: "Đơn tố cáo" }), withoutDenunciations), null);
    assert.equal(ruleInForce([], "stateSecret", "2026-01-01"), null);
  });

  it("always has a rule for state secrets from the first day on, without a day between two", () => {
    const rules = defaultExclusionRules.filter((rule) => rule.kind === "stateSecret");
    for (const [index, rule] of rules.entries()) {
      const next = rules[index + 1];
      assert.equal(rule.until === null, next === undefined);
      if (next && rule.until) assert.equal(Date.parse(next.from) - Date.parse(rule.until), 86_400_000);
    }
  });

  it("refuses with a sentence that exists in both languages and whose gaps are filled", () => {
    const refused: readonly Partial<ExclusionSubject>[] = [
      { secrecy: "mat" },
      { abstract: "[MẬT] a" },
      { fileNames: ["MẬT.pdf"] },
      { firstPages: [[{ text: "MẬT" }]] },
      { typeName: "Đơn tố cáo" },
      { fileNames: ["Don to cao.pdf"] },
      { direction: "outgoing", restrictedPublication: true },
    ];
    const messages = new Map(Object.entries(intakeMessages));
    for (const subject of refused) {
      const exclusion = exclusionOf(incoming(subject));
      assert.ok(exclusion);
      const refusal = refusalOf(exclusion);
      const message = messages.get(refusal.code);
      assert.ok(message, refusal.code);
      for (const sentence of [message.vi, message.en])
        for (const [, gap] of sentence.matchAll(/\{(\w+)\}/gu))
          assert.ok(refusal.params[gap ?? ""], `${refusal.code} ${gap}`);
      assert.ok(message.vi.includes("{ruleVi}") && message.en.includes("{ruleEn}"));
    }
    const typed = exclusionOf(incoming({ abstract: "[MẬT] a" }));
    assert.ok(typed);
    assert.equal(refusalOf(typed).field, "abstract");
  });

  it("only warns of a symbol that ends as those of secret documents do", () => {
    for (const symbol of ["12/BC-BCA(M)", "12/BC-BCA (TM)", "12/BC-UBND(Mật)", "12/KH-MẬT"])
      assert.ok(looksSecret(symbol), symbol);
    for (const symbol of ["12/BC-BCA", "12/QĐ-UBND", "05/BNV-VP", "12/QĐ-MTTQ"])
      assert.ok(!looksSecret(symbol), symbol);
  });
});
