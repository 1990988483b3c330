import assert from "node:assert/strict";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { printSlip } from "../../../src/usecases/print/print-slip.ts";
import { collector, pageTexts } from "../../adapters/forms/read-print.ts";
import { openPrintingOffice, type PrintingOffice } from "./handled-documents.ts";

describe("printing a routing slip", () => {
  let office: PrintingOffice;
  let handled: string;
  let untouched: string;

  before(async () => {
    office = await openPrintingOffice();
    handled = await office.receive(1);
    untouched = await office.receive(2);
    await office.instruct(handled, "Phòng Quản lý nhà tham mưu văn bản trả lời");
    await office.acknowledge(handled);
    await office.handle(handled, "77/SXD-QLN");
  });
  after(() => office.close());

  const print = async (documentId: string, actor = office.actors.clerk): Promise<string> => {
    const { out, bytes } = collector();
    await printSlip(office.services, actor, documentId, out);
    return (await pageTexts(bytes())).join(" ");
  };

  it("has what the leader ordered, what the head of the unit gave on, and what was proposed", async () => {
    const text = await print(handled);
    for (const part of [
      "SỞ XÂY DỰNG",
      "Công văn số 101/UBND-KTN ngày 18/11/2026 của Ủy ban nhân dân tỉnh Hoa Lư",
      "Về việc quản lý nhà ở, việc số 0001",
      "Phòng Quản lý nhà: 17:00 04/12/2026; Phòng Quy hoạch - Kiến trúc: 17:00 04/12/2026",
      "Phòng Quản lý nhà tham mưu văn bản trả lời",
      "Giám đốc Trần Quốc Bảo",
      "Gửi để biết",
      "Phạm Hữu Nghĩa",
      "Trương Quốc Ưởng: 17:00 02/12/2026",
      "Đồng chí Ưởng dự thảo văn bản trả lời",
      "Trưởng phòng Quản lý nhà Hoàng Văn Ước",
      "Đề xuất phúc đáp theo phương án 2",
      "Đã phúc đáp",
      "Người in: Nguyễn Thị Hạnh, lúc 08:31 ngày 20/11/2026.",
    ])
      assert.ok(text.includes(part), `${part}\n${text}`);
  });

  it("prints lines to fill in for a document on which nothing was ordered", async () => {
    const text = await print(untouched, office.actors.leader);
    assert.match(text, /1\. Ý kiến của lãnh đạo cơ quan/);
    assert.match(text, /Người in: Trần Quốc Bảo/);
  });

  it("is for everybody who may read the document; for others there is none, and nothing is kept", async () => {
    const { actors, other, services, agency } = office;
    for (const reader of [actors.clerk, actors.auditor, actors.leader, actors.housingHead, actors.houser])
      assert.match(await print(handled, reader), /PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN/);
    const head = await services.store.read.audit.head(agency.id);
    for (const stranger of [
      actors.planner,
      actors.officeHead,
      actors.administrator,
      other.clerk,
      other.leader,
    ])
      for (const id of [handled, stranger.personId]) {
        const { out, bytes } = collector();
        await assert.rejects(
          printSlip(services, stranger, id, out),
          (error) => error instanceof RuleBroken && error.code === "document.absent",
        );
        assert.equal(bytes().length, 0);
      }
    assert.deepEqual(await services.store.read.audit.head(agency.id), head);
  });

  it("keeps who printed it in the document's history", async () => {
    await print(untouched, office.actors.auditor);
    const entry = (await office.services.store.read.audit.ofDocument(untouched)).at(-1);
    assert.deepEqual([entry?.action, entry?.actorId], ["slip.printed", office.actors.auditor.personId]);
  });
});
