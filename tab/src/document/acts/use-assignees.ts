import { useQuery } from "@tanstack/react-query";
import { assignees } from "../../../../src/contract/routing.ts";
import { keys } from "../../foundation/queries.ts";
import { useApi } from "../../foundation/session.tsx";

/** Whom this person may submit to or assign to, on this document or under this assignment. */
export function useAssignees(documentId: string, assignmentId: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: keys.assignees(documentId, assignmentId),
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) =>
      api.get("/api/assignees", assignees, { query: { documentId, assignmentId }, signal }),
  });
}
