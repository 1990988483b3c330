import PdfKit from "pdfkit";
import { eicar } from "./clamd.ts";
import { makeOffice, makeZip } from "./zip-fixture.ts";

/** A PDF with a file attached to it. */
export function pdfWithFile(name: string, content: Buffer | string): Promise<Buffer> {
  const document = new PdfKit({ size: "A4" });
  document.text("Cong van kem theo tep");
  document.file(Buffer.from(content), { name });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
    document.end();
  });
}

/** The test malware in everything in which it may come, by a name that the content agrees with. */
export async function eicarFiles(): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
  const zipped = makeZip([{ name: "hoa-don.txt", content: eicar }]);
  return [
    ["ghi-chu.txt", Buffer.from(eicar)],
    ["phu-luc.zip", zipped],
    ["cong-van.docx", makeOffice("docx", ["Kính gửi"], [{ name: "word/media/image1.txt", content: eicar }])],
    ["cong-van.pdf", await pdfWithFile("hoa-don.txt", eicar)],
    ["ho-so.zip", makeZip([{ name: "trong.zip", content: makeZip([{ name: "sau.zip", content: zipped }]) }])],
  ];
}
