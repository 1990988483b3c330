import { keepPreviousData, useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { z } from "zod";
import type { Page } from "../../../src/contract/common.ts";

/** Where a page of the register begins: at its start, where the last page ended, or at a number. */
export interface PageStart {
  readonly cursor?: string;
  readonly atNumber?: number;
}
export type FetchPage<Row> = (start: PageStart, signal: AbortSignal) => Promise<Page<Row>>;

/** A list of any length of which only what is near the eye is held. */
export interface RowsView<Row> {
  /** How many rows can be scrolled to now. */
  readonly count: number;
  /** How many there are, null while nobody knows. */
  readonly total: number | null;
  /** Null while it is on its way. */
  readonly rowAt: (index: number) => Row | null;
  readonly isFirstLoad: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Where a number stands, as far as that is known without reading up to it. */
  readonly placeOfNumber: (number: number) => number | null;
  /** Rows that are shown now. */
  readonly onRange: (first: number, last: number) => void;
}

export const pageSize = 100;
/** Rows before and after those in sight that are fetched as well. */
const ahead = 30;

interface NumberedSource<Row> {
  readonly key: readonly unknown[];
  readonly fetchPage: FetchPage<Row>;
  readonly numberOf: (row: Row) => number;
  /** Last number of the register: numbers run from 1 to it without a gap (NĐ 30, Đ22.2). */
  readonly last: number;
  readonly ascending: boolean;
  readonly enabled: boolean;
}

/**
 * The whole of a register: as its numbers have no gaps, a row's number tells its place, so that any place of a year of
 * 100,000 entries is one request away.
 */
export function useNumberedRows<Row>(source: NumberedSource<Row>): RowsView<Row> {
  const { key, fetchPage, numberOf, last, ascending, enabled } = source;
  const [range, setRange] = useState({ first: 0, last: 0 });
  const lastPage = Math.max(0, Math.ceil(last / pageSize) - 1);
  const from = Math.min(range.first, lastPage);
  const pages = Array.from({ length: Math.min(range.last, lastPage) - from + 1 }, (_, at) => from + at);
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...key, "numbered", ascending, last, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        fetchPage({ atNumber: ascending ? page * pageSize + 1 : last - page * pageSize }, signal),
      enabled,
      gcTime: 60_000,
    })),
  });
  const rows = new Map<number, Row>();
  for (const { data } of results) for (const row of data?.items ?? []) rows.set(numberOf(row), row);
  const failed = results.find((result) => result.error !== null);
  return {
    count: last,
    total: last,
    rowAt: (index) => rows.get(ascending ? index + 1 : last - index) ?? null,
    placeOfNumber: (number) => Math.max(0, Math.min(last - 1, ascending ? number - 1 : last - number)),
    isFirstLoad: rows.size === 0 && results.some((result) => result.isPending),
    error: rows.size === 0 ? (failed?.error ?? null) : null,
    retry: () => void Promise.all(results.map((result) => result.refetch())),
    onRange: (firstRow, lastRow) => {
      const pageAt = (row: number) => Math.max(0, Math.floor(row / pageSize));
      const next = { first: pageAt(firstRow - ahead), last: pageAt(lastRow + ahead) };
      if (next.first !== range.first || next.last !== range.last) setRange(next);
    },
  };
}

interface ChainedSource<Row> {
  readonly key: readonly unknown[];
  readonly fetchPage: FetchPage<Row>;
  readonly start: PageStart;
  readonly enabled: boolean;
}

/** What the library keeps with each page, whose type it forgets: which page it is. */
const keptParam = z.object({ page: z.number() });

/** Pages that are held at once; those farther from the eye are let go and read again when it comes back. */
const heldPages = 12;

/** A filtered register: each page tells where the next begins. */
export function useChainedRows<Row>({ key, fetchPage, start, enabled }: ChainedSource<Row>): RowsView<Row> {
  const cursors = useRef(new Map<number, PageStart>());
  const query = useInfiniteQuery({
    queryKey: [...key, "chained", start],
    initialPageParam: { page: 0, at: start },
    queryFn: async ({ pageParam, signal }) => {
      const found = await fetchPage(pageParam.at, signal);
      if (found.next !== null) cursors.current.set(pageParam.page + 1, { cursor: found.next });
      return found;
    },
    getNextPageParam: (page, _pages, { page: at }) =>
      page.next === null ? undefined : { page: at + 1, at: { cursor: page.next } },
    getPreviousPageParam: (_page, _pages, { page: at }) => {
      if (at === 0) return undefined;
      return { page: at - 1, at: at === 1 ? start : (cursors.current.get(at - 1) ?? start) };
    },
    maxPages: heldPages,
    placeholderData: keepPreviousData,
    enabled,
  });
  const held = query.data?.pages ?? [];
  const firstParam = keptParam.safeParse(query.data?.pageParams[0]);
  const offset = (firstParam.data?.page ?? 0) * pageSize;
  const rows = held.flatMap((page) => page.items);
  const end = offset + rows.length;
  return {
    count: end + (query.hasNextPage ? 3 : 0),
    total: query.hasNextPage || query.data === undefined ? null : end,
    rowAt: (index) => rows[index - offset] ?? null,
    placeOfNumber: () => null,
    isFirstLoad: query.isPending && enabled,
    error: rows.length === 0 ? query.error : null,
    retry: () => void query.refetch(),
    onRange: (first, last) => {
      if (query.isFetching) return;
      if (last > end - pageSize / 2 && query.hasNextPage) void query.fetchNextPage();
      else if (first < offset && query.hasPreviousPage) void query.fetchPreviousPage();
    },
  };
}
