import { constants, inflateSync } from "node:zlib";
import { PdfBroken } from "./pdf-broken.ts";
import { entry, integerOf, nameOf, type PdfStream, type PdfValue } from "./values.ts";

/** Of one cross-reference or object stream, decoded: far above real ones, far below what a bomb makes. */
const mostBytes = 32 * 1024 * 1024;

/**
 * The decoded bytes of a stream that carries structure: cross-references and objects. Only Flate is used for those by
 * any writer met so far.
 *
 * @throws PdfBroken for other filters, damage, and more than 32 MiB.
 */
export function decodeStream(stream: PdfStream, resolve: (value: PdfValue) => PdfValue): Buffer {
  const filters = listOf(resolve(entry(stream, "Filter")), resolve);
  const parameters = listOf(resolve(entry(stream, "DecodeParms")), resolve);
  let data = stream.bytes;
  for (const [index, filter] of filters.entries()) {
    const name = nameOf(filter);
    if (name !== "FlateDecode" && name !== "Fl") throw new PdfBroken("pdf.filter", stream.start);
    data = unpredicted(inflated(data, stream.start), parameters[index], stream.start);
  }
  return data;
}

function listOf(value: PdfValue, resolve: (value: PdfValue) => PdfValue): readonly PdfValue[] {
  if (value.kind === "null") return [];
  return value.kind === "array" ? value.items.map(resolve) : [value];
}

function inflated(data: Buffer, position: number): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: mostBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    const code = cause instanceof RangeError ? "pdf.stream-too-long" : "pdf.stream-damaged";
    throw new PdfBroken(code, position);
  }
}

function unpredicted(data: Buffer, parameters: PdfValue | undefined, position: number): Buffer {
  const given = (key: string, otherwise: number) =>
    (parameters === undefined ? null : integerOf(entry(parameters, key))) ?? otherwise;
  const predictor = given("Predictor", 1);
  if (predictor === 1) return data;
  if (predictor < 10) throw new PdfBroken("pdf.filter", position);
  const samples = given("Colors", 1) * given("BitsPerComponent", 8);
  const row = Math.ceil((samples * given("Columns", 1)) / 8);
  if (row < 1 || row > mostBytes) throw new PdfBroken("pdf.filter", position);
  return unfiltered(data, row, Math.max(1, samples >> 3));
}

/** PNG's filters (W3C PNG, 9): each row is led by a byte that names its own. */
function unfiltered(data: Buffer, row: number, step: number): Buffer {
  const rows = Math.floor(data.length / (row + 1));
  const out = Buffer.alloc(rows * row);
  for (let y = 0; y < rows; y += 1) {
    const filter = data[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const left = x < step ? 0 : (out[y * row + x - step] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * row + x] ?? 0);
      const upLeft = y === 0 || x < step ? 0 : (out[(y - 1) * row + x - step] ?? 0);
      const raw = data[y * (row + 1) + 1 + x] ?? 0;
      out[y * row + x] = (raw + predicted(filter, left, up, upLeft)) & 0xff;
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
