import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { z } from "zod";
import type { Config } from "../config.ts";
import { fenced } from "../jobs/fenced.ts";
import type { OutboxHandlers } from "../jobs/outbox-worker.ts";
import { dailyAt, every, type PeriodicJob } from "../jobs/periodic-jobs.ts";
import type { Services } from "../ports/services.ts";
import { forgetOld } from "../usecases/administration/forget-old.ts";
import { findLeftWork, findLeftWorkJob } from "../usecases/handovers/find-left-work.ts";
import { readDirectory } from "../usecases/directory/read-directory.ts";
import { readTies } from "../usecases/directory/read-ties.ts";
import { reconcile } from "../usecases/administration/reconcile.ts";
import { rereadOriginals } from "../usecases/administration/reread-originals.ts";
import { sweepOrphans } from "../usecases/files/sweep-orphans.ts";
import type { Handled } from "../usecases/notices/handled.ts";
import { recallCard, recallCards } from "../usecases/announcements/recall-cards.ts";
import { spreadAnnouncement } from "../usecases/announcements/spread-announcement.ts";
import { postToChannel, refreshPosts } from "../usecases/channels/post-to-channel.ts";
import { beginStandIns } from "../usecases/notices/begin-stand-in.ts";
import { deliverNotice } from "../usecases/notices/deliver-notice.ts";
import { installApp } from "../usecases/notices/install-app.ts";
import { reachOtherwise } from "../usecases/notices/reach-otherwise.ts";
import { refreshCard, refreshCards } from "../usecases/notices/refresh-cards.ts";
import { refreshEndedStandIns } from "../usecases/notices/refresh-stand-in.ts";
import { remind } from "../usecases/notices/remind.ts";
import { sendDigests } from "../usecases/notices/send-digests.ts";
import { rescan } from "../usecases/quarantine/rescan.ts";
import { scanWaiting } from "../usecases/quarantine/scan-upload.ts";
import { removeSealed } from "../usecases/sealing/remove-sealed.ts";
import { catchUpSearch } from "../usecases/search/keep-up-search.ts";
import { askForRound } from "../usecases/signatures/ask-for-round.ts";
import { fetchValues } from "../usecases/trust/fetch-values.ts";
import { archivePeriodicJobs } from "./archive-work.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Beside the search other periodic jobs have their turn. */
const searchBudgetMs = 20_000;
/** One turn of the scanner's jobs; the next one goes on. */
const scanBudgetMs = 10_000;
/** Between two stored files, so that files that people wait for come first. */
const rescanPauseMs = 50;
/** Originals are read through in small turns, day and night. */
const rereadMinutes = 5;

const delivery = z.object({ deliveryId: z.string(), priority: z.number().optional() });
const unreached = z.object({
  deliveryId: z.string(),
  outcome: z.enum(["blocked", "notInstalled", "failed"]),
  why: z.string(),
});
const ofPerson = z.object({ personId: z.string() });
const ofAnnouncement = z.object({ announcementId: z.string(), afterId: z.string().nullable() });
const recalling = ofAnnouncement.extend({ round: z.number() });
const ofPost = z.object({ postId: z.string() });
const ofDocument = z.object({ documentId: z.string() });
const refresh = z.object({ documentId: z.string(), exceptEvent: z.string() });

/** Who does what the outbox asks for. */
export function outboxHandlers(services: Services): OutboxHandlers {
  return {
    deliverNotice: async (payload, lease) => deliverNotice(fenced(services, lease), delivery.parse(payload)),
    reachOtherwise: (payload, lease) => reachOtherwise(fenced(services, lease), unreached.parse(payload)),
    installApp: (payload, lease) => install(fenced(services, lease), ofPerson.parse(payload)),
    spreadAnnouncement: (payload, lease) =>
      spreadAnnouncement(fenced(services, lease), ofAnnouncement.parse(payload)),
    recallAnnouncement: (payload, lease) => recallCards(fenced(services, lease), recalling.parse(payload)),
    recallNotice: (payload, lease) => recallCard(fenced(services, lease), delivery.parse(payload)),
    postToChannel: async (payload, lease) => postToChannel(fenced(services, lease), ofPost.parse(payload)),
    refreshPosts: async (payload, lease) => refreshPosts(fenced(services, lease), ofDocument.parse(payload)),
    refreshCard: async (payload, lease) => refreshCard(fenced(services, lease), delivery.parse(payload)),
    refreshCards: async (payload, lease) => refreshCards(fenced(services, lease), refresh.parse(payload)),
  };
}

