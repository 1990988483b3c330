import path from "node:path";
import type { FetchImplementation } from "jose";
import type { Logger } from "pino";
import type { BotParts } from "../bot/create-bot.ts";
import { openStoreClock } from "./adapters/clock-and-ids/store-clock.ts";
import { systemClock } from "./adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "./adapters/clock-and-ids/uuid-ids.ts";
import { dateHolidaysProposal } from "./adapters/holiday-proposal/date-holidays.ts";
import { clamdScanner } from "./adapters/malware/clamd-scanner.ts";
import { openStore } from "./adapters/store/open-store.ts";
import { readConfig, type Config } from "./config.ts";
import { isLoopback } from "./config/variables.ts";
import { createApp } from "./http/create-app.ts";
import type { Edge } from "./http/endpoint.ts";
import type { Limits } from "./http/identify.ts";
import { byHash, rateLimit, type RateLimit } from "./http/rate-limit.ts";
import { allRoutes } from "./http/routes/all.ts";
import { defaultArchiveJobSettings, startArchiveJobs, type ArchiveJobSettings } from "./jobs/archive-jobs.ts";
import { defaultImportJobSettings, startImportJobs } from "./jobs/import-jobs.ts";
import {
  defaultInstanceSettings,
  joinInstances,
  type InstanceSettings,
  type LiveInstance,
} from "./jobs/join-instances.ts";
import { signatureChecker } from "./jobs/check-signatures.ts";
import { textReader } from "./jobs/read-texts.ts";
import { limitSharing } from "./jobs/share-limits.ts";
import { defaultJobSettings, startJobs, type Jobs, type JobSettings } from "./jobs/start-jobs.ts";
import { createLogger } from "./log/create-logger.ts";
import { errorFacts } from "./log/error-facts.ts";
import { openArchives, type ArchiveParts } from "./main/archive-parts.ts";
import { botSettings } from "./main/bot-parts.ts";
import { openDataFolder } from "./main/data-folder.ts";
import { copySweeper } from "./main/archive-work.ts";
import { outboxHandlers, periodicJobs } from "./main/job-parts.ts";
import {
  lazyBot,
  lazyForms,
  lazyPracticePapers,
  lazyEvidence,
  lazySheets,
  lazyTrustTools,
  type LazyBot,
} from "./main/lazy-parts.ts";
import { listen } from "./main/listen.ts";
import { openDirectory } from "./main/directory-parts.ts";
import { openInPersonsName } from "./main/persons-parts.ts";
import { openReach, type ReachParts } from "./main/reach-parts.ts";
import { readinessParts } from "./main/readiness.ts";
import { runProcess, type Running } from "./main/run-process.ts";
import { openWorkers } from "./main/worker-parts.ts";
import { openSignIn } from "./main/sign-in-parts.ts";
import { openOnlySpool } from "./main/spool.ts";
import type { Archives } from "./ports/archives.ts";
import type { Clock } from "./ports/clock.ts";
import type { Outreach } from "./ports/outreach.ts";
import type { Services } from "./ports/services.ts";
import type { TrustTools } from "./ports/trust-tools.ts";
import { clearOwnCopies } from "./usecases/sealing/remove-sealed.ts";

/** What tests and benchmarks set otherwise than the product does. */
export interface StartOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly jobs?: Partial<JobSettings>;
  readonly archive?: Partial<ArchiveJobSettings>;
  /** In place of those that the configuration names. */
  readonly archives?: Archives;
  readonly trustTools?: TrustTools;
  readonly outreach?: Outreach;
  readonly instance?: Partial<InstanceSettings>;
  /** Fill an empty store of the embedded mode; yes unless said otherwise. */
  readonly sampleData?: boolean;
  /** Parse answers with the contract. */
  readonly checkAnswers?: boolean;
  /** A double of Teams. */
  readonly channel?: NonNullable<BotParts["channel"]>;
  /** In the place of Entra's published keys. */
  readonly fetchKeys?: FetchImplementation;
  readonly tabFolder?: string;
}

export interface RunningServer extends Running {
  readonly port: number;
  readonly services: Services;
}

const graceMs = 15_000;

