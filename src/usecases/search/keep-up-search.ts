import type { Services } from "../../ports/services.ts";
import type { OriginalServices } from "../files/open-original.ts";
import { readFileText } from "./read-file-text.ts";

type Needed = OriginalServices & Pick<Services, "extraction" | "clock">;

const filesTogether = 20;
const documentsTogether = 200;

/**
 * Files that nobody has read yet: of before the search was, of a server that died, or because others were read when
 * their turn came. The longest waiting first, for `budgetMs` at most; how many were read. A file that a fault of ours
 * hinders keeps nobody else waiting, and is tried again next time.
 */
export async function readWaitingTexts(
  services: Needed,
  { graceMs, budgetMs }: { readonly graceMs: number; readonly budgetMs: number },
): Promise<{ read: number; faults: number }> {
  const { store, clock } = services;
  const began = clock.now().getTime();
  const before = new Date(began - graceMs);
  const isOver = () => clock.now().getTime() - began > budgetMs;
  let read = 0;
  const faulty = new Set<string>();
  while (!isOver()) {
    const waiting = await store.read.texts.waiting(before, filesTogether + faulty.size);
    const ids = waiting.filter((id) => !faulty.has(id));
    if (ids.length === 0) break;
    for (const fileId of ids) {
      if (isOver()) break;
      await readFileText(services, { fileId }).then(
        () => (read += 1),
        () => faulty.add(fileId),
      );
    }
  }
  return { read, faults: faulty.size };
}

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
