import { crc32, deflateSync, inflateSync } from "node:zlib";

/** An image as one colour a pixel, `0xRRGGBB`. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint32Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A screenshot as a PNG of at most 256 colours, about half as large: pages are flat areas and letters, whose shades are
 * rounded no more than is needed. Takes what Chromium writes: 8 bits, true colour, not interlaced.
 */
export function smallPng(png: Buffer): Buffer {
  const pixels = decode(png);
  const { palette, indexes } = fewColours(pixels);
  const { width, height } = pixels;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk(
      "PLTE",
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The colours of flat areas stay as they are; the many shades between letters and their ground are rounded. */
function fewColours({ colours }: Pixels): { palette: number[]; indexes: Uint8Array } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const kept = new Set(
    [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 96)
      .map(([colour]) => colour),
  );
  for (const step of [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 51]) {
    const shown = new Map(
      [...counts.keys()].map((colour) => [colour, kept.has(colour) ? colour : roundTo(colour, step)]),
    );
    const palette = [...new Set(shown.values())];
    if (palette.length > 256) continue;
    const places = new Map(palette.map((colour, place) => [colour, place]));
    return {
      palette,
      indexes: Uint8Array.from(colours, (colour) => places.get(shown.get(colour) ?? 0) ?? 0),
    };
  }
  throw new Error("Too many colours.");
}

function roundTo(colour: number, step: number): number {
  const part = (value: number): number => Math.min(255, Math.round(value / step) * step);
  return (part(colour >> 16) << 16) | (part((colour >> 8) & 255) << 8) | part(colour & 255);
}

function decode(png: Buffer): Pixels {
  const data: Buffer[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = signature.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    const type = png.toString("latin1", at + 4, at + 8);
    if (type === "IDAT") data.push(body);
    if (type !== "IHDR") continue;
    [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
    channels = body.readUInt8(9) === 6 ? 4 : 3;
    if (body.readUInt8(8) !== 8 || body.readUInt8(12) !== 0) throw new Error("Not a picture of Chromium's.");
  }
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), width * channels, channels);
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at += 1) colours[at] = bytes.readUIntBE(at * channels, 3);
  return { width, height, colours };
}

/** Undoes what each line says it was filtered with (PNG, section 9). */
function unfiltered(lines: Buffer, stride: number, channels: number): Buffer {
  const out = Buffer.alloc((lines.length / (stride + 1)) * stride);
  for (let y = 0; y * (stride + 1) < lines.length; y += 1) {
    const filter = lines.readUInt8(y * (stride + 1));
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < channels ? 0 : (out[at - channels] ?? 0);
      const up = y === 0 ? 0 : (out[at - stride] ?? 0);
      const upLeft = x < channels || y === 0 ? 0 : (out[at - stride - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, upLeft) : 0][filter] ?? 0;
      out[at] = ((lines[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
