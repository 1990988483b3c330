import { z } from "zod";
import type { ArchiveChange, ArchiveChanges } from "../../../ports/archive.ts";
import { asArchived, findItem, type Root } from "./find-item.ts";
import { entryIds } from "./kept-entries.ts";

const usualPage = 200;
/** Shares keep their own clocks, and some count in seconds. */
const slackMs = 120_000;
/** What is gone is not looked for everywhere on each walk. */
const restMs = 3_600_000;
/** A walk that took long is followed by a rest so many times as long: a share has other work to do. */
const restFactor = 5;
const shortWalkMs = 2_000;

const cursorSchema = z.object({
  /** What was touched since then is told; null: everything. */
  since: z.number().nullable(),
  /** When this walk began. */
  began: z.number(),
  after: z.string().nullable(),
  /** No new walk before. */
  restUntil: z.number().optional(),
});

/**
 * Walks over what was put here, page after page. What has been touched is told, sometimes twice; what is gone is
 * told on each walk. Files that others put beside are none of ours.
 */
export async function changesIn(
  root: Root,
  cursor: string | null,
  pageSize = usualPage,
): Promise<ArchiveChanges> {
  const walk = cursor === null ? null : cursorSchema.parse(JSON.parse(cursor));
  if (cursor !== null && walk?.after === null && Date.now() < (walk.restUntil ?? 0))
    return { items: [], cursor, isLast: true, reset: false };
  const since = walk?.since ?? null;
  const began = walk === null || walk.after === null ? Date.now() : walk.began;
  const ids = await entryIds(root.root, walk?.after ?? null, pageSize);
  const items: ArchiveChange[] = [];
  for (const id of ids) {
    const found = await findItem(root, id, { restMs });
    if (found === null) items.push({ kind: "gone", container: root.container, item: id });
    else if (since === null || found.facts.touched.getTime() >= since - slackMs)
      items.push({ kind: "there", ...asArchived(root, id, found) });
  }
  const isLast = ids.length < pageSize;
  const now = Date.now();
  const took = now - began;
  const rest = took > shortWalkMs ? { restUntil: now + restFactor * took } : {};
  const next = isLast
    ? { since: began, began, after: null, ...rest }
    : { since, began, after: ids.at(-1) ?? null };
  return { items, cursor: JSON.stringify(next), isLast, reset: false };
}
