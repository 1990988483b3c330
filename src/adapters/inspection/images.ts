import { RuleBroken } from "../../domain/rule-broken.ts";
import type { InspectionLimits } from "./limits.ts";

const broken = () => new RuleBroken("intake.broken-image");

function checkPixels(width: number, height: number, limits: InspectionLimits): void {
  if (width === 0 || height === 0) throw broken();
  if (width * height > limits.imageMegapixels * 1_000_000)
    throw new RuleBroken("intake.image-too-large", { params: { max: limits.imageMegapixels } });
}

function inspectPng(bytes: Buffer, limits: InspectionLimits): number {
  if (bytes.length < 33 || bytes.toString("latin1", 12, 16) !== "IHDR") throw broken();
  checkPixels(bytes.readUInt32BE(16), bytes.readUInt32BE(20), limits);
  if (!bytes.subarray(-64).includes("IEND")) throw broken();
  return 1;
}

/** Segments up to the frame header, which tells the size; a whole picture also has its end mark. */
function inspectJpeg(bytes: Buffer, limits: InspectionLimits): number {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) throw broken();
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      checkPixels(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5), limits);
      if (!bytes.subarray(-64 * 1024).includes(Buffer.from([0xff, 0xd9]))) throw broken();
      return 1;
    } else at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw broken();
}

/** The chain of directories, one for each page. Every one must lie within the file, and none may come twice. */
function inspectTiff(bytes: Buffer, limits: InspectionLimits): number {
  const little = bytes.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const seen = new Set<number>();
  let directory = long(4);
  while (directory !== 0) {
    if (directory + 2 > bytes.length || seen.has(directory)) throw broken();
    seen.add(directory);
    const count = short(directory);
    if (count === 0 || directory + 6 + count * 12 > bytes.length) throw broken();
    const sizes = [0, 0];
    for (let at = directory + 2; at < directory + 2 + count * 12; at += 12) {
      const tag = short(at);
      if (tag === 256 || tag === 257) sizes[tag - 256] = short(at + 2) === 3 ? short(at + 8) : long(at + 8);
    }
    checkPixels(sizes[0] ?? 0, sizes[1] ?? 0, limits);
    directory = long(directory + 2 + count * 12);
  }
  if (seen.size === 0) throw broken();
  return seen.size;
}

/**
 * Whether the beginning of a picture within another file announces more points than the limit; what is broken announces
 * nothing.
 */
export function announcesTooMany(beginning: Buffer, limits: InspectionLimits): boolean {
  const latin = beginning.toString("latin1", 0, 4);
  const kind = latin === "\u0089PNG" ? "png" : latin.startsWith("\u00ff\u00d8\u00ff") ? "jpg" : null;
  if (kind === null) return false;
  try {
    inspectors[kind](beginning, limits);
  } catch (error) {
    if (!(error instanceof RuleBroken || error instanceof RangeError)) throw error;
    return error instanceof RuleBroken && error.code === "intake.image-too-large";
  }
  return false;
}

const inspectors = { png: inspectPng, jpg: inspectJpeg, tif: inspectTiff };

/** Pages of a picture. Throws `RuleBroken`: broken, or more pixels than the limit. */
export function inspectImage(kind: keyof typeof inspectors, bytes: Buffer, limits: InspectionLimits): number {
  try {
    return inspectors[kind](bytes, limits);
  } catch (error) {
    if (error instanceof RangeError) throw broken();
    throw error;
  }
}
