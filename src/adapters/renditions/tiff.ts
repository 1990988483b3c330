import { inflateSync } from "node:zlib";
import { NotRendered } from "../../ports/renditions.ts";

/** A part of a page from one side to the other, encoded as PDF knows it too. */
export interface TiffStrip {
  /** Rows above it, and its own. */
  readonly top: number;
  readonly height: number;
  readonly data: Buffer;
  /** PDF's name of the coding; null for plain dots. */
  readonly filter: string | null;
  readonly parameters: Readonly<Record<string, number | boolean>> | null;
}

/** One page of a TIFF in the terms of a PDF image (ISO 32000-2, 8.9.5). */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** `DeviceGray`, or `[Indexed DeviceRGB 255 bytes]`. */
  readonly colours: string | readonly unknown[];
  readonly decode: readonly number[] | null;
  /** TIFF's number: 1 as it is, 3 upside down, 6 and 8 lying. */
  readonly orientation: number;
  readonly strips: readonly TiffStrip[];
}

const tags = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  offsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  byteCounts: 279,
  planar: 284,
  t4Options: 292,
  predictor: 317,
  colourMap: 320,
  tileOffsets: 324,
  jpegTables: 347,
} as const;
type Directory = ReadonlyMap<number, readonly number[]>;

const sizeOf: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1 };
const mostValues = 1_000_000;
const mostPages = 2000;

/** The chain of directories; the inspection has found it whole when the file came in, and it is not believed here. */
function directories(bytes: Buffer): Directory[] {
  const isLittle = bytes.toString("latin1", 0, 2) === "II";
  const read = (at: number, size: number): number =>
    isLittle ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
  const found: Directory[] = [];
  const seen = new Set<number>();
  for (let at = read(4, 4); at !== 0 && !seen.has(at) && found.length < mostPages;) {
    seen.add(at);
    const entries = new Map<number, readonly number[]>();
    const count = read(at, 2);
    for (let row = at + 2; row < at + 2 + count * 12; row += 12) {
      const size = sizeOf[read(row + 2, 2)];
      const values = read(row + 4, 4);
      if (size === undefined || values > mostValues) continue;
      const from = size * values <= 4 ? row + 8 : read(row + 8, 4);
      entries.set(
        read(row, 2),
        Array.from({ length: values }, (_, index) => read(from + index * size, size)),
      );
    }
    found.push(entries);
    at = read(at + 2 + count * 12, 4);
  }
  return found;
}

const reversed = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number.parseInt(byte.toString(2).padStart(8, "0").split("").reverse().join(""), 2),
);

/** Faxes and old scanners count a byte's dots from the other end. */
function inOrder(data: Buffer, fillOrder: number): Buffer {
  return fillOrder === 2 ? Buffer.from(data.map((byte) => reversed[byte] ?? 0)) : data;
}

function coloursOf(directory: Directory, photometric: number, samples: number): TiffPage["colours"] {
  if (photometric === 0 || photometric === 1) return "DeviceGray";
  if (photometric === 3) {
    const map = directory.get(tags.colourMap) ?? [];
    const size = map.length / 3;
    const palette = Array.from({ length: size }, (_, at) =>
      [map[at], map[at + size], map[at + 2 * size]].map((value) => (value ?? 0) >> 8),
    );
    return ["Indexed", "DeviceRGB", size - 1, Buffer.from(palette.flat())];
  }
  if (photometric === 5 && samples === 4) return "DeviceCMYK";
  return "DeviceRGB";
}

interface Coding {
  readonly compression: number;
  readonly photometric: number;
  readonly samples: number;
  readonly bits: number;
  readonly width: number;
}

function predicted({ samples, bits, width }: Coding, predictor: number): TiffStrip["parameters"] {
  return predictor === 2
    ? { Predictor: 2, Colors: samples, BitsPerComponent: bits, Columns: width, EarlyChange: 1 }
    : null;
}

