import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { v7 } from "uuid";
import type { ArchivePlace, FileToArchive, PutProgress } from "../../src/ports/archive.ts";

export const place: ArchivePlace = {
  agency: "H26.01 – UBND phường Hoa Lư",
  year: 2026,
  register: "Sổ công văn đến",
  document: "0123 – 45/BC-UBND",
  name: "Báo cáo tháng 11.pdf",
};

/** A file to be put, of these bytes or of so many by chance. */
export function fileOf(
  bytes: Uint8Array | number,
  more: Partial<Omit<FileToArchive, "place">> & { readonly place?: Partial<ArchivePlace> } = {},
): FileToArchive & { readonly bytes: Buffer } {
  const content = Buffer.from(typeof bytes === "number" ? randomBytes(bytes) : bytes);
  return {
    fileId: v7(),
    size: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
    urgent: false,
    async open(range) {
      const part = range === undefined ? content : content.subarray(range.start, range.end + 1);
      return Readable.from(pieces(part), { objectMode: false });
    },
    ...more,
    place: { ...place, ...more.place },
    bytes: content,
  };
}

function* pieces(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** Progress that is kept, as the records keep it. */
export function kept(
  saved: string | null = null,
): PutProgress & { saved: string | null; readonly all: string[] } {
  const all: string[] = [];
  return {
    saved,
    all,
    async save(state) {
      this.saved = state;
      if (state !== null) all.push(state);
    },
  };
}

export async function bytesOf(bytes: AsyncIterable<Uint8Array> | null): Promise<Buffer | null> {
  if (bytes === null) return null;
  const all: Uint8Array[] = [];
  for await (const piece of bytes) all.push(piece);
  return Buffer.concat(all);
}
