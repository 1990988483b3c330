import { constants, inflateSync } from "node:zlib";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { sortedKinds, type ActiveKind } from "../../domain/files/active-content.ts";
import { cipherIn } from "../signatures/open-encrypted.ts";
import { parsedFile, viewOf } from "../signatures/pdf/document-view.ts";
import { orNull } from "../signatures/pdf/pdf-broken.ts";
import { readRevisions } from "../signatures/pdf/revisions.ts";

/** Names (ISO 32000-2) without which nothing of the kind can stand in a PDF; long enough not to come about by chance. */
const tellingNames: readonly (readonly [name: string, kind: ActiveKind])[] = [
  ["JavaScript", "scripts"],
  // Actions that play something may have a script of their own (12.6.4.14), and so may models (13.6.4.2).
  ["Rendition", "scripts"],
  ["OnInstantiate", "scripts"],
  ["Launch", "launch"],
  ["RichMedia", "launch"],
  ["EmbeddedFile", "embeddedFiles"],
  ["FileAttachment", "embeddedFiles"],
  ["SubmitForm", "externalLinks"],
  ["ImportData", "externalLinks"],
  // Opens another file, also one on somebody's server.
  ["GoToR", "externalLinks"],
];

/** `/J#61vaScript` is the same name as `/JavaScript`. */
function anyWriting(name: string): string {
  return Array.from(name, (letter) => {
    const code = letter.charCodeAt(0).toString(16);
    const either = Array.from(code, (digit) =>
      /\d/u.test(digit) ? digit : `[${digit}${digit.toUpperCase()}]`,
    );
    return `(?:${letter}|#${either.join("")})`;
  }).join("");
}

const telling: readonly (readonly [RegExp, ActiveKind])[] = [
  ...tellingNames.map(([name, kind]) => [new RegExp(`/${anyWriting(name)}`, "u"), kind] as const),
  // A form of its own kind in XML, which has scripts: so short a name counts only before what it refers to.
  [new RegExp(`/${anyWriting("XFA")}\\s*(?:\\[\\s*\\(|\\d+\\s+\\d+\\s+R)`, "u"), "scripts"],
];
const objectStream = new RegExp(`/${anyWriting("ObjStm")}(?![A-Za-z0-9])`, "u");
const encrypt = new RegExp(`/${anyWriting("Encrypt")}(?![A-Za-z0-9])`, "u");

/** Of the dictionary before a stream, bytes: far above real ones. */
const mostDictionary = 1024 * 1024;
const filters = new RegExp(`/${anyWriting("Filter")}\\s*(\\[[^\\]]*\\]|/[^\\s/<>\\[\\]()]+|[^/\\s])`, "u");
const flate = new RegExp(`^\\[?\\s*/(?:${anyWriting("FlateDecode")}|Fl)\\s*\\]?$`, "u");
const predictor = new RegExp(`/${anyWriting("Predictor")}\\s+(?!1(?!\\d))`, "u");

/** Objects packed in a way that no writer packs them: what cannot be looked into is not let in. */
function isHidden(dictionary: string): boolean {
  const filter = filters.exec(dictionary)?.[1];
  return (filter !== undefined && !flate.test(filter)) || predictor.test(dictionary);
}

const hidden = (): RuleBroken => new RuleBroken("intake.hidden-objects");

/** Inflated bytes of all streams of objects that are looked at. */
const mostInflated = 128 * 1024 * 1024;

/** A stream of objects as it stands in the file. */
interface Packed {
  /** What stands before it, from the number of its object on. */
  readonly head: string;
  /** Where its bytes begin. */
  readonly start: number;
}

/** Wherever in the file one could stand. */
function* packedIn(bytes: Buffer): Iterable<Packed> {
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6)) {
    if (bytes.toString("latin1", at - 3, at) === "end") continue;
    const from = Math.max(bytes.lastIndexOf("obj", at), 0, at - mostDictionary);
    const dictionary = bytes.toString("latin1", from, at);
    if (!objectStream.test(dictionary)) continue;
    if (isHidden(dictionary)) throw hidden();
    const start = bytes[at + 6] === 13 && bytes[at + 7] === 10 ? at + 8 : at + 7;
    yield { head: bytes.toString("latin1", Math.max(0, from - 24), from) + dictionary, start };
  }
}

