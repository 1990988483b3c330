import type { z } from "zod";
import type { DocumentTypeView, documentTypesQuery } from "../../contract/outgoing.ts";
import {
  administrativeTypes,
  documentTypes,
  legislationOnlyTypes,
  type DocumentType,
} from "../../domain/document-types.ts";

/**
 * The types to choose from, in the order of NĐ 30, PL III.I. Incoming documents are mostly of the administrative types
 * and of legislation; copies come last there.
 */
export function listDocumentTypes({ direction }: z.infer<typeof documentTypesQuery>): DocumentTypeView[] {
  const ordered =
    direction === "outgoing"
      ? documentTypes
      : [...new Set([...administrativeTypes, ...legislationOnlyTypes, ...documentTypes])];
  return ordered.map(view);
}

function view({ code, vi, en, abbr, groups }: DocumentType): DocumentTypeView {
  return {
    code,
    name: vi,
    nameEn: en,
    abbreviation: abbr,
    isLegislation: groups.every((group) => group === "legislation"),
    mayBeLegislation: groups.includes("legislation"),
  };
}
