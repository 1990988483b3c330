import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  importDetail,
  importPreview,
  importProblems,
  importViews,
  type ImportDetail,
  type ImportMappingBody,
  type ImportPreview,
  type ImportProblems,
  type ImportView,
} from "../../../src/contract/imports.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";

const imports = ["imports"] as const;
const pollMs = 1000;

const isAtWork = ({ state }: ImportView): boolean => state === "checking" || state === "importing";

/** The agency's imports; asked again while one of them is at work. */
export function useImports() {
  const api = useApi();
  return useQuery({
    queryKey: imports,
    queryFn: ({ signal }) => api.get("/api/imports", importViews, { signal }),
    refetchInterval: ({ state }) => (state.data?.some(isAtWork) === true ? pollMs : false),
  });
}

export function useImport(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...imports, id],
    queryFn: ({ signal }) => api.get(`/api/imports/${id}`, importDetail, { signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isAtWork(state.data.import) ? pollMs : false,
  });
}

/** The beginning of the file as a mapping reads it; what was shown stays until the next is there. */
export function usePreview(id: string, mapping: ImportMappingBody | null, sheet: string | null) {
  const api = useApi();
  return useQuery<ImportPreview>({
    queryKey: [...imports, id, "preview", mapping, sheet],
    queryFn: () => api.post(`/api/imports/${id}/preview`, { mapping, sheet }, importPreview),
    placeholderData: (before) => before,
  });
}

export function useProblems(id: string, after: number, isShown: boolean) {
  const api = useApi();
  return useQuery<ImportProblems>({
    queryKey: [...imports, id, "problems", after],
    queryFn: ({ signal }) =>
      api.get(`/api/imports/${id}/problems`, importProblems, { query: { after }, signal }),
    enabled: isShown,
  });
}

/** A step of an import: `check`, `start`, `cancel`. */
export function useStep(id: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<
    ImportDetail,
    Error,
    { readonly step: "check" | "start" | "cancel"; readonly body?: unknown }
  >({
    mutationFn: ({ step, body }) => api.post(`/api/imports/${id}/${step}`, body, importDetail),
    onSuccess: (detail) => {
      client.removeQueries({ queryKey: [...imports, id, "problems"] });
      client.setQueryData([...imports, id], detail);
      void client.invalidateQueries({ queryKey: keys.registers });
      void client.invalidateQueries({ queryKey: imports, exact: true });
    },
    onError: () => void client.invalidateQueries({ queryKey: imports }),
  });
}

export function useBegin() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<ImportDetail, Error, { readonly uploadId: string; readonly direction: string }>({
    mutationFn: (body) => api.post("/api/imports", body, importDetail),
    onSuccess: () => void client.invalidateQueries({ queryKey: imports, exact: true }),
  });
}
