import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { searchAnswer, type SearchAnswer } from "../../../src/contract/search.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import type { SearchFilter } from "./search-filter.ts";

const pauseMs = 200;

/** A blank at the end is kept: it says that the last word is whole. */
const tidy = (text: string): string => text.replace(/\s+/g, " ").trimStart();

/** The text once nobody has typed for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(tidy(text));
  useEffect(() => {
    const timer = setTimeout(() => setSettled(tidy(text)), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The first answers while somebody types. */
export function useFirstAnswers(q: string, limit: number) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.search, "first", q, limit],
    enabled: q !== "",
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get("/api/search", searchAnswer, { query: { q, limit }, signal }),
  });
}

/** All answers, page after page. */
export function useAnswers(filter: SearchFilter) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...keys.search, filter],
    enabled: filter.q !== "",
    placeholderData: keepPreviousData,
    initialPageParam: "",
    queryFn: ({ signal, pageParam }): Promise<SearchAnswer> =>
      api.get("/api/search", searchAnswer, { query: { ...filter, cursor: pageParam }, signal }),
    getNextPageParam: ({ next }: SearchAnswer) => next,
  });
}
