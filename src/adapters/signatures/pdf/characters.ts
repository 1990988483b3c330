/** White space of ISO 32000-2, table 1. */
export const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;

/** Delimiters of table 2: ( ) < > [ ] { } / %. */
export const isDelimiter = (byte: number): boolean =>
  byte === 0x28 ||
  byte === 0x29 ||
  byte === 0x3c ||
  byte === 0x3e ||
  byte === 0x5b ||
  byte === 0x5d ||
  byte === 0x7b ||
  byte === 0x7d ||
  byte === 0x2f ||
  byte === 0x25;

/** Behind the white space and comments at `position`. */
export function skipSpace(bytes: Buffer, position: number): number {
  let at = position;
  for (;;) {
    const byte = bytes[at];
    if (byte === undefined) return at;
    if (byte === 0x25) at = endOfLine(bytes, at);
    else if (isSpace(byte)) at += 1;
    else return at;
  }
}

function endOfLine(bytes: Buffer, position: number): number {
  let at = position;
  for (;;) {
    const byte = bytes[at];
    if (byte === undefined || byte === 0x0a || byte === 0x0d) return at;
    at += 1;
  }
}

export function startsWith(bytes: Buffer, position: number, word: string): boolean {
  return bytes.toString("latin1", position, position + word.length) === word;
}

/** The value of the bytes between, read without making a text of them; null where one is no digit. */
export function digitsIn(bytes: Buffer, from: number, to: number): number | null {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}
