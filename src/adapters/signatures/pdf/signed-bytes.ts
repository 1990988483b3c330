import type { Revision } from "./revisions.ts";
import { skipSpace } from "./characters.ts";
import { entry, type PdfValue } from "./values.ts";
import type { FoundSignature } from "./signature-fields.ts";

/** What a signature covers: the file up to the end of one revision, but for its own /Contents. */
export interface SignedBytes {
  readonly parts: readonly [Buffer, Buffer];
  /** The bytes of /Contents: the CMS and the zeros that fill its place. */
  readonly contents: Buffer;
  readonly contentsIsHex: boolean;
  /** Which revision: its place in the list, oldest 0. Null where the file's structure is not known. */
  readonly revision: number | null;
  /** Behind the last signed byte. */
  readonly end: number;
}

/** Why a signature dictionary does not say what it signs (ISO 32000-2, 12.8.1). Each is a format failure. */
export type ByteRangeDefect =
  | "byte-range.missing"
  | "byte-range.malformed"
  | "byte-range.repeated"
  | "byte-range.indirect"
  | "byte-range.beyond-file"
  | "byte-range.not-from-start"
  | "byte-range.gap-is-not-contents"
  | "byte-range.not-one-revision"
  | "contents.missing"
  | "contents.empty"
  | "contents.repeated"
  | "signature.packed";

/**
 * Holds a signature's /ByteRange against the file as numbers, against the gap, and against the revisions: it begins at
 * 0, leaves out exactly the token of /Contents, and ends where one revision ends. Anything else lets unsigned bytes
 * hide (Mladenov et al., CCS 2019: USF, ISA, SiWA).
 *
 * @param origin so many bytes of the file stand before those that places are counted from.
 */
export function signedBytes(
  bytes: Buffer,
  { dictionary, inFile }: FoundSignature,
  revisions: readonly Revision[] | null,
  origin = 0,
): SignedBytes | ByteRangeDefect {
  if (!inFile) return "signature.packed";
  if (dictionary.repeated.includes("ByteRange")) return "byte-range.repeated";
  if (dictionary.repeated.includes("Contents")) return "contents.repeated";
  const contents = entry(dictionary, "Contents");
  if (contents.kind !== "string") return "contents.missing";
  if (!contents.bytes.some((byte) => byte !== 0)) return "contents.empty";
  const range = fourNumbers(entry(dictionary, "ByteRange"));
  if (typeof range === "string") return range;
  const [first, firstLength, second, secondLength] = range;
  if (first !== 0) return "byte-range.not-from-start";
  const end = second + secondLength;
  if (end > bytes.length || firstLength > second) return "byte-range.beyond-file";
  if (contents.start + origin !== firstLength || contents.end + origin !== second)
    return "byte-range.gap-is-not-contents";
  const revision =
    revisions === null ? null : revisionEndingAt(bytes.subarray(origin), end - origin, revisions);
  if (revision === -1 || dictionary.end + origin > end) return "byte-range.not-one-revision";
  return {
    parts: [bytes.subarray(0, firstLength), bytes.subarray(second, end)],
    contents: contents.bytes,
    contentsIsHex: contents.isHex,
    revision,
    end,
  };
}

type FourNumbers = readonly [number, number, number, number];

function fourNumbers(value: PdfValue): FourNumbers | ByteRangeDefect {
  if (value.kind === "null") return "byte-range.missing";
  if (value.kind === "reference") return "byte-range.indirect";
  if (value.kind !== "array") return "byte-range.malformed";
  const numbers = value.items.map((item) =>
    item.kind === "number" && item.isInteger && Number.isSafeInteger(item.value) && item.value >= 0
      ? item.value
      : null,
  );
  const [a, b, c, d, ...more] = numbers;
  if (a === undefined) return "byte-range.missing";
  const isNumber = (it: number | null | undefined): it is number => typeof it === "number";
  if (!isNumber(a) || !isNumber(b) || !isNumber(c) || !isNumber(d) || more.length > 0)
    return "byte-range.malformed";
  return [a, b, c, d];
}

/** White space and comments may follow a revision's `%%EOF` and be signed with it. -1: no revision ends there. */
function revisionEndingAt(bytes: Buffer, end: number, revisions: readonly Revision[]): number {
  const index = revisions.findLastIndex((revision) => revision.end <= end);
  const revision = revisions[index];
  if (revision === undefined) return -1;
  return skipSpace(bytes, revision.end) < end ? -1 : index;
}
