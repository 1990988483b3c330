import { deflateSync } from "node:zlib";

export interface RawPdf {
  /** Further entries of the catalogue. */
  readonly catalog?: string;
  /** In place of the tree of pages. */
  readonly pages?: string;
  readonly contents?: Buffer;
  readonly filter?: string;
  /** Objects that nothing needs. */
  readonly more?: readonly (Buffer | string)[];
  /** An object in a stream of objects. */
  readonly objectStream?: string;
}

/** A PDF of one page, object by object, so that it can hold what no writer writes. */
export function rawPdf(it: RawPdf = {}): Buffer {
  const { contents = Buffer.from("BT ET"), filter } = it;
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (...bytes: readonly (Buffer | string)[]): void => {
    for (const piece of bytes) {
      const part = Buffer.from(piece);
      parts.push(part);
      at += part.length;
    }
  };
  const object = (...body: readonly (Buffer | string)[]): void => {
    offsets.push(at);
    add(`${offsets.length} 0 obj\n`, ...body, "\nendobj\n");
  };
  object(`<< /Type /Catalog /Pages 2 0 R ${it.catalog ?? ""} >>`);
  object(it.pages ?? "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
  const coded = filter === undefined ? "" : `/Filter ${filter}`;
  object(`<< /Length ${contents.length} ${coded} >>\nstream\n`, contents, "\nendstream");
  if (it.objectStream !== undefined) {
    const packed = deflateSync(Buffer.from(`900 0 ${it.objectStream}`));
    const entries = `/Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length ${packed.length}`;
    object(`<< ${entries} >>\nstream\n`, packed, "\nendstream");
  }
  for (const body of it.more ?? []) object(body);
  const start = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  add(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`);
  add(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