/** The whole product, from its parts to a port that answers. Throws before it listens when any part is not there. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const log = options.log ?? createLogger(config);
  await using opened = new AsyncDisposableStack();
  const { services, instance, bot, archive, reach } = await openServices(config, options, log, opened);
  if (config.identity.mode === "sample" && options.sampleData !== false) await seedWhereEmpty(services);

  const limits = limitsOf(config);
  let isStopping = false;
  let jobs: Jobs | null = null;
  const app = createApp({
    log,
    readiness: {
      parts: readinessParts(services, async () => jobs?.check()),
      isStopping: () => isStopping,
    },
    api: await apiRoutes(config, services, limits, options),
    bot: bot.route(services),
    tabFolder: options.tabFolder ?? path.join(import.meta.dirname, "../dist/tab"),
    answersTo: config.identity.mode === "sample" ? isLoopback : () => true,
    isHttps: addressOf(config, config.port).startsWith("https:"),
    trustedProxies: config.trustedProxies,
  });
  const listening = await listen(app, config.host, config.port);
  const limiting = limitSharing(
    { store: services.store, instance },
    { ...limits, ...archive.limits, ...reach.limits },
  );
  const unasked = { ...services, archives: archive.behind, instance };
  const work = startWork(unasked, limiting, { config, options, log });
  jobs = work.jobs;
  opened.defer(async () => {
    await Promise.all([listening.close(graceMs), work.stop()]);
  });
  void bot.load().catch((error: unknown) => log.error({ error: errorFacts(error) }, "bot not loaded"));

  const parts = opened.move();
  return {
    url: addressOf(config, listening.port),
    port: listening.port,
    log,
    services,
    async stop() {
      isStopping = true;
      await parts.disposeAsync();
    },
  };
}

/** All that happens without anybody asking for it. */
function startWork(
  services: Services & { readonly instance: LiveInstance },
  shareLimits: () => Promise<void>,
  { config, options, log }: { readonly config: Config; readonly options: StartOptions; readonly log: Logger },
): { readonly jobs: Jobs; stop(): Promise<void> } {
  const sweepOwn = copySweeper(services, log);
  const jobs = startJobs(
    {
      ...services,
      shareLimits,
      async clearOwn() {
        await clearOwnCopies(services);
        await sweepOwn();
      },
      readText: textReader(services, log),
      checkSignatures: signatureChecker(services, log),
    },
    outboxHandlers(services),
    periodicJobs(services, log, config),
    log,
    { ...defaultJobSettings, ...options.jobs },
  );
  const imports = startImportJobs(services, log, {
    ...defaultImportJobSettings,
    owner: uuidIds.next(),
    ...(options.jobs?.pollMs === undefined ? {} : { pollMs: options.jobs.pollMs }),
  });
  const { graceMs: keptMs } = config.archive;
  const archiving =
    services.archives.all.length === 0
      ? null
      : startArchiveJobs(services, log, {
          ...defaultArchiveJobSettings,
          graceMs: keptMs,
          ...options.archive,
        });
  return {
    jobs,
    async stop() {
      await Promise.all([jobs.stop(graceMs), imports.stop(), archiving?.stop(graceMs)]);
    },
  };
}

/** What use cases need of the outside. Each thing that is opened is given to `opened`, which closes the last one first. */
async function openServices(
  config: Config,
  options: StartOptions,
  log: Logger,
  opened: AsyncDisposableStack,
): Promise<{
  services: Services;
  instance: LiveInstance;
  bot: LazyBot;
  archive: ArchiveParts;
  reach: ReachParts;
}> {
  await openDataFolder(config.dataFolder);
  const store = opened.adopt(await openStore(config.store, (advice) => log.warn(advice)), (it) => it.close());
  // One file is used by one machine, whose clock is that of the file; a server of databases has its own.
  const ownClock = store.engine === "sqlite" ? systemClock : await openStoreClock(store);
  const clock = options.clock ?? ownClock;
  const settings = { ...defaultInstanceSettings, ...options.instance };
  const instance = opened.adopt(await joinInstances({ store, clock, ids: uuidIds }, log, settings), (it) =>
    it.leave(),
  );
  const files = await openOnlySpool(config, { store, clock, instance, beatMs: settings.beatMs });
  const archive = opened.adopt(archivesOf(config, options), (it) => it.close());
  const bot = opened.adopt(
    lazyBot({
      settings: botSettings(config, addressOf(config, config.port)),
      clock,
      ids: uuidIds,
      logger: log,
      instances: () => instance.count,
      ...(options.channel === undefined ? {} : { channel: options.channel }),
    }),
    (it) => it.stop(),
  );
  const reach = openReach(config, () => instance.count);
  const services: Services = {
    store,
    clock,
    ids: uuidIds,
    files,
    archives: archive.archives,
    ...openWorkers(opened),
    scanner: config.scanner.kind === "clamd" ? clamdScanner(config.scanner.address) : null,
    trustTools: options.trustTools ?? lazyTrustTools(),
    evidence: lazyEvidence(),
    forms: lazyForms(),
    practicePapers: lazyPracticePapers(),
    sheets: lazySheets(),
    holidays: dateHolidaysProposal(),
    directory: openDirectory(config),
    messenger: bot.messenger,
    channels: bot.channels,
    outreach: options.outreach ?? reach.outreach,
    inPersonsName: openInPersonsName(config),
    instance,
    settings: settingsOf(config),
  };
  return { services, instance, bot, archive, reach };
}

function archivesOf(config: Config, { archives }: StartOptions): ArchiveParts {
  return archives === undefined
    ? openArchives(config)
    : { archives, behind: archives, limits: {}, close: () => Promise.resolve() };
}

function settingsOf(config: Config): Services["settings"] {
  return {
    maxUploadBytes: config.maxUploadBytes,
    scanner: config.scanner.kind,
    uploadLifetimeHours: config.uploadLifetimeHours,
    quarantineDays: config.quarantineDays,
  };
}

function addressOf({ publicUrl, host }: Config, port: number): string {
  return publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function limitsOf({ requestsPerSecond: perSecond }: Config): Record<keyof Limits, RateLimit> {
  return {
    people: rateLimit(perSecond, perSecond * 10),
    strangers: byHash(rateLimit(perSecond / 3, (perSecond / 3) * 10)),
  };
}

async function apiRoutes(config: Config, services: Services, limits: Limits, options: StartOptions) {
  const { verifier, signIn } = await openSignIn(config, services.clock, options.fetchKeys);
  const edge: Edge = {
    services,
    verifier,
    limits,
    checkAnswers: options.checkAnswers ?? false,
  };
  return allRoutes(edge, signIn);
}

async function seedWhereEmpty(services: Services): Promise<void> {
  if ((await services.store.read.organisation.agenciesHere()).length > 0) return;
  const { seedSampleData } = await import("./sample-data/seed-sample-data.ts");
  await seedSampleData(services);
}

if (import.meta.main) await runProcess(readConfig, startServer);
