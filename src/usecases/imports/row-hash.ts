import { createHash } from "node:crypto";
import type { ImportedEntry } from "../../domain/imports/imported-entry.ts";

/**
 * SHA-256 of everything that a row says, in hex, by which the same row is known again in another file. What it does not
 * say is left out, so that fields that are added to documents later change no hash.
 */
export function rowHashOf(entry: ImportedEntry): string {
  const said = Object.entries({ ...entry.fields, ...entry.book })
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const symbol = entry.direction === "outgoing" ? entry.symbol : null;
  const text = JSON.stringify([entry.year, entry.number, entry.suffix, symbol, said]);
  return createHash("sha256").update(text).digest("hex");
}
