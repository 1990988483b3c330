import { detectLegacy } from "../../domain/text/legacy-encodings.ts";
import { nfc } from "../../domain/text/fold.ts";

/** Gathers lines up to a number of characters. */
export interface LineCollector {
  /** False once nothing more is taken: the reader can stop. */
  add(line: string): boolean;
  readonly isCut: boolean;
  lines(): string[];
}

/** Old encodings are recognised by several words together; a document may have both old and new text. */
const linesTogether = 40;
/** Longer than any line that people write; a line is what the place found is shown by. */
const longestLine = 2000;

export function collectLines(characters: number): LineCollector {
  const kept: string[] = [];
  let left = characters;
  let isCut = false;
  return {
    get isCut() {
      return isCut;
    },
    add(line) {
      // The soft hyphen stays until it is known not to be a letter of TCVN3.
      const clean = nfc(line);
      for (let at = 0; at < clean.length && !isCut; at += longestLine) {
        const piece = clean.slice(at, at + longestLine);
        isCut = piece.length > left;
        if (left > 0) kept.push(piece.slice(0, left));
        left -= Math.min(left, piece.length);
      }
      return !isCut;
    },
    lines: () => inUnicode(kept).flatMap((line) => line.replaceAll("\u00ad", "").trim() || []),
  };
}

/** Text in TCVN3 or VNI becomes readable (R15); it is a rendition, the file stays as it is. */
function inUnicode(lines: readonly string[]): string[] {
  const read: string[] = [];
  for (let at = 0; at < lines.length; at += linesTogether) {
    const part = lines.slice(at, at + linesTogether);
    const whole = detectLegacy(part.join("\n"));
    read.push(...(whole?.converted.split("\n") ?? part.map((line) => detectLegacy(line)?.converted ?? line)));
  }
  return read;
}
