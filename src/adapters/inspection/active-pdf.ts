import { constants, inflateSync } from "node:zlib";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { sortedKinds, type ActiveKind } from "../../domain/files/active-content.ts";

/** Names (ISO 32000-2) without which nothing of the kind can stand in a PDF; long enough not to come about by chance. */
const tellingNames: readonly (readonly [name: string, kind: ActiveKind])[] = [
  ["JavaScript", "scripts"],
  ["Launch", "launch"],
  ["RichMedia", "launch"],
  ["EmbeddedFile", "embeddedFiles"],
  ["FileAttachment", "embeddedFiles"],
  ["SubmitForm", "externalLinks"],
  ["ImportData", "externalLinks"],
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

const telling = tellingNames.map(([name, kind]) => [new RegExp(`/${anyWriting(name)}`, "u"), kind] as const);
const objectStream = new RegExp(`/${anyWriting("ObjStm")}(?![A-Za-z0-9])`, "u");

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

/** Inflated bytes of all streams of objects that are looked at. */
const mostInflated = 128 * 1024 * 1024;
function inflated(bytes: Buffer, most: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof Error) return Buffer.alloc(0);
    throw error;
  }
}

/** Streams of objects, wherever in the file one could stand: what only seems to be one inflates to nothing. */
function* objectStreams(bytes: Buffer): Iterable<Buffer> {
  let left = mostInflated;
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6)) {
    if (left <= 0) return;
    const dictionary = bytes.toString(
      "latin1",
      Math.max(bytes.lastIndexOf("obj", at), 0, at - mostDictionary),
      at,
    );
    if (!objectStream.test(dictionary)) continue;
    if (isHidden(dictionary)) throw new RuleBroken("intake.hidden-objects");
    const start = bytes[at + 6] === 13 && bytes[at + 7] === 10 ? at + 8 : at + 7;
    // To the end of what was deflated, wherever the file says that it ends.
    const objects = inflated(bytes.subarray(start), left);
    left -= objects.length;
    yield objects;
  }
}

/**
 * What is active in a PDF, by the names in its objects and streams of objects, wherever they stand: a file may refer to
 * them in ways that only some readers follow, so that no reference is asked for. Throws `RuleBroken`
 * `intake.hidden-objects`.
 */
export function activeInPdf(bytes: Buffer): ActiveKind[] {
  const found = new Set<ActiveKind>();
  const look = (text: string) => {
    for (const [name, kind] of telling) if (!found.has(kind) && name.test(text)) found.add(kind);
  };
  look(bytes.toString("latin1"));
  for (const objects of objectStreams(bytes)) look(objects.toString("latin1"));
  return sortedKinds(found);
}

/** Restrictions on printing and copying also hide streams of objects; then the reader has to be asked. */
export function isRestricted(bytes: Buffer): boolean {
  return bytes.includes("/Encrypt");
}
