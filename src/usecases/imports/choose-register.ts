import { documentTypeOf } from "../../domain/document-types.ts";
import type { ImportedEntry } from "../../domain/imports/imported-entry.ts";
import type { ImportMapping } from "../../domain/imports/mapping.ts";
import { registerKeyFor, type NumberingScheme, type RegisterChoice } from "../../domain/numbering/scheme.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

/** Which register an entry belongs into; null where the agency has no such one. */
export type ChooseRegister = (entry: ImportedEntry) => RegisterChoice | null;

/** By the agency's numbering at the end of each entry's year, or by how the old register was kept. */
export async function registersFor(
  records: Records,
  agencyId: string,
  mapping: ImportMapping,
  years: Iterable<number>,
  known: Map<number, NumberingScheme>,
): Promise<ChooseRegister> {
  for (const year of years) {
    if (known.has(year)) continue;
    const { numbering } = await loadAgencyRules(records, agencyId, `${year}-12-31`);
    known.set(year, keptAs(numbering, mapping));
  }
  return (entry) => {
    const scheme = known.get(entry.year);
    if (scheme === undefined) return null;
    try {
      return registerKeyFor(asNumbered(entry, mapping), scheme);
    } catch (error) {
      if (error instanceof RuleBroken) return null;
      throw error;
    }
  };
}

function keptAs(numbering: NumberingScheme, { numbering: kept }: ImportMapping): NumberingScheme {
  return kept === "rules" ? numbering : { ...numbering, outgoing: { kind: kept } };
}

function asNumbered(
  entry: ImportedEntry,
  { registerKey }: ImportMapping,
): Parameters<typeof registerKeyFor>[0] {
  if (entry.direction === "incoming") return { direction: "incoming", registerKey };
  const type = documentTypeOf(entry.fields.typeCode);
  if (type === null)
    throw new RuleBroken("numbering.unknown-type", { params: { type: entry.fields.typeCode } });
  return { direction: "outgoing", type, isLegislation: entry.fields.isLegislation, body: null };
}