/** That somebody may not be given the app is written down, and no reason to try again. */
async function install(services: Services, row: { readonly personId: string }): Promise<Handled> {
  const outcome = await installApp(services, row);
  return outcome.kind === "retry" ? outcome : { kind: "done" };
}

async function keepUpSearch(services: Services, log: Logger): Promise<void> {
  const caughtUp = await catchUpSearch(services, { budgetMs: searchBudgetMs });
  if (caughtUp > 0) log.info({ caughtUp }, "search kept up");
}

async function scanWhatWaits(services: Services, log: Logger): Promise<void> {
  const { scanned, found } = await scanWaiting(services, { budgetMs: scanBudgetMs });
  if (scanned > 0) log.info({ scanned, found }, "uploads scanned");
}

async function scanAgain(services: Services, log: Logger): Promise<void> {
  const run = await rescan(services, { budgetMs: scanBudgetMs, pause: () => sleep(rescanPauseMs) });
  if (run !== null) log.info(run, "stored files scanned again");
}

function signatureJobs(services: Services, log: Logger): PeriodicJob[] {
  return [
    {
      name: "ask-revocation",
      next: every(0.25),
      run: async () => {
        const done = await fetchValues(services, { budgetMs: scanBudgetMs });
        if (done.answered + done.failed > 0) log.info(done, "revocation asked");
      },
    },
    {
      name: "check-signatures-again",
      next: every(10),
      run: async () => {
        const asked = await askForRound(services);
        if (asked > 0) log.info({ asked }, "signatures to be checked again");
      },
    },
  ];
}

/** What begins and has ended with the day, what the directory says, and what has come to a stop. */
function nightlyJobs(services: Services, log: Logger): PeriodicJob[] {
  return [
    {
      name: "begin-delegations",
      next: dailyAt("07:00"),
      run: async () => log.info({ begun: await beginStandIns(services) }, "delegations begun"),
    },
    {
      name: "end-delegations",
      next: dailyAt("00:01"),
      run: async () => log.info({ ended: await refreshEndedStandIns(services) }, "delegations ended"),
    },
    {
      name: "read-directory",
      next: dailyAt("02:10"),
      run: async () => {
        log.info(await readDirectory(services), "directory read");
        log.info(await readTies(services), "managers and groups read");
      },
    },
    {
      name: "reconcile",
      next: dailyAt("03:00"),
      afterStartMs: 2 * minuteMs,
      run: async () => log.info(await reconcile(services), "reconciled"),
    },
  ];
}

/** What happens by the clock. `sendDigests` and `remind` know themselves whom they have told already. */
export function periodicJobs(
  services: Services,
  log: Logger,
  { keepDays, rereadDays }: Pick<Config, "keepDays" | "rereadDays">,
): PeriodicJob[] {
  return [
    {
      name: "sweep-orphans",
      next: every(60),
      run: async () => log.info(await sweepOrphans(services, { graceMs: hourMs }), "orphans swept"),
    },
    {
      name: "remove-sealed",
      next: every(1),
      run: async () => {
        const removed = await removeSealed(services);
        if (removed.removed + removed.left > 0) log.info(removed, "sealed documents removed");
      },
    },
    {
      name: findLeftWorkJob,
      next: every(15),
      run: async () => {
        const left = await findLeftWork(services);
        if (left.found > 0) log.info(left, "work left behind");
      },
    },
    { name: "remind", next: every(5), run: async () => log.info(await remind(services), "reminded") },
    {
      name: "send-digests",
      next: every(15),
      run: async () => log.info(await sendDigests(services), "digests sent"),
    },
    { name: "keep-up-search", next: every(0.25), run: () => keepUpSearch(services, log) },
    ...signatureJobs(services, log),
    { name: "scan-waiting", next: every(1 / 12), run: () => scanWhatWaits(services, log) },
    { name: "rescan", next: every(0.5), run: () => scanAgain(services, log) },
    ...archivePeriodicJobs(services, log),
    ...nightlyJobs(services, log),
    {
      name: "reread-originals",
      next: every(rereadMinutes),
      run: async () => {
        const pace = { days: rereadDays, turnMs: rereadMinutes * 60_000, pause: () => sleep(rescanPauseMs) };
        const reread = await rereadOriginals(services, pace);
        if (reread > 0) log.info({ reread }, "originals read through");
      },
    },
    {
      name: "forget-old",
      next: dailyAt("02:00"),
      run: async () =>
        log.info(await forgetOld(services, { keepDays, pause: () => sleep(100) }), "forgotten"),
    },
  ];
}
