import yauzl from "yauzl";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { sheetLimits } from "./limits.ts";

/** The parts of a workbook by their names. */
export interface ZipParts {
  has(name: string): boolean;
  /** A part as it inflates. Throws `sheet.bomb` and `sheet.broken`. */
  stream(name: string): AsyncGenerator<Uint8Array>;
  /** A small part as a whole; an empty text where it is missing. */
  text(name: string): Promise<string>;
  close(): void;
}

/** Opens a workbook's archive. Throws `sheet.broken`, `sheet.bomb`. */
export async function openZip(path: string): Promise<ZipParts> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch(broken);
  const entries = new Map<string, yauzl.Entry>();
  try {
    let packed = 0;
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      // Entries that share their bytes are the way to a bomb without nesting.
      if (entries.size >= sheetLimits.zipEntries || packed > zip.fileSize) throw new RuleBroken("sheet.bomb");
      entries.set(entry.fileName.replace(/^\//u, ""), entry);
    }
  } catch (error) {
    zip.close();
    return broken(error);
  }
  async function* stream(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name);
    if (entry === undefined) throw new RuleBroken("sheet.broken");
    let size = 0;
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        if (!Buffer.isBuffer(chunk)) throw new TypeError("An entry of an archive is not read as bytes.");
        const bytes: Buffer = chunk;
        size += bytes.length;
        refuseSwollen(size, zip.fileSize);
        yield bytes;
      }
    } catch (error) {
      broken(error);
    }
  }
  return {
    has: (name) => entries.has(name),
    stream,
    async text(name) {
      if (!entries.has(name)) return "";
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of stream(name)) {
        size += chunk.length;
        if (size > sheetLimits.wholePartBytes) throw new RuleBroken("sheet.bomb");
        chunks.push(chunk);
      }
      return new TextDecoder("utf-8").decode(Buffer.concat(chunks));
    },
    close: () => zip.close(),
  };
}

/** No declared size is believed: what has come out is counted. */
function refuseSwollen(size: number, fileSize: number): void {
  const isSwollen = size > sheetLimits.ratioFromBytes && size > fileSize * sheetLimits.ratio;
  if (isSwollen || size > sheetLimits.inflatedBytes) throw new RuleBroken("sheet.bomb");
}

function broken(error: unknown): never {
  if (error instanceof RuleBroken || (error instanceof Error && "syscall" in error)) throw error;
  throw new RuleBroken("sheet.broken");
}
