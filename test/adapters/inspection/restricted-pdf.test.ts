import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import PdfKit from "pdfkit";
import { cipherIn } from "../../../src/adapters/signatures/open-encrypted.ts";
import { parsedFile, viewOf } from "../../../src/adapters/signatures/pdf/document-view.ts";
import { readRevisions } from "../../../src/adapters/signatures/pdf/revisions.ts";
import { useInspection } from "../../support/inspection-in-use.ts";
import { rawPdf } from "../../support/raw-pdf.ts";
import { makeZip } from "../../support/zip-fixture.ts";

type Version = "1.3" | "1.4" | "1.6" | "1.7ext3";

/** A PDF that opens without a password and may not be changed. */
async function restricted(pdfVersion: Version): Promise<Buffer> {
  const pdf = new PdfKit({ ownerPassword: "chu", pdfVersion, permissions: { modifying: false } });
  const pieces: Buffer[] = [];
  pdf.on("data", (piece: Buffer) => pieces.push(piece));
  const done = new Promise((resolve) => pdf.once("end", resolve));
  pdf.text("Van ban").end();
  await done;
  return Buffer.concat(pieces);
}

interface Packing {
  /** The number of the object by which it is encrypted; that of its own where none is given. */
  readonly sealedAs?: number;
  readonly statedLength?: (real: number) => number | string;
}

/** The same with a stream of objects behind, encrypted like the rest. */
function withObjects(pdf: Buffer, object: string, { sealedAs = 800, statedLength }: Packing = {}): Buffer {
  const cipher = cipherIn(viewOf(parsedFile(pdf), readRevisions(pdf).all));
  assert.ok(cipher !== null && cipher !== "none");
  const sealed = cipher.stream(deflateSync(Buffer.from(`900 0 ${object}`)), sealedAs, 0);
  const length = statedLength?.(sealed.length) ?? sealed.length;
  const head = `800 0 obj\n<< /Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length ${length} >>\nstream\n`;
  const end = pdf.subarray(pdf.lastIndexOf("startxref"));
  return Buffer.concat([pdf, Buffer.from(head), sealed, Buffer.from("\nendstream\nendobj\n"), end]);
}

describe("a PDF that restricts printing or changing, and so hides its objects", () => {
  const { inspect, refusal } = useInspection();
  const command = "<< /S /Launch /F (cmd.exe) >>";
  const activeIn = async (name: string, bytes: Buffer) =>
    (await inspect(name, bytes, name.endsWith("zip") ? "attachment" : "main", undefined, [])).active;

  for (const [version, coding] of [
    ["1.3", "RC4 of 40 bits"],
    ["1.4", "RC4 of 128 bits"],
    ["1.6", "AES of 128 bits"],
    ["1.7ext3", "AES of 256 bits"],
  ] as const)
    it(`is looked into by its own key: ${coding}`, async () => {
      const plain = await restricted(version);
      assert.deepEqual(await activeIn("a.pdf", withObjects(plain, "<< /S /Named >>")), []);
      const hostile = withObjects(plain, command);
      assert.deepEqual(await activeIn("a.pdf", hostile), ["launch"]);
      const zip = makeZip([{ name: "trong.pdf", content: hostile }]);
      assert.deepEqual(await activeIn("a.zip", zip), ["launch"]);
    });

  it("is looked into also where its length stands elsewhere, or the word for encryption is written in numbers", async () => {
    const plain = await restricted("1.6");
    const elsewhere = withObjects(plain, command, { statedLength: () => "801 0 R" });
    assert.deepEqual(await activeIn("a.pdf", elsewhere), ["launch"]);
    const numbers = withObjects(plain, command).toString("latin1").replaceAll("/Encrypt ", "/#45ncrypt ");
    assert.deepEqual(await activeIn("a.pdf", Buffer.from(numbers, "latin1")), ["launch"]);
  });

  it("is refused where objects do not open by its key, or not to their end", async () => {
    const plain = await restricted("1.4");
    for (const packing of [
      { sealedAs: 7 },
      { statedLength: (real: number) => real - 12 },
    ] satisfies readonly Packing[])
      assert.equal(await refusal("a.pdf", withObjects(plain, command, packing)), "intake.hidden-objects");
  });

  it("is none where a word for encryption says that there is none: its objects are read as they stand", async () => {
    const pdf = rawPdf({ objectStream: command }).toString("latin1");
    const said = pdf.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt null");
    assert.deepEqual(await activeIn("a.pdf", Buffer.from(said, "latin1")), ["launch"]);
  });

  it("with a password of its own, or an Office file with one, is refused in an archive as it is by itself", async () => {
    const pdf = new PdfKit({ userPassword: "mo" });
    const pieces: Buffer[] = [];
    pdf.on("data", (piece: Buffer) => pieces.push(piece));
    const done = new Promise((resolve) => pdf.once("end", resolve));
    pdf.text("Van ban").end();
    await done;
    const zip = makeZip([{ name: "trong.pdf", content: Buffer.concat(pieces) }]);
    assert.equal(await refusal("a.zip", zip, "attachment"), "intake.locked-within");
  });
});