/** PDF's filter for a TIFF's coding: nearly all are the same. */
function filterOf(
  directory: Directory,
  coding: Coding,
  rows: number,
): Pick<TiffStrip, "filter" | "parameters"> {
  const predictor = directory.get(tags.predictor)?.[0] ?? 1;
  const fax = (k: number) => ({
    filter: "CCITTFaxDecode",
    parameters: {
      K: k,
      Columns: coding.width,
      Rows: rows,
      BlackIs1: coding.photometric === 1,
      EncodedByteAlign: coding.compression === 2,
      EndOfBlock: coding.compression === 4,
    },
  });
  switch (coding.compression) {
    case 1:
      return { filter: null, parameters: null };
    case 2:
      return fax(0);
    case 3:
      return fax(((directory.get(tags.t4Options)?.[0] ?? 0) & 1) === 1 ? 1 : 0);
    case 4:
      return fax(-1);
    case 5:
      return { filter: "LZWDecode", parameters: predicted(coding, predictor) };
    case 7:
      return { filter: "DCTDecode", parameters: null };
    case 8:
    case 32_946:
      return { filter: "FlateDecode", parameters: predicted(coding, predictor) };
    case 32_773:
      return { filter: "RunLengthDecode", parameters: null };
    default:
      throw new NotRendered("noPages");
  }
}

/** A JPEG in a TIFF may leave its tables to the directory: they go in behind its first mark. */
function withTables(directory: Directory, data: Buffer): Buffer {
  const tables = Buffer.from(directory.get(tags.jpegTables) ?? []);
  if (tables.length < 4) return data;
  return Buffer.concat([data.subarray(0, 2), tables.subarray(2, -2), data.subarray(2)]);
}

const mostInflated = 512 * 1024 * 1024;

/** The first samples of each dot: what a picture has besides, such as how much shows through, PDF keeps elsewhere. */
function withoutExtras(data: Buffer, samples: number, kept: number): Buffer {
  const dots = Math.floor(data.length / samples);
  const out = Buffer.alloc(dots * kept);
  for (let dot = 0; dot < dots; dot += 1)
    for (let sample = 0; sample < kept; sample += 1)
      out[dot * kept + sample] = data[dot * samples + sample] ?? 0;
  return out;
}

const keptSamples: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3 };

function pageOf(bytes: Buffer, directory: Directory): TiffPage {
  const one = (tag: number, otherwise: number) => directory.get(tag)?.[0] ?? otherwise;
  const [width, height] = [one(tags.width, 0), one(tags.height, 0)];
  const [samples, bits] = [one(tags.samples, 1), one(tags.bits, 1)];
  const [compression, photometric] = [one(tags.compression, 1), one(tags.photometric, 1)];
  const kept = keptSamples[photometric];
  const isPlain = one(tags.planar, 1) === 1 || samples === 1;
  if (kept === undefined || !isPlain || bits > 8 || directory.has(tags.tileOffsets) || width * height === 0)
    throw new NotRendered("noPages");
  const extras = samples > kept;
  if (extras && (bits !== 8 || ![1, 8, 32_946].includes(compression) || one(tags.predictor, 1) !== 1))
    throw new NotRendered("noPages");
  const coding = { compression, photometric, samples: kept, bits, width };
  const rows = Math.min(one(tags.rowsPerStrip, height), height);
  const sizes = directory.get(tags.byteCounts) ?? [];
  const strips = (directory.get(tags.offsets) ?? []).flatMap((offset, index): TiffStrip[] => {
    const top = index * rows;
    const high = Math.min(rows, height - top);
    if (high <= 0) return [];
    const stored = bytes.subarray(offset, offset + (sizes[index] ?? 0));
    const data = inOrder(compression === 7 ? withTables(directory, stored) : stored, one(tags.fillOrder, 1));
    if (!extras) return [{ top, height: high, data, ...filterOf(directory, coding, high) }];
    const plain = compression === 1 ? data : inflateSync(data, { maxOutputLength: mostInflated });
    return [{ top, height: high, data: withoutExtras(plain, samples, kept), filter: null, parameters: null }];
  });
  const isFax = compression >= 2 && compression <= 4;
  return {
    width,
    height,
    bits,
    colours: coloursOf(directory, photometric, samples),
    decode: photometric === 0 && !isFax ? [1, 0] : null,
    orientation: one(tags.orientation, 1),
    strips,
  };
}

/** The pages of a TIFF; nothing is decoded. Throws `NotRendered` for codings that PDF does not know, and where it is broken. */
export function tiffPages(bytes: Buffer): TiffPage[] {
  try {
    return directories(bytes).map((directory) => pageOf(bytes, directory));
  } catch (error) {
    if (error instanceof RangeError) throw new NotRendered("broken");
    throw error;
  }
}
