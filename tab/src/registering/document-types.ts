import { useQuery } from "@tanstack/react-query";
import { documentTypeViews, type DocumentTypeView } from "../../../src/contract/outgoing.ts";
import { fold } from "../../../src/domain/text/fold.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";

const dayMs = 24 * 3_600_000;

/** The agency's list of types, which hardly ever changes. */
export function useDocumentTypes(direction: "incoming" | "outgoing"): readonly DocumentTypeView[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: [...keys.documentTypes, direction],
    queryFn: ({ signal }) =>
      api.get("/api/document-types", documentTypeViews, { query: { direction }, signal }),
    staleTime: dayMs,
  });
  return data ?? [];
}

/** Types for what was typed so far: those that begin so first; `qd` finds Quyết định, by its abbreviation too. */
export function matchingTypes(types: readonly DocumentTypeView[], typed: string): DocumentTypeView[] {
  const wanted = fold(typed);
  const rank = (type: DocumentTypeView): number => {
    const names = [fold(type.name), fold(type.nameEn), fold(type.abbreviation ?? "")];
    if (names.some((name) => name === wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return types
    .map((type) => ({ type, at: rank(type) }))
    .filter((one) => one.at < 3)
    .sort((a, b) => a.at - b.at)
    .map((one) => one.type);
}
