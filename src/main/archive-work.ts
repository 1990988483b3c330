import type { Logger } from "pino";
import { every, type PeriodicJob } from "../jobs/periodic-jobs.ts";
import type { Services } from "../ports/services.ts";
import { followAllChanges } from "../usecases/archive/follow-changes.ts";
import { followDrafts } from "../usecases/drafts/follow-draft.ts";
import { sweepCopies } from "../usecases/files/fetched-copies.ts";
import { queueWhatLiesHere } from "../usecases/archive/queue-for-archive.ts";

const copyLifetimeMs = 86_400_000;
const sweepEveryMs = 3_600_000;
/** Beside following an archive other periodic jobs have their turn. */
const followBudgetMs = 20_000;
/** Of files of before the archive was turned on; so few that what is registered now hardly waits for them. */
const mostWaiting = 30;

/** Sweeps, once an hour, the copies on this server's own disk: no other server may reach them. */
export function copySweeper(
  { archives, clock }: Pick<Services, "archives" | "clock">,
  log: Logger,
): () => Promise<void> {
  let dueAt = 0;
  return async () => {
    const now = clock.now().getTime();
    if (archives.all.length === 0 || now < dueAt) return;
    dueAt = now + sweepEveryMs;
    const swept = await sweepCopies(await archives.copies(), new Date(now - copyLifetimeMs));
    if (swept > 0) log.info({ swept }, "copies swept");
  };
}

/** What happens by the clock where an archive is set up; nothing where none is. */
export function archivePeriodicJobs(services: Services, log: Logger): PeriodicJob[] {
  const { archives } = services;
  if (archives.all.length === 0) return [];
  const known: { after: string | null; isOver: boolean } = { after: null, isOver: false };
  return [
    {
      name: "follow-archive",
      next: every(2),
      async run() {
        const { followed, away } = await followAllChanges(services, { budgetMs: followBudgetMs });
        if (away.length > 0) log.warn({ away }, "an archive does not answer");
        for (const [kind, { changed, missing, moved }] of Object.entries(followed))
          if (changed + missing + moved > 0) log.warn({ kind, changed, missing, moved }, "changed by hand");
      },
    },
    {
      name: "follow-drafts",
      next: every(0.25),
      async run() {
        const { taken, later } = await followDrafts(services);
        if (taken + later > 0) log.info({ taken, later }, "drafts followed");
      },
    },
    {
      name: "queue-for-archive",
      next: every(0.25),
      async run() {
        if (known.isOver) return;
        const queued = await queueWhatLiesHere(services, { mostWaiting, after: known.after });
        known.after = queued.after;
        known.isOver = queued.isOver;
        if (queued.queued > 0) log.info({ files: queued.queued }, "queued for the archive");
      },
    },
  ];
}
