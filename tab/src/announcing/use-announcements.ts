import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  announcementPeople,
  announcementPreview,
  announcements,
  announcementView,
  audienceChoices,
  namedPeople,
  type AnnouncementInput,
  type AnnouncementView,
  type AudienceInput,
} from "../../../src/contract/announcements.ts";
import { incomingDetail } from "../../../src/contract/incoming.ts";
import type { DeliveryStanding } from "../../../src/domain/notices/delivery-outcome.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";

const root = ["announcements"] as const;
const pollMs = 2_000;

const isUnderWay = ({ progress, state }: AnnouncementView): boolean =>
  (progress.waiting ?? 0) > 0 || (state === "recalled" && (progress.sent ?? 0) > 0);

/** What was announced; asked again while one of them is on its way. */
export function useAnnouncements() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...root, "list"],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/announcements", announcements, { query: { cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) === true ? pollMs : false,
  });
}

export function useAnnouncement(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...root, "one", id],
    queryFn: ({ signal }) => api.get(`/api/announcements/${id}`, announcementView, { signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? pollMs : false),
  });
}

/** Who stands so, and why; asked anew when their number changes. */
export function useAnnouncementPeople(id: string, standing: DeliveryStanding, count: number) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...root, "people", id, standing, count],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.get(`/api/announcements/${id}/people`, announcementPeople, {
        query: { standing, cursor: pageParam },
        signal,
      }),
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

export function useAudienceChoices() {
  const api = useApi();
  return useQuery({
    queryKey: [...root, "audience"],
    queryFn: ({ signal }) => api.get("/api/announcements/audience", audienceChoices, { signal }),
  });
}

export function useNamedPeople(q: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...root, "named", q],
    queryFn: ({ signal }) => api.get("/api/announcements/people", namedPeople, { query: { q }, signal }),
    enabled: q.trim() !== "",
    placeholderData: (before) => before,
  });
}

/** Whom it would reach; what was shown stays until the next is there. */
export function usePreview(audience: AudienceInput) {
  const api = useApi();
  return useQuery({
    queryKey: [...root, "preview", audience],
    queryFn: () => api.post("/api/announcements/preview", { audience }, announcementPreview),
    placeholderData: (before) => before,
  });
}

/** The document that the announcement is about, where its address names one. */
export function useAboutDocument(id: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: keys.document(id ?? ""),
    queryFn: ({ signal }) => api.get(`/api/incoming/${id ?? ""}`, incomingDetail, { signal }),
    enabled: id !== null,
  });
}

export function useSend(onSent: (announcement: AnnouncementView) => void) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<AnnouncementView, Error, AnnouncementInput>({
    mutationFn: (body) => api.post("/api/announcements", body, announcementView),
    onSuccess: (announcement) => {
      void client.invalidateQueries({ queryKey: [...root, "list"] });
      onSent(announcement);
    },
    // Somebody came or left meanwhile: the preview tells the number of now.
    onError: () => void client.invalidateQueries({ queryKey: [...root, "preview"] }),
  });
}

export function useEnd({ id, version }: AnnouncementView) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation<AnnouncementView, Error, "cancel" | "recall">({
    mutationFn: (act) => api.post(`/api/announcements/${id}/${act}`, { version }, announcementView),
    onSuccess: (announcement) => client.setQueryData([...root, "one", id], announcement),
    onSettled: () => void client.invalidateQueries({ queryKey: root }),
  });
}
