import { RuleBroken } from "../../domain/rule-broken.ts";

interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly size: number;
}

const endOfDirectory = Buffer.from("PK\u0005\u0006", "latin1");

/**
 * An archive behind something else: its directory is read from the end, so that the same bytes are a picture for one
 * program and an archive for another. Those within a PDF's own streams, or a DOC's (its theme is one), do not reach to
 * the end of the file.
 */
function endsAsArchive({ tail, size }: Ends, holdsArchives: boolean): boolean {
  const at = tail.lastIndexOf(endOfDirectory);
  if (at < 0 || at + 22 > tail.length) return false;
  const entries = tail.readUInt16LE(at + 10);
  const directory = tail.readUInt32LE(at + 12);
  const comment = tail.readUInt16LE(at + 20);
  const rest = tail.length - at - 22;
  const lies = entries > 0 && directory >= 46 && directory <= size;
  const before = tail.subarray(Math.max(0, at - directory), Math.max(0, at - directory) + 4);
  const isListed = at < directory || before.toString("latin1") === "PK\u0001\u0002";
  const isLast = rest === comment || (!holdsArchives && !tail.subarray(at).includes("%%EOF"));
  return lies && isListed && isLast;
}

const page = /<(?:!doctype\s+html|html|script|iframe|body|svg)[\s>]/iu;
const early = 1024;

/** What may stand before a PDF, by its first bytes. */
const others = [
  ["EXE", "MZ"],
  ["ELF", "\u007fELF"],
  ["GIF", "GIF8"],
  ["JPEG", "\u00ff\u00d8\u00ff"],
  ["PNG", "\u0089PNG"],
  ["RAR", "Rar!"],
  ["7Z", "7z\u00bc\u00af"],
] as const;

/** What else the same bytes are, as people call it; null for a file that is one thing. */
export function secondNature(as: "pdf" | "png" | "jpg" | "tif" | "ole" | "rtf", ends: Ends): string | null {
  const beginning = ends.head.toString("latin1", 0, early);
  if (endsAsArchive(ends, as === "ole" || as === "rtf")) return "ZIP";
  if (page.test(beginning)) return "HTML";
  // A reader of PDF takes one that begins within the first kilobyte, whatever comes before it.
  if (as !== "pdf" && beginning.includes("%PDF-")) return "PDF";
  if (as === "pdf") return others.find(([, start]) => beginning.startsWith(start))?.[0] ?? null;
  return null;
}

/** Two files in one are refused: what was looked at would not be what another program opens. */
export function refuseSecondNature(as: Parameters<typeof secondNature>[0], label: string, ends: Ends): void {
  const other = secondNature(as, ends);
  if (other !== null) throw new RuleBroken("intake.two-in-one", { params: { found: `${label} + ${other}` } });
}
