import { closeSync, mkdtempSync, openSync, readSync, rmSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sheetLimits } from "./limits.ts";
import { readXml } from "./read-xml.ts";

/**
 * The texts that the cells of a workbook share. Excel puts every text there, so that a register of a million entries has
 * hundreds of megabytes of them: the first are held in memory, the others lie in a file of which a few pieces are held.
 */
export interface SharedStrings {
  get(index: number): string;
  close(): void;
}

const blockBytes = 256 * 1024;
const blocksHeld = 16;

/** Reads the texts up to the one with the index `last`. Throws `sheet.…`. */
export async function readSharedStrings(
  source: AsyncIterable<Uint8Array>,
  last = Number.POSITIVE_INFINITY,
): Promise<SharedStrings> {
  const kept = keeper();
  let text = "";
  let isInText = false;
  let phonetic = 0;
  const handlers = {
    open(name: string) {
      if (name === "si") text = "";
      if (name === "rPh") phonetic += 1;
      if (name === "t") isInText = phonetic === 0;
    },
    text(piece: string) {
      if (isInText) text += piece;
    },
    close(name: string) {
      if (name === "t") isInText = false;
      if (name === "rPh") phonetic -= 1;
      if (name === "si") kept.push(text);
    },
  };
  try {
    for await (const _ of readXml(source, handlers)) if (kept.count() > last) break;
  } catch (error) {
    kept.close();
    throw error;
  }
  kept.flush();
  return kept;
}

function keeper() {
  const held: string[] = [];
  let letters = 0;
  let spill: ReturnType<typeof spillFile> | null = null;
  return {
    count: () => held.length + (spill?.count() ?? 0),
    push(text: string) {
      letters += text.length;
      if (letters <= sheetLimits.sharedInMemory) held.push(text);
      else (spill ??= spillFile()).push(text);
    },
    flush: () => spill?.flush(),
    get: (index: number) =>
      index < held.length ? (held[index] ?? "") : (spill?.get(index - held.length) ?? ""),
    close: () => spill?.close(),
  };
}

/** Texts one after another in a file that nobody else sees, with the places where they begin. */
function spillFile() {
  const folder = mkdtempSync(path.join(tmpdir(), "vanthu-sheet-"));
  const file = path.join(folder, "texts");
  const descriptor = openSync(file, "wx+", 0o600);
  if (process.platform !== "win32") unlinkSync(file);
  let starts = new Float64Array(1024);
  let count = 0;
  let written = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const block = blockReader(descriptor);

  function flush(): void {
    const bytes = Buffer.concat(waiting);
    for (let sent = 0; sent < bytes.length;)
      sent += writeSync(descriptor, bytes, sent, bytes.length - sent, written + sent);
    written += bytes.length;
    waiting = [];
    waitingBytes = 0;
  }
  return {
    count: () => count,
    push(text: string) {
      const bytes = Buffer.from(text, "utf8");
      if (count + 1 >= starts.length) {
        const larger = new Float64Array(starts.length * 2);
        larger.set(starts);
        starts = larger;
      }
      starts[count] = written + waitingBytes;
      count += 1;
      starts[count] = written + waitingBytes + bytes.length;
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= blockBytes) flush();
    },
    flush,
    get(index: number): string {
      if (index >= count) return "";
      const [from = 0, to = 0] = [starts[index], starts[index + 1]];
      const pieces: Buffer[] = [];
      for (let at = from; at < to;) {
        const number = Math.floor(at / blockBytes);
        const end = Math.min(to, (number + 1) * blockBytes);
        pieces.push(block(number).subarray(at - number * blockBytes, end - number * blockBytes));
        at = end;
      }
      return Buffer.concat(pieces).toString("utf8");
    },
    close() {
      closeSync(descriptor);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Pieces of the file, of which the latest are held: texts are asked for nearly in their order. */
function blockReader(descriptor: number): (at: number) => Buffer {
  const blocks = new Map<number, Buffer>();
  return (at) => {
    const known = blocks.get(at);
    if (known !== undefined) return known;
    const bytes = Buffer.allocUnsafe(blockBytes);
    const found = bytes.subarray(0, readSync(descriptor, bytes, 0, blockBytes, at * blockBytes));
    const [oldest] = blocks.keys();
    if (blocks.size >= blocksHeld && oldest !== undefined) blocks.delete(oldest);
    blocks.set(at, found);
    return found;
  };
}
