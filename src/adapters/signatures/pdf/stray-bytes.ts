import { skipSpace, startsWith } from "./characters.ts";
import { placesOfSection, type DocumentView } from "./document-view.ts";
import { readIndirectObject } from "./indirect-object.ts";
import { PdfBroken } from "./pdf-broken.ts";
import type { Revision } from "./revisions.ts";
import { integerOf } from "./values.ts";

/**
 * Does an update hold anything that its cross-references do not name? A reader that rebuilds a damaged file would see
 * it, so that two people may see two documents (CCS 2019, incremental saving attacks).
 *
 * @param from behind the revision before.
 */
export function hasStrayBytes(bytes: Buffer, from: number, revision: Revision, view: DocumentView): boolean {
  const named = new Map<number, number>();
  const sections = new Set<number>();
  const hybrids = new Set<number>();
  for (const section of revision.sections) {
    sections.add(section.start);
    if (section.hybrid !== null) hybrids.add(section.hybrid.start);
    for (const [number, place] of placesOfSection(section)) {
      if (place.is === "inFile") named.set(skipSpace(bytes, place.offset), number);
    }
  }
  const lengthOf = (length: Parameters<typeof integerOf>[0]) => integerOf(view.resolve(length));
  try {
    for (let at = skipSpace(bytes, from); at < revision.end; at = skipSpace(bytes, at)) {
      if (startsWith(bytes, at, "xref")) return !sections.has(at);
      const object = readIndirectObject(bytes, at, lengthOf);
      if (sections.has(at)) return !leadsToEnd(bytes, object.end);
      if (!hybrids.has(at) && named.get(at) !== object.number) return true;
      at = object.end;
    }
    return false;
  } catch (cause) {
    if (cause instanceof PdfBroken) return true;
    throw cause;
  }
}

const leadsToEnd = (bytes: Buffer, at: number): boolean =>
  startsWith(bytes, skipSpace(bytes, at), "startxref");
