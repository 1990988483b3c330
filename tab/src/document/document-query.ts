import { queryOptions } from "@tanstack/react-query";
import { incomingDetail } from "../../../src/contract/incoming.ts";
import type { Api } from "../foundation/api.ts";
import { keys } from "../foundation/queries.ts";

/** One document with its slip, history, and what this person can do with it now. */
export function documentOptions(api: Api, id: string) {
  return queryOptions({
    queryKey: keys.document(id),
    // Others act on it in the chat meanwhile: whoever opens it sees the kept state at once and the present one next.
    staleTime: 0,
    queryFn: ({ signal }) => api.get(`/api/incoming/${encodeURIComponent(id)}`, incomingDetail, { signal }),
  });
}
