export interface PackingOptions {
  /** Further entries for the trailer. */
  readonly trailer?: string;
  /** Encrypts the object stream, by its number. */
  readonly seal?: (plain: Buffer, number: number) => Buffer;
}

/**
 * An update whose objects stand in an object stream, with a cross-reference stream behind it.
 *
 * @param number of the object stream; the cross-references take the next one.
 * @param indexes where in the stream the cross-references say that each object is.
 */
export function packedUpdate(
  before: Buffer,
  number: number,
  objects: readonly (readonly [number, string])[],
  indexes: Readonly<Record<number, number>>,
  { trailer = "", seal = (plain) => plain }: PackingOptions = {},
): Buffer {
  const heads: string[] = [];
  let body = "";
  for (const [own, text] of objects) {
    heads.push(`${own} ${body.length}`);
    body += `${text} `;
  }
  const head = `${heads.join(" ")} `;
  const stream = seal(Buffer.from(`${head}${body}`, "latin1"), number).toString("latin1");
  const container = `${number} 0 obj\n<< /Type /ObjStm /N ${objects.length} /First ${head.length} /Length ${stream.length} >>\nstream\n${stream}\nendstream\nendobj\n`;
  const at = before.length + container.length;
  const rows = [
    ...Object.entries(indexes).map(([own, index]) => ({ own: Number(own), row: [2, number, index] })),
    { own: number, row: [1, before.length, 0] },
    { own: number + 1, row: [1, at, 0] },
  ];
  const table = Buffer.concat(
    rows.map(({ row: [kind = 0, first = 0, second = 0] }) => entry(kind, first, second)),
  );
  const index = rows.map(({ own }) => `${own} 1`).join(" ");
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(before.toString("latin1"))?.[1] ?? "0";
  return Buffer.concat([
    before,
    Buffer.from(container, "latin1"),
    Buffer.from(
      `${number + 1} 0 obj\n<< /Type /XRef /W [1 4 2] /Index [${index}] /Size 1000 /Root 1 0 R /Prev ${previous}${trailer} /Length ${table.length} >>\nstream\n`,
      "latin1",
    ),
    table,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`, "latin1"),
  ]);
}

function entry(kind: number, first: number, second: number): Buffer {
  const bytes = Buffer.alloc(7);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt32BE(first, 1);
  bytes.writeUInt16BE(second, 5);
  return bytes;
}
