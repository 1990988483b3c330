import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { markBox, multiplied, type Ink, type Matrix } from "./ink.ts";

/** A picture's dots as pdf.js decodes them: 1 bit, 3 bytes or 4 bytes each. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bits: 1 | 24 | 32;
  readonly data: Uint8Array;
}

/** One whose dots are not known: all of it counts. */
export const wholePicture = null;

const bitsOf: Readonly<Record<number, Picture["bits"]>> = { 1: 1, 2: 24, 3: 32 };

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array || value instanceof Uint8ClampedArray;
}

/** A picture by what the operation names: itself, or where pdf.js keeps it. Null where it cannot be had. */
export async function pictureOf(page: PDFPageProxy, named: unknown): Promise<Picture | null> {
  const held = typeof named === "object" && named !== null && "data" in named ? named.data : named;
  const found: unknown = typeof held === "string" ? await fetched(page, held) : named;
  if (typeof found !== "object" || found === null) return null;
  if (!("data" in found) || !("width" in found) || !("height" in found) || !isBytes(found.data)) return null;
  const [width, height] = [Number(found.width), Number(found.height)];
  // A mask has no kind: it is one bit a dot.
  const bits = "kind" in found && found.kind !== undefined ? bitsOf[Number(found.kind)] : 1;
  const data = new Uint8Array(found.data.buffer, found.data.byteOffset, found.data.byteLength);
  return bits === undefined || !(width > 0 && height > 0) ? null : { width, height, bits, data };
}

function fetched(page: PDFPageProxy, id: string): Promise<unknown> {
  const objects = id.startsWith("g_") ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    objects.get(id, resolve);
  });
}

/** Dots that are looked at in one picture; of more, every second or third. */
const mostDots = 6_000_000;
/** As dark as this against the paper of its own picture a dot is ink. */
const inkPart = 0.72;
/** A picture whose paper is darker than this is no page that was scanned. */
const darkPaper = 110;
/** So much of a square must be ink. */
const inkedPart = 0.05;

function brightnessOf({ bits, data, width }: Picture, x: number, y: number): number {
  if (bits === 1) {
    const byte = data[y * ((width + 7) >> 3) + (x >> 3)] ?? 0xff;
    return ((byte >> (7 - (x & 7))) & 1) * 255;
  }
  const at = (y * width + x) * (bits >> 3);
  if (bits === 32 && (data[at + 3] ?? 255) < 32) return 255;
  return 0.3 * (data[at] ?? 255) + 0.59 * (data[at + 1] ?? 255) + 0.11 * (data[at + 2] ?? 255);
}

/** How bright the paper is: most of a page is paper. */
function paperOf(picture: Picture, step: number): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let y = 0; y < picture.height; y += step * 4)
    for (let x = 0; x < picture.width; x += step * 4) {
      const brightness = Math.round(brightnessOf(picture, x, y));
      counts[brightness] = (counts[brightness] ?? 0) + 1;
      all += 1;
    }
  let seen = 0;
  for (let brightness = 255; brightness >= 0; brightness -= 1) {
    seen += counts[brightness] ?? 0;
    if (seen >= all * 0.35) return brightness;
  }
  return 0;
}

/** Marks where a picture that fills the unit square of `matrix` is dark. */
export function markPicture(ink: Ink, matrix: Matrix, picture: Picture | null): void {
  if (picture === null) return markBox(ink, matrix, 0, 0, 1, 1);
  const { width, height } = picture;
  const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / mostDots)));
  const paper = paperOf(picture, step);
  if (paper < darkPaper) return markBox(ink, matrix, 0, 0, 1, 1);
  const dark = paper * inkPart;
  // Dots count from the top left, the unit square from the bottom left.
  const [a, b, c, d, e, f] = multiplied(matrix, [1 / width, 0, 0, -1 / height, 0, 1]);
  const [seen, inked] = [new Uint32Array(ink.inked.length), new Uint32Array(ink.inked.length)];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const column = Math.floor((a * (x + 0.5) + c * (y + 0.5) + e) / ink.cellPoints);
      const row = Math.floor((b * (x + 0.5) + d * (y + 0.5) + f) / ink.cellPoints);
      if (column < 0 || row < 0 || column >= ink.columns || row >= ink.rows) continue;
      const at = row * ink.columns + column;
      seen[at] = (seen[at] ?? 0) + 1;
      if (brightnessOf(picture, x, y) < dark) inked[at] = (inked[at] ?? 0) + 1;
    }
  }
  for (const [at, count] of inked.entries())
    if (count > 0 && count >= (seen[at] ?? 0) * inkedPart) ink.inked[at] = 1;
}
