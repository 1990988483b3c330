import { deflateSync } from "node:zlib";

interface OnePage {
  /** Entries of the only page besides its type, parent and content. */
  readonly page?: string;
  /** What the page draws. */
  readonly content?: string;
  /** The page and the tree stand in an object stream, the cross-references in a stream. */
  readonly isPacked?: boolean;
}

const stream = (entries: string, data: Buffer): string =>
  `<<${entries}/Length ${data.length}>>\nstream\n${data.toString("latin1")}\nendstream`;

function row(kind: number, first: number, second: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt16BE(first, 1);
  bytes.writeUInt16BE(second, 3);
  return bytes;
}

/** A PDF of one page written by hand, for what our own writer never makes: turned, cropped and packed pages. */
export function onePagePdf({
  page = "/MediaBox[0 0 595 842]",
  content = "",
  isPacked = false,
}: OnePage): Buffer {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F0 5 0 R>>>>>>",
    `<</Type/Page/Parent 2 0 R/Contents 4 0 R${page}>>`,
    stream("", Buffer.from(content, "latin1")),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let file = "%PDF-1.7\n";
  const offsets = new Map<number, number>();
  const put = (number: number, body: string) => {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  };
  for (const [index, body] of objects.entries())
    if (!isPacked || body.endsWith("endstream")) put(index + 1, body);
  if (!isPacked) {
    const at = file.length;
    const rows = objects.map((_, index) => `${String(offsets.get(index + 1)).padStart(10, "0")} 00000 n \n`);
    file += `xref\n0 6\n0000000000 65535 f \n${rows.join("")}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`;
    return Buffer.from(file, "latin1");
  }
  const packed = [1, 2, 3, 5];
  let head = "";
  let body = "";
  for (const number of packed) {
    head += `${number} ${body.length} `;
    body += `${objects[number - 1] ?? ""}\n`;
  }
  const entries = `/Type/ObjStm/N ${packed.length}/First ${head.length}/Filter/FlateDecode`;
  put(6, stream(entries, deflateSync(Buffer.from(head + body, "latin1"))));
  const at = file.length;
  offsets.set(7, at);
  const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((number) => {
    const index = packed.indexOf(number);
    if (number === 0) return row(0, 0, 0);
    return index >= 0 ? row(2, 6, index) : row(1, offsets.get(number) ?? 0, 0);
  });
  put(7, stream("/Type/XRef/Size 8/W[1 2 2]/Root 1 0 R", Buffer.concat(rows)));
  return Buffer.from(`${file}startxref\n${at}\n%%EOF\n`, "latin1");
}
