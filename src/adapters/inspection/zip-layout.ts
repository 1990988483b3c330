import { buffer } from "node:stream/consumers";
import type yauzl from "yauzl";
import { extensionOf } from "./file-kinds.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";

/**
 * What may stand between two entries: sizes that were known only afterwards (APPNOTE.TXT, 4.3.9), bytes. Any header of an
 * entry is longer.
 */
const mostBetween = 24;
const endBytes = 22;
/** The end of a large archive's directory and its locator (4.3.14, 4.3.15), between the directory and its usual end. */
const largeEndBytes = 56 + 20;

const flags = { encrypted: 1, sizesFollow: 8, isUtf8: 0x8_00 };

/** An archive tells twice what is in it, and programs differ in which of the two they believe. */
export interface ZipLayout {
  /** Throws `intake.zip-two-lists` where what stands before an entry's bytes is not what the directory says of it. */
  readonly look: (entry: yauzl.Entry) => Promise<void>;
  /** When all were seen; throws likewise for entries that only one of the two knows, `intake.zip-bomb` for shared bytes. */
  readonly end: () => Promise<void>;
}

export function layoutOf(zip: yauzl.ZipFile): ZipLayout {
  const directory = Number(zip.readEntryCursor);
  const spans: { readonly from: number; readonly to: number }[] = [];
  return {
    async look(entry) {
      const header = await zip.readLocalFileHeaderPromise(entry);
      if (differ(entry, header)) throw twoLists();
      spans.push({
        from: entry.relativeOffsetOfLocalHeader,
        to: header.fileDataStart + entry.compressedSize,
      });
    },
    async end() {
      spans.sort((one, other) => one.from - other.from);
      let at = 0;
      for (const { from, to } of [...spans, { from: directory, to: directory }]) {
        // Entries that overlap share their bytes: the way to a bomb without nesting.
        if (from < at) throw new RuleBroken("intake.zip-bomb");
        if (from > at + mostBetween) throw twoLists();
        at = to;
      }
      if (!(await endsAtItsEnd(zip, directory))) throw twoLists();
    },
  };
}

const twoLists = (): RuleBroken => new RuleBroken("intake.zip-two-lists");

function differ(entry: yauzl.Entry, header: yauzl.LocalFileHeader): boolean {
  const isStreamed = (header.generalPurposeBitFlag & flags.sizesFollow) !== 0;
  const isLarge = header.compressedSize === 0xff_ff_ff_ff;
  return (
    !header.fileName.equals(entry.fileNameRaw) ||
    header.compressionMethod !== entry.compressionMethod ||
    ((header.generalPurposeBitFlag ^ entry.generalPurposeBitFlag) & flags.encrypted) !== 0 ||
    (!isStreamed && !isLarge && header.compressedSize !== entry.compressedSize) ||
    hasTwoNames(entry)
  );
}

/** A name in a field of its own (4.6.9) is read by some programs and not by others. */
function hasTwoNames({ extraFields, fileName, fileNameRaw }: yauzl.Entry): boolean {
  const isNamedAgain = extraFields.some(({ id }) => id === 0x70_75);
  return isNamedAgain && extensionOf(fileName) !== extensionOf(fileNameRaw.toString("latin1"));
}

/** Whether the directory ends where the archive's end says, and has as many entries as that says. */
async function endsAtItsEnd(zip: yauzl.ZipFile, directory: number): Promise<boolean> {
  const at = zip.fileSize - endBytes - zip.comment.length;
  const between = at - Number(zip.readEntryCursor);
  const end = await bytesAt(zip, at, endBytes);
  const isStated = (stated: number, real: number, unstated: number) => stated === real || stated === unstated;
  return (
    (between === 0 || between === largeEndBytes) &&
    isStated(end.readUInt16LE(10), zip.entryCount, 0xff_ff) &&
    isStated(end.readUInt32LE(16), directory, 0xff_ff_ff_ff)
  );
}

function bytesAt(zip: yauzl.ZipFile, at: number, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // yauzl 3.4's promise of the same calls another function.
    zip.openReadStreamLowLevel(at, length, 0, length, false, null, (error, stream) => {
      if (error === null) resolve(buffer(stream));
      else reject(error);
    });
  });
}

/** An entry's name, and as what it was meant where macOS wrote it without saying that it is UTF-8. */
export function namesOf(entry: yauzl.Entry): string[] {
  const meant = entry.fileNameRaw.toString("utf8");
  const isSaid = (entry.generalPurposeBitFlag & flags.isUtf8) !== 0 || meant.includes("\ufffd");
  return isSaid || meant === entry.fileName ? [entry.fileName] : [entry.fileName, meant];
}
