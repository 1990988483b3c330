import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { incomingStanding, type IncomingDetail } from "../../../src/contract/incoming.ts";
import { standingOf, worthOf } from "../../../src/domain/routing/standing.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";

/** Often enough that nobody works long on what is past, rarely enough that a hundred open pages are no load. */
const everyMs = 17_000;

/** A check of signatures takes a second or two, and the person looks at the badge. */
const checkMs = 2_000;

/**
 * Asks where the document stands while it is in sight, and at once when the person comes back to it; reads it again when
 * somebody has acted since it was read.
 */
export function useStanding(detail: IncomingDetail, readAt: number): void {
  const api = useApi();
  const queries = useQueryClient();
  const { id, legalValue } = detail;
  const present = { standing: standingOf(detail, detail.slip.assignments), worth: worthOf(legalValue) };
  const { isChecking } = legalValue;
  const { data, dataUpdatedAt } = useQuery({
    queryKey: [...keys.incoming, "standing", id],
    queryFn: ({ signal }) =>
      api.get(`/api/incoming/${encodeURIComponent(id)}/standing`, incomingStanding, { signal }),
    refetchInterval: isChecking ? checkMs : everyMs,
    refetchOnWindowFocus: "always",
    // What was just read stands as it was read.
    initialData: () => present,
    staleTime: everyMs,
    gcTime: 0,
  });
  const isPast =
    dataUpdatedAt > readAt && (data.standing !== present.standing || data.worth !== present.worth);
  useEffect(() => {
    if (!isPast) return;
    void queries.invalidateQueries({ queryKey: keys.document(id), exact: true });
    void queries.invalidateQueries({ queryKey: keys.work });
  }, [isPast, queries, id]);
}