/** The objects of a stream, at most so many bytes of them. */
export type Unpack = (packed: Packed, bytes: Buffer, most: number) => Buffer;

/** What only seems to be a stream of objects inflates to nothing; it ends where the deflated bytes do, whatever is said. */
const asItStands: Unpack = ({ start }, bytes, maxOutputLength) => {
  const options = { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };
  return orNothing(() => inflateSync(bytes.subarray(start), options)) ?? Buffer.alloc(0);
};

const ownNumber = /(\d+)\s+(\d+)\s+obj/u;
const ownLength = /\/Length\s+(\d+)(?!\d)(?!\s+\d+\s+R)/u;

/**
 * How streams of objects are opened in a file that restricts printing or changing, and so encrypts them; null where it
 * is too large to be asked. What does not open to its end is hidden: no reader could use it otherwise.
 */
export function unpackOf(file: Buffer | null): Unpack {
  const cipher = file === null ? null : cipherOfFile(file);
  if (cipher === "none") return asItStands;
  return ({ head, start }, bytes, maxOutputLength) => {
    const [, number, generation] = ownNumber.exec(head) ?? [];
    if (cipher === null || number === undefined) throw hidden();
    for (const end of endsOf(head, start, bytes)) {
      const opened = orNothing(() =>
        cipher.opened(bytes.subarray(start, end), Number(number), Number(generation)),
      );
      const objects = filters.test(head)
        ? opened && orNothing(() => inflateSync(opened, { maxOutputLength }))
        : opened;
      if (objects !== null) return objects;
    }
    throw hidden();
  };
}

/** Where a stream may end: as it says, or before the line end that stands before the word for it. */
function endsOf(head: string, start: number, bytes: Buffer): number[] {
  const length = ownLength.exec(head)?.[1];
  if (length !== undefined) return [start + Number(length)];
  const word = bytes.indexOf("endstream", start);
  return [word, word - 1, word - 2].filter((end) => end > start);
}

/** Null where neither the cipher nor zlib makes anything of it. */
function orNothing(read: () => Buffer): Buffer | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function cipherOfFile(file: Buffer): ReturnType<typeof cipherIn> {
  const revisions = orNull(() => readRevisions(file));
  return revisions === null ? null : cipherIn(viewOf(parsedFile(file), revisions.all));
}

/** A page kept as a mail behind or within a PDF, which Word opens where the name is that of a document. */
const isMailToo = (text: string): boolean =>
  /^mime-version:\s*1/imu.test(text) && /^content-transfer-encoding:/imu.test(text);

/**
 * What is active in a PDF, by the names in its objects and streams of objects, wherever they stand: a file may refer to
 * them in ways that only some readers follow, so that no reference is asked for. Throws `RuleBroken`
 * `intake.hidden-objects`, `intake.two-in-one`.
 */
export function activeInPdf(bytes: Buffer, unpack: Unpack = asItStands): ActiveKind[] {
  const found = new Set<ActiveKind>();
  const look = (text: string) => {
    for (const [name, kind] of telling) if (!found.has(kind) && name.test(text)) found.add(kind);
  };
  const text = bytes.toString("latin1");
  if (isMailToo(text)) throw new RuleBroken("intake.two-in-one", { params: { found: "PDF + MHTML" } });
  look(text);
  let left = mostInflated;
  for (const packed of packedIn(bytes)) {
    if (left <= 0) break;
    const objects = unpack(packed, bytes, left);
    left -= objects.length;
    look(objects.toString("latin1"));
  }
  return sortedKinds(found);
}

/** The same of a whole file, also of one that restricts printing or changing. */
export function activeInWholePdf(bytes: Buffer): ActiveKind[] {
  return activeInPdf(bytes, isRestricted(bytes) ? unpackOf(bytes) : asItStands);
}

/** Restrictions on printing and copying encrypt streams of objects. */
export function isRestricted(bytes: Buffer): boolean {
  return encrypt.test(bytes.toString("latin1"));
}
