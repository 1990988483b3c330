import type { PdfDictionary, PdfValue } from "./values.ts";

const mostLevels = 200;

/**
 * Do two values say the same? References are the same when they name the same object; what stands there is judged
 * where it changed. Streams are compared as stored. Deeper than any writer nests, they count as different.
 */
export function sameValue(a: PdfValue, b: PdfValue, level = 0): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || level > mostLevels) return false;
  switch (a.kind) {
    case "null":
      return true;
    case "boolean":
    case "number":
    case "name":
      return a.value === (b.kind === a.kind ? b.value : undefined);
    case "string":
      return b.kind === "string" && a.bytes.equals(b.bytes);
    case "reference":
      return b.kind === "reference" && a.number === b.number && a.generation === b.generation;
    case "array":
      return (
        b.kind === "array" &&
        a.items.length === b.items.length &&
        a.items.every((item, i) => sameItem(item, b.items[i], level))
      );
    case "dictionary":
      return b.kind === "dictionary" && differingKeys(a, b, level).length === 0;
    case "stream":
      return (
        b.kind === "stream" &&
        a.bytes.equals(b.bytes) &&
        differingKeys(a.dictionary, b.dictionary, level).every((key) => key === "Length")
      );
  }
}

const sameItem = (a: PdfValue, b: PdfValue | undefined, level: number): boolean =>
  b !== undefined && sameValue(a, b, level + 1);

/** The keys whose values differ, those included that only one of them has. */
export function differingKeys(a: PdfDictionary, b: PdfDictionary, level = 0): string[] {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...keys].filter((key) => {
    const before = a.entries.get(key) ?? { kind: "null", start: 0, end: 0 };
    const after = b.entries.get(key) ?? { kind: "null", start: 0, end: 0 };
    return !sameValue(before, after, level + 1);
  });
}
