import type { Services } from "../../ports/services.ts";

const documentsTogether = 200;

/** Documents that were here before the full text was, in pieces, for `budgetMs` at most; how many were put into it. */
export async function catchUpSearch(
  { store, clock }: Pick<Services, "store" | "clock">,
  { budgetMs }: { readonly budgetMs: number },
): Promise<number> {
  const began = clock.now().getTime();
  let all = 0;
  while (clock.now().getTime() - began < budgetMs) {
    const done = await store.transaction(({ search }) => search.catchUp(documentsTogether));
    if (done === 0) break;
    all += done;
  }
  return all;
}
