import { infiniteQueryOptions } from "@tanstack/react-query";
import { work, type WorkBucket } from "../../../src/contract/routing.ts";
import type { Api } from "../foundation/api.ts";
import { keys } from "../foundation/queries.ts";

/** One bucket of what waits for me, page by page. */
export function workPageOptions(api: Api, bucket: WorkBucket) {
  return infiniteQueryOptions({
    queryKey: [...keys.work, bucket],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/work", work, { query: { bucket, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
