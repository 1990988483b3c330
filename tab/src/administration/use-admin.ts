import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { z } from "zod";
import { administrationDone, type AdministrationDone } from "../../../src/contract/administration.ts";
import type { QueryParams } from "../foundation/api.ts";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { words } from "./words.ts";

/** Reads a part of the administration: `useAdmin("people", peopleView)`. */
export function useAdmin<S extends z.ZodType>(
  part: string,
  schema: S,
  query: QueryParams = {},
): UseQueryResult<z.output<S>> {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.administration, part, query],
    queryFn: ({ signal }) => api.get(`/api/admin/${part}`, schema, { query, signal }),
  });
}

export interface AdminChange {
  readonly method: "post" | "put";
  /** Below /api/admin. */
  readonly path: string;
  readonly body: unknown;
}

/** Saves a change, says so, and reads the administration again. */
export function useAdminChange(
  onDone: () => void,
): UseMutationResult<AdministrationDone, Error, AdminChange> {
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const t = useWords(words);
  return useMutation({
    mutationFn: ({ method, path, body }: AdminChange) =>
      api[method](`/api/admin/${path}`, body, administrationDone),
    onSuccess: ({ waits }) => {
      notices.done(t(waits === true ? "waits" : "saved"));
      void client.invalidateQueries({ queryKey: keys.administration });
      void client.invalidateQueries({ queryKey: keys.session });
      onDone();
    },
  });
}
