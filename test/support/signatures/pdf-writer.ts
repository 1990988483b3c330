/** The bytes of a PDF object, without its number: `<< /Type /Page … >>`. */
export type Objects = Readonly<Record<number, string>>;

/** A PDF with a page, some text, a form and a text field, as its first revision. */
export function basePdf(amount = "100.000.000"): Buffer {
  const text = `BT /F1 14 Tf 72 780 Td (So tien: ${amount} dong) Tj ET`;
  return update(Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1"), {
    1: "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>",
    2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R /Annots [7 0 R] >>",
    4: `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    6: "<< /Fields [7 0 R] /SigFlags 3 >>",
    7: "<< /Type /Annot /Subtype /Widget /FT /Tx /T (So) /V (1) /Rect [72 700 200 720] /P 3 0 R >>",
  });
}

/**
 * Writes objects behind a file with their cross-reference table: a revision.
 *
 * @param end where the revision before ends; bytes may stand between that nobody names.
 */
export function update(before: Buffer, objects: Objects, trailer = "", end = before.length): Buffer {
  const parts: Buffer[] = [before];
  const offsets = new Map<number, number>();
  let length = before.length;
  for (const [number, body] of Object.entries(objects)) {
    offsets.set(Number(number), length);
    const bytes = Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, "latin1");
    parts.push(bytes);
    length += bytes.length;
  }
  return updateWithRows(Buffer.concat(parts), [...offsets], trailer, end);
}

/** Writes a cross-reference table behind a file, its rows as they are given. */
export function updateWithRows(
  before: Buffer,
  places: readonly (readonly [number, number])[],
  trailer = "",
  end = before.length,
): Buffer {
  const rows = places.map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(10, "0")} 00000 n \n`,
  );
  const last = /startxref\s+(\d+)\s+%%EOF\s*(?:%[^\n]*\n)*$/u;
  const previous = last.exec(before.toString("latin1", 0, end))?.[1];
  const chain = previous === undefined ? "" : ` /Prev ${previous}`;
  const table = `xref\n${rows.join("")}trailer\n<< /Size 1000 /Root 1 0 R${chain}${trailer} >>\n`;
  return Buffer.concat([before, Buffer.from(`${table}startxref\n${before.length}\n%%EOF\n`, "latin1")]);
}

/** Where an object's head stands, looked for from a place on. */
export const objectAt = (bytes: Buffer, head: string, from = 0): number =>
  bytes.indexOf(`\n${head}`, Math.max(from - 1, 0)) + 1;

export interface SignatureOptions {
  readonly field?: string;
  readonly subFilter?: string;
  /** Numbers for the field and the signature's dictionary. */
  readonly numbers?: readonly [number, number];
  /** All fields of the form, those before included. */
  readonly fields?: readonly number[];
  /** Entries for the signature's dictionary: a certification, a lock. */
  readonly entries?: string;
  /** Entries for the catalog. */
  readonly catalog?: string;
  /** The number of a widget of its own, as the field's kid. */
  readonly kid?: number;
  /** The number of a widget that shows the signature too and that the form does not know. */
  readonly stray?: number;
  /** Entries for the field. */
  readonly widget?: string;
  /** Further objects of the same update. */
  readonly objects?: Objects;
  /** Signed with the rest, behind the end. */
  readonly tail?: string;
  /** Entries for the trailer. */
  readonly trailer?: string;
}

const room = 8_192;

/** Signs a PDF in an update: `sign` makes the CMS over the bytes around /Contents. */
export async function signPdf(
  before: Buffer,
  sign: (message: Buffer) => Promise<Buffer>,
  options: SignatureOptions = {},
): Promise<Buffer> {
  const { field = "Ky1", subFilter = "ETSI.CAdES.detached", numbers = [20, 21], entries = "" } = options;
  const [fieldNumber, valueNumber] = numbers;
  const fields = options.fields ?? [7, fieldNumber];
  const references = fields.map((it) => `${it} 0 R`).join(" ");
  const type = subFilter === "ETSI.RFC3161" ? "DocTimeStamp" : "Sig";
  const widget = "/Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R /F 132";
  const onPage =
    options.kid === undefined ? references : references.replace(`${fieldNumber} 0 R`, `${options.kid} 0 R`);
  const kids: Record<number, string> = {};
  if (options.kid !== undefined) kids[options.kid] = `<< ${widget} /Parent ${fieldNumber} 0 R >>`;
  if (options.stray !== undefined)
    kids[options.stray] = `<< ${widget} /FT /Sig /T (Khac) /V ${valueNumber} 0 R >>`;
  const shown = options.kid === undefined ? widget : `/Kids [${options.kid} 0 R]`;
  const written = update(
    before,
    {
      ...(options.catalog === undefined
        ? {}
        : { 1: `<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R ${options.catalog} >>` }),
      6: `<< /Fields [${references}] /SigFlags 3 >>`,
      3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R /Annots [${onPage}] >>`,
      [fieldNumber]: `<< ${shown} /FT /Sig /T (${field}) /V ${valueNumber} 0 R ${options.widget ?? ""} >>`,
      ...kids,
      ...options.objects,
      [valueNumber]: `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${entries} /ByteRange [0 0000000001 0000000002 0000000003] /Contents <${"0".repeat(room * 2)}> >>`,
    },
    options.trailer,
  );
  const unsigned = Buffer.concat([written, Buffer.from(options.tail ?? "", "latin1")]);
  const open = unsigned.lastIndexOf(`<${"0".repeat(64)}`, unsigned.length, "latin1");
  const close = open + room * 2 + 2;
  const ten = (value: number) => String(value).padStart(10, "0");
  const range = `[0 ${ten(open)} ${ten(close)} ${ten(unsigned.length - close)}]`;
  unsigned.write(range, unsigned.lastIndexOf("[0 0000000001", open, "latin1"), "latin1");
  const cms = await sign(Buffer.concat([unsigned.subarray(0, open), unsigned.subarray(close)]));
  unsigned.write(cms.toString("hex"), open + 1, "latin1");
  return unsigned;
}
