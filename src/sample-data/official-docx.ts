import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A paragraph of a draft as Word has it. */
export interface DraftParagraph {
  readonly text: string;
  readonly look?: "heading" | "center";
}

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const types = `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A4 with the margins of NĐ 30, PL I: above and below 20 mm, left 30, right 15; in twentieths of a point. */
const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

/** A Word file with these paragraphs in the face and size of NĐ 30 (Times New Roman, 14). */
export async function officialDocx(paragraphs: readonly DraftParagraph[], writtenAt: Date): Promise<Buffer> {
  const zip = new ZipFile();
  const body = paragraphs.map(paragraphXml).join("");
  const document = `${head}<w:document xmlns:w="${word}"><w:body>${body}${page}</w:body></w:document>`;
  const parts = { "[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document };
  for (const [name, text] of Object.entries(parts))
    zip.addBuffer(Buffer.from(text), name, { mtime: writtenAt });
  zip.end();
  return buffer(zip.outputStream);
}

function paragraphXml({ text, look }: DraftParagraph): string {
  const align = look === undefined ? "both" : "center";
  const bold = look === "heading" ? "<w:b/>" : "";
  const run = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>${bold}<w:sz w:val="28"/></w:rPr>`;
  return `<w:p><w:pPr><w:jc w:val="${align}"/></w:pPr><w:r>${run}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
