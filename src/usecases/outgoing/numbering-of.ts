import { documentTypeOf } from "../../domain/document-types.ts";
import { registerKeyFor, type RegisterChoice } from "../../domain/numbering/scheme.ts";
import { composeSymbol, type DocumentSymbol } from "../../domain/numbering/symbol.ts";
import type { OutgoingFields } from "../../domain/outgoing-fields.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { yearOf } from "../../domain/time/local-date.ts";
import type { RegisterKey } from "../../ports/records/register-records.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";
import { draftingUnit } from "./check-references.ts";

/** What decides a document's register and symbol. */
export type NumberedFields = Pick<
  OutgoingFields,
  "typeCode" | "isLegislation" | "bodyId" | "draftingUnitId" | "issuedDate"
>;

/** Where the document's number comes from, and how the symbol reads once it is there. */
export interface Numbering {
  readonly register: RegisterKey;
  readonly name: Pick<RegisterChoice, "nameVi" | "nameEn">;
  /** Throws `numbering.…` where the type, or an abbreviation, does not give a symbol. */
  symbolWith(number: number): DocumentSymbol;
}

/**
 * The register and the symbol by the rules and abbreviations that the agency has set for the date of the document
 * (NĐ 30, Đ15, PL I). Throws `fields.unknown-type`, `outgoing.unknown-body`, `outgoing.unknown-unit`.
 */
export async function numberingOf(
  records: Records,
  agencyId: string,
  { typeCode, isLegislation, bodyId, draftingUnitId, issuedDate }: NumberedFields,
): Promise<Numbering> {
  const type = documentTypeOf(typeCode);
  if (type === null) throw new RuleBroken("fields.unknown-type", { field: "typeCode" });
  const rules = await loadAgencyRules(records, agencyId, issuedDate);
  const body = rules.bodies.find(({ id }) => id === bodyId) ?? null;
  if (bodyId !== null && body === null) throw new RuleBroken("outgoing.unknown-body", { field: "bodyId" });
  const agency = await records.organisation.node(agencyId);
  const unit = await draftingUnit(records, agencyId, { draftingUnitId, issuedDate });
  const issuer = body && { id: body.id, nameVi: body.name, nameEn: body.name };
  const choice = registerKeyFor(
    { direction: "outgoing", type, isLegislation, body: issuer },
    rules.numbering,
  );
  const year = yearOf(issuedDate);
  return {
    register: { agencyId, kind: "outgoing", key: choice.key, year },
    name: choice,
    symbolWith: (number) =>
      atFormField(() =>
        composeSymbol({
          type,
          number,
          year,
          agencyAbbr: agency?.abbreviation ?? "",
          unitAbbr: unit?.abbreviation ?? null,
          isLegislation,
          bodyAbbr: body?.abbreviation ?? null,
        }),
      ),
  };
}

/** The form's field behind each abbreviation of a symbol. */
const fieldBehind: Readonly<Record<string, string>> = {
  unitAbbr: "draftingUnitId",
  bodyAbbr: "bodyId",
  agencyAbbr: "typeCode",
};

function atFormField<T>(compose: () => T): T {
  try {
    return compose();
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    const { code, params, field = "typeCode" } = error;
    throw new RuleBroken(code, { params, field: fieldBehind[field] ?? field });
  }
}
