import assert from "node:assert/strict";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { NotRendered, type Renditions } from "../../../src/ports/renditions.ts";
import { previewPages, previewText } from "../../../src/usecases/files/preview-file.ts";
import { keptUpload } from "../../support/kept-upload.ts";
import { openPrintingOffice, type PrintingOffice } from "../print/handled-documents.ts";

describe("a file to look at", () => {
  let office: PrintingOffice;
  let make: Renditions["pages"];
  let count = 0;
  before(async () => {
    office = await openPrintingOffice();
  });
  after(() => office.close());

  async function fileOf(mediaType: string): Promise<string> {
    count += 1;
    const content = `bytes ${count}`;
    const uploadId = await keptUpload(office.services, office.actors.clerk, content, { mediaType });
    await office.receive(count, {}, uploadId);
    return uploadId;
  }
  const services = () => ({
    ...office.services,
    renditions: {
      stamped: () => Promise.reject(new NotRendered("noPages")),
      pages: (...args: Parameters<Renditions["pages"]>) => make(...args),
      close: () => Promise.resolve(),
    },
  });
  const isBroken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

  it("of a scan is the pages that were made of it, for whoever may read the document", async () => {
    const { clerk, planner } = office.actors;
    const id = await fileOf("image/tiff");
    make = ({ mediaType }) =>
      Promise.resolve({ isBehindOriginal: false, bytes: Buffer.from(`pages of ${mediaType}`) });
    assert.equal(Buffer.from(await previewPages(services(), clerk, id)).toString(), "pages of image/tiff");
    await assert.rejects(previewPages(services(), planner, id), isBroken("file.not-found"));
    await assert.rejects(previewText(services(), planner, id), isBroken("file.not-found"));
    make = () => Promise.reject(new NotRendered("broken"));
    await assert.rejects(previewPages(services(), clerk, id), isBroken("preview.broken"));
    make = () => Promise.reject(new NotRendered("tooMuch"));
    await assert.rejects(previewPages(services(), clerk, id), isBroken("preview.too-much"));
  });

  it("of a kind that is shown otherwise has no pages", async () => {
    const id = await fileOf("application/pdf");
    await assert.rejects(previewPages(services(), office.actors.clerk, id), isBroken("preview.none"));
  });

  it("of a letter is the words that were read in it, and says how far it goes", async () => {
    const { clerk } = office.actors;
    const id = await fileOf("application/msword");
    assert.deepEqual(await previewText(services(), clerk, id), { state: "waiting", lines: [], isCut: false });
    const lines = Array.from({ length: 5000 }, (_, at) => `Dòng ${at}`);
    await office.services.store.transaction(({ texts }) =>
      texts.settle(id, { state: "found", reason: null, isCut: false }, { lines, folded: lines }),
    );
    const text = await previewText(services(), clerk, id);
    assert.deepEqual(
      [text.state, text.lines.length, text.lines[0], text.isCut],
      ["found", 4000, "Dòng 0", true],
    );
  });
});
