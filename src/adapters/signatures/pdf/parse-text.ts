import { isDelimiter, isSpace } from "./characters.ts";
import { PdfBroken } from "./pdf-broken.ts";
import type { PdfName, PdfString } from "./values.ts";

/** `#xx` is written out (ISO 32000-2, 7.3.5), so that /Byte#52ange is what it says. */
export function readName(bytes: Buffer, start: number): PdfName {
  let end = start + 1;
  let hasHash = false;
  for (;;) {
    const byte = bytes[end];
    if (byte === undefined || isSpace(byte) || isDelimiter(byte)) break;
    if (byte === 0x23) hasHash = true;
    end += 1;
  }
  const raw = bytes.toString("latin1", start + 1, end);
  const value = hasHash
    ? raw.replaceAll(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : raw;
  return { kind: "name", start, end, value };
}

/** An odd last digit counts as if a 0 followed (7.3.4.3). White space between the digits is not part of them. */
export function readHexString(bytes: Buffer, start: number): PdfString {
  const close = bytes.indexOf(0x3e, start + 1);
  if (close < 0) throw new PdfBroken("pdf.ends-early", start);
  let digits = bytes.toString("latin1", start + 1, close);
  if (/[^0-9A-Fa-f]/u.test(digits)) digits = digits.replaceAll(/[\0\t\n\f\r ]+/gu, "");
  if (/[^0-9A-Fa-f]/u.test(digits)) throw new PdfBroken("pdf.no-hex", start);
  const even = digits.length % 2 === 0 ? digits : `${digits}0`;
  return { kind: "string", start, end: close + 1, isHex: true, bytes: Buffer.from(even, "hex") };
}

const escaped = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
]);

export function readLiteralString(bytes: Buffer, start: number): PdfString {
  const end = endOfLiteral(bytes, start);
  const raw = bytes.subarray(start + 1, end - 1);
  const value = raw.includes(0x5c) ? unescaped(raw) : raw;
  return { kind: "string", start, end, isHex: false, bytes: value };
}

function endOfLiteral(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; ; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) throw new PdfBroken("pdf.ends-early", start);
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
}

function unescaped(raw: Buffer): Buffer {
  const out: number[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] ?? 0;
    if (byte !== 0x5c) {
      out.push(byte);
      continue;
    }
    at += 1;
    const next = raw[at] ?? 0;
    const octal = /^[0-7]{1,3}/u.exec(raw.toString("latin1", at, at + 3))?.[0];
    if (octal !== undefined) {
      out.push(Number.parseInt(octal, 8) & 0xff);
      at += octal.length - 1;
    } else if (next === 0x0d || next === 0x0a) {
      if (next === 0x0d && raw[at + 1] === 0x0a) at += 1;
    } else out.push(escaped.get(next) ?? next);
  }
  return Buffer.from(out);
}
