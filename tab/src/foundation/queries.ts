import { onlineManager, QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { isTransient } from "./problem-error.ts";

/** A refusal is final; a fault or a lost network is tried again twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => isTransient(error) && failures < 2,
      },
      // An act is never repeated behind somebody's back.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** First parts of query keys, so that an act can refresh what it touches. */
export const keys = {
  session: ["session"],
  work: ["work"],
  incoming: ["incoming"],
  document: (id: string) => ["incoming", "detail", id],
  assignees: (documentId: string, assignmentId: string | null) => ["assignees", documentId, assignmentId],
  outgoing: ["outgoing"],
  drafts: ["drafts"],
  search: ["search"],
  directory: ["directory"],
  registers: ["registers"],
  documentTypes: ["document-types"],
  delegations: ["delegations"],
  administration: ["administration"],
} as const;

export function useIsOnline(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
}
