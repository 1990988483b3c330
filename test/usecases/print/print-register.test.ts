import assert from "node:assert/strict";
import { Writable } from "node:stream";
import type { PrintQuery } from "../../../src/contract/directory.ts";
import type { AuditEntry } from "../../../src/domain/audit/audit-entry.ts";
import type { RegisterFormKey } from "../../../src/domain/forms/register-form.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import type { PrintedForms } from "../../../src/ports/printed-forms.ts";
import { printRegister } from "../../../src/usecases/print/print-register.ts";
import { collector, pageTexts, unzip } from "../../adapters/forms/read-print.ts";
import { openPrintingOffice, type PrintingOffice } from "./handled-documents.ts";
import { keepingLines } from "./keeping-lines.ts";

const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;
describe("printing a register", () => {
  let office: PrintingOffice;
  const received: string[] = [];
  const year = 2026;

  before(async function () {
    this.timeout(30_000);
    office = await openPrintingOffice();
    for (let nth = 1; nth <= 120; nth += 1)
      received.push(await office.receive(nth, nth === 5 ? { priority: 3, description: "Kèm bản giấy" } : {}));
    const [first = "", second = "", third = ""] = received;
    for (const id of [first, second, third]) await office.instruct(id, "Tham mưu văn bản trả lời");
    office.clock.set(new Date("2026-11-23T02:05:00Z"));
    for (const id of [first, second]) await office.acknowledge(id);
    office.clock.set(new Date("2026-11-30T03:00:00Z"));
    await office.handle(first, "77/SXD-QLN");
    await office.issue({
      issuedDate: "2026-11-30",
      replyTo: first,
      priority: 1,
      description: "Bản chính 02",
    });
    await office.amend(second, "Về việc quản lý nhà ở công vụ");
    office.clock.set(new Date("2026-12-06T03:00:00Z"));
    for (let nth = 2; nth <= 110; nth += 1)
      await office.issue({ issuedDate: "2026-12-06", typeCode: "decision" });
  });
  after(() => office.close());

  async function printed(form: RegisterFormKey, query: Partial<PrintQuery> = {}, by?: Actor) {
    const { kept, forms } = keepingLines();
    const { out } = collector();
    const services = { ...office.services, forms };
    await printRegister(
      services,
      by ?? office.actors.clerk,
      { form, format: "pdf", query: { year, ...query } },
      out,
    );
    return kept;
  }

  it("has the columns of Sổ đăng ký văn bản đến filled from register and routing", async () => {
    const { lines } = await printed("incoming");
    assert.equal(lines.length, 120);
    assert.deepEqual(lines[0], [
      "20/11/2026",
      "1",
      "Ủy ban nhân dân tỉnh Hoa Lư",
      "101/UBND-KTN",
      "18/11/2026",
      "Công văn về việc quản lý nhà ở, việc số 0001",
      "Phòng Quản lý nhà; Phòng Quy hoạch - Kiến trúc; Phạm Hữu Nghĩa",
      "20/11/2026",
      "Đã nhận 09:05 23/11/2026, Hoàng Văn Ước",
      "",
    ]);
    assert.deepEqual(lines[1]?.slice(5), [
      "Công văn về việc quản lý nhà ở công vụ",
      "Phòng Quản lý nhà; Phòng Quy hoạch - Kiến trúc; Phạm Hữu Nghĩa",
      "20/11/2026",
      "Đã nhận 09:05 23/11/2026, Hoàng Văn Ước",
      "Đã đính chính",
    ]);
    // Nobody has given it to anybody yet.
    assert.deepEqual(lines[4]?.slice(6), ["", "", "", "Hỏa tốc; Kèm bản giấy"]);
  });

  it("has the columns of Sổ theo dõi giải quyết văn bản đến, with replies and what is overdue", async () => {
    const { lines } = await printed("tracking");
    assert.equal(lines.length, 120);
    const receivers = "Phòng Quản lý nhà; Phòng Quy hoạch - Kiến trúc; Phạm Hữu Nghĩa";
    assert.deepEqual(lines[0], [
      "1",
      "Công văn số 101/UBND-KTN ngày 18/11/2026 của Ủy ban nhân dân tỉnh Hoa Lư",
      receivers,
      "17:00 04/12/2026",
      "Đã giải quyết ngày 30/11/2026, đúng hạn",
      "01/SXD-QLN; 77/SXD-QLN",
      "",
    ]);
    assert.deepEqual(lines[1]?.slice(3), [
      "17:00 04/12/2026",
      "Đang giải quyết, quá hạn",
      "",
      "Đã đính chính",
    ]);
    assert.equal(lines[2]?.[4], "Đã giao, chưa nhận, quá hạn");
    assert.equal(lines[9]?.[4], "Đã trình Trần Quốc Bảo");
  });

  it("has the columns of Sổ đăng ký văn bản đi", async () => {
    const { lines } = await printed("outgoing");
    assert.equal(lines.length, 110);
    assert.deepEqual(lines[0], [
      "01/SXD-QLN",
      "30/11/2026",
      "Công văn về việc rà soát quỹ nhà ở xã hội trên địa bàn tỉnh",
      "Trần Quốc Bảo",
      "Ủy ban nhân dân tỉnh Hoa Lư",
      "Văn thư; Phòng Quản lý nhà",
      "3",
      "30/11/2026",
      "",
      "Khẩn; Bản chính 02",
    ]);
    assert.equal(lines[109]?.[0], "110/QĐ-SXD");
  });

  it("says on the cover whose book it is, and which days and numbers it holds", async () => {
    const cover = async (form: RegisterFormKey, query: Partial<PrintQuery> = {}) => {
      const { heading, lines } = await printed(form, query);
      assert.ok(heading);
      const { from, to, firstNumber, lastNumber } = heading;
      return [from, to, firstNumber, lastNumber, lines.length];
    };
    const { heading } = await printed("incoming");
    assert.deepEqual(
      [heading?.parentAgency, heading?.agency, heading?.year, heading?.printedBy],
      ["Ủy ban nhân dân tỉnh Hoa Lư", "Sở Xây dựng", 2026, "Nguyễn Thị Hạnh"],
    );
    assert.deepEqual(await cover("incoming"), ["2026-01-01", "2026-12-06", 1, 120, 120]);
    assert.deepEqual(await cover("incoming", { fromNumber: 11, toNumber: 20 }), [
      "2026-11-20",
      "2026-11-20",
      11,
      20,
      10,
    ]);
    assert.deepEqual(await cover("outgoing", { from: "2026-12-01", to: "2026-12-31" }), [
      "2026-12-01",
      "2026-12-31",
      2,
      110,
      109,
    ]);
    assert.deepEqual(await cover("outgoing", { to: "2026-11-30" }), ["2026-01-01", "2026-11-30", 1, 1, 1]);
    assert.deepEqual(await cover("incoming", { from: "2026-12-01" }), [
      "2026-12-01",
      "2026-12-06",
      null,
      null,
      0,
    ]);
  });

  it("gives a PDF and a workbook in which each entry is once", async () => {
    const { services, actors } = office;
    for (const form of ["incoming", "outgoing", "tracking"] as const) {
      const pdf = collector();
      await printRegister(services, actors.clerk, { form, format: "pdf", query: { year } }, pdf.out);
      // A symbol that is too wide for its column goes on after a stroke or dash.
      const text = (await pageTexts(pdf.bytes())).join(" ").replace(/([-/])\s+/g, "$1");
      const xlsx = collector();
      await printRegister(services, actors.auditor, { form, format: "xlsx", query: { year } }, xlsx.out);
      const sheet = [...(await unzip(xlsx.bytes())).values()].join("");
      const sign = (nth: number) => (form === "outgoing" ? `${nth}/QĐ-SXD` : `${nth + 100}/UBND-KTN`);
      for (let nth = 12; nth <= 110; nth += 1)
        for (const print of [text, sheet]) {
          const times = print.split(new RegExp(`(?<!\\d)${sign(nth)}`)).length - 1;
          assert.equal(times, 1, `${form} ${sign(nth)}`);
        }
    }
  });

  it("keeps who prints what and when before the first byte", async () => {
    const { services, actors, agency } = office;
    let entry: AuditEntry | undefined;
    const registerPdf: PrintedForms["registerPdf"] = async () => {
      entry = (await services.store.read.audit.chunk(agency.id, 0, 10_000)).at(-1);
      return { pages: 0 };
    };
    const forms = { ...services.forms, registerPdf };
    const query = { year, fromNumber: 3, toNumber: 9 };
    const it = { form: "incoming", format: "pdf", query } as const;
    await printRegister({ ...services, forms }, actors.auditor, it, collector().out);
    assert.equal(entry?.action, "register.printed");
    assert.equal(entry.actorId, actors.auditor.personId);
    const { from, to, ...data } = entry.data;
    assert.deepEqual([from, to], ["2026-11-20", "2026-11-20"]);
    assert.deepEqual(data, {
      form: "incoming",
      format: "pdf",
      register: "incoming",
      year: 2026,
      firstNumber: 3,
      lastNumber: 9,
    });
  });

  it("refuses everybody but clerks and auditors of the agency, and writes and keeps nothing then", async () => {
    const { services, actors, other, agency } = office;
    const before = await services.store.read.audit.head(agency.id);
    const { out, bytes } = collector();
    const print = (actor: Actor, query: Partial<PrintQuery> = {}) =>
      printRegister(services, actor, { form: "incoming", format: "pdf", query: { year, ...query } }, out);
    for (const actor of [actors.leader, actors.housingHead, actors.houser, actors.administrator])
      await assert.rejects(print(actor), broken("access.clerks-and-auditors-only"), actor.name);
    await assert.rejects(print(other.clerk), broken("print.no-such-register"));
    await assert.rejects(print(actors.clerk, { year: 2025 }), broken("print.no-such-register"));
    await assert.rejects(print(actors.clerk, { register: "common" }), broken("print.no-such-register"));
    await assert.rejects(
      print(actors.clerk, { fromNumber: 9, toNumber: 3 }),
      broken("print.period-reversed"),
    );
    const reversed = { from: "2026-12-02", to: "2026-12-01" };
    await assert.rejects(print(actors.clerk, reversed), broken("print.period-reversed"));
    assert.equal(bytes().length, 0);
    assert.equal(out.destroyed, false);
    assert.deepEqual(await services.store.read.audit.head(agency.id), before);
  });

  it("stops when it is cancelled, and destroys what it wrote to", async () => {
    for (const format of ["pdf", "xlsx"] as const) {
      const cancel = new AbortController();
      const out = new Writable({
        write(_chunk, _encoding, done) {
          cancel.abort();
          setImmediate(done);
        },
      });
      const it = { form: "incoming", format, query: { year } } as const;
      await assert.rejects(printRegister(office.services, office.actors.clerk, it, out, cancel.signal), {
        name: "AbortError",
      });
      assert.equal(out.destroyed, true);
      assert.equal(out.writableFinished, false);
    }
  });
});
