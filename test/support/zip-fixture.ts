import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** Bytes that the archive claims the content to have. */
  readonly claimedSize?: number;
  readonly isEncrypted?: boolean;
  readonly isStored?: boolean;
  /** Unix mode in the upper half, as archives keep it. */
  readonly attributes?: number;
  /** 8 is deflate. */
  readonly method?: number;
  /** Listed without bytes of its own: it points to those of the entry before. */
  readonly isOverlapping?: boolean;
}

interface Written {
  readonly entry: ZipEntry;
  readonly packed: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

function fields(one: Written): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE((one.entry.isEncrypted ? 1 : 0) | 0x0800, 2);
  bytes.writeUInt16LE(one.entry.method ?? (one.entry.isStored ? 0 : 8), 4);
  bytes.writeUInt32LE(one.crc, 10);
  bytes.writeUInt32LE(one.packed.length, 14);
  bytes.writeUInt32LE(one.entry.claimedSize ?? one.size, 18);
  bytes.writeUInt16LE(Buffer.byteLength(one.entry.name), 22);
  return bytes;
}

function listing(one: Written): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((one.entry.attributes ?? 0) >>> 0, 6);
  rest.writeUInt32LE(one.offset, 10);
  return Buffer.concat([
    Buffer.from("PK\u0001\u0002\u0014\u0003"),
    fields(one),
    rest,
    Buffer.from(one.entry.name),
  ]);
}

/** Writes an archive by hand, so that it can lie, climb out of its folder or repeat itself. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const chunks: Buffer[] = [];
  const written: Written[] = [];
  let end = 0;
  for (const entry of entries) {
    const last = written.at(-1);
    if (entry.isOverlapping && last) {
      written.push({ ...last, entry: { ...entry, name: last.entry.name } });
      continue;
    }
    const content = Buffer.from(entry.content);
    const packed = entry.isStored ? content : deflateRawSync(content);
    const one = { entry, packed, crc: crc32(content), size: content.length, offset: end };
    const local = [Buffer.from("PK\u0003\u0004"), fields(one), Buffer.from(entry.name), packed];
    chunks.push(...local);
    end += local.reduce((sum, chunk) => sum + chunk.length, 0);
    written.push(one);
  }
  const directory = Buffer.concat(written.map(listing));
  const tail = Buffer.alloc(22);
  tail.write("PK\u0005\u0006", "latin1");
  tail.writeUInt16LE(written.length, 8);
  tail.writeUInt16LE(written.length, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(end, 16);
  return Buffer.concat([...chunks, directory, tail]);
}

const mainTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
  docm: "application/vnd.ms-word.document.macroEnabled.main+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
  xlsm: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
  dotx: "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
} as const;

/** A small Office file of the kind; a DOCX has the lines as its paragraphs. */
export function makeOffice(
  kind: keyof typeof mainTypes,
  lines: readonly string[] = [],
  more: readonly ZipEntry[] = [],
): Buffer {
  const paragraphs = lines
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
    .join("");
  return makeZip([
    {
      name: "[Content_Types].xml",
      content: `<Types><Override PartName="/main.xml" ContentType="${mainTypes[kind]}"/></Types>`,
    },
    { name: "word/document.xml", content: `<w:document><w:body>${paragraphs}</w:body></w:document>` },
    ...more,
  ]);
}
