import type { AdminHealth } from "../../../../src/contract/administration.ts";
import { mostTextsCounted } from "../../../../src/domain/text/most-counted.ts";
import type { words } from "./words.ts";

type Word = keyof typeof words;

/** `fine` needs nobody; `look` is for the administrator; `broken` stops the work of everybody. */
export type Tone = "fine" | "look" | "broken";

export interface HealthLine {
  readonly name: Word;
  readonly says: Word;
  readonly params: Readonly<Record<string, string | number>>;
  readonly tone: Tone;
  readonly to: { readonly path: string; readonly word: Word } | null;
}

/** What has waited longer than this did not go at the first attempts. */
const usualWaitMs = 10 * 60_000;
/** ClamAV has new signatures every day; these have not come for a week. */
const oldSignaturesMs = 7 * 86_400_000;

const engines: Readonly<Record<string, string>> = { sqlite: "SQLite", mssql: "SQL Server" };

export interface Shown {
  readonly count: (n: number) => string;
  readonly when: (instant: string) => string;
}

function storeLine({ store }: AdminHealth): HealthLine {
  return {
    name: "store",
    says: store.ok ? "storeOk" : "storeBroken",
    params: { engine: engines[store.engine] ?? store.engine },
    tone: store.ok ? "fine" : "broken",
    to: null,
  };
}

function waitingLine({ outbox }: AdminHealth, now: Date, { count, when }: Shown): HealthLine {
  const { waiting, oldest } = outbox;
  const none = { name: "waiting", says: "waitingNone", params: {}, tone: "fine", to: null } as const;
  if (waiting === 0 || oldest === null) return none;
  const isLong = now.getTime() - Date.parse(oldest) > usualWaitMs;
  return {
    ...none,
    says: isLong ? "waitingLong" : "waitingSome",
    params: { n: count(waiting), since: when(oldest) },
    tone: isLong ? "look" : "fine",
  };
}

/** Scans are as they should be; what could not be read is not found by its text. */
function textsLine({ texts }: AdminHealth, { count }: Shown): HealthLine {
  const { waiting, found, none, failed } = texts;
  const upTo = (n: number) => count(n) + (n < mostTextsCounted ? "" : "+");
  return {
    name: "texts",
    says: waiting > 0 ? "textsWaiting" : "textsRead",
    params: { waiting: upTo(waiting), found: upTo(found), none: upTo(none), failed: upTo(failed) },
    tone: failed === 0 ? "fine" : "look",
    to: null,
  };
}

/** Files wait while the archive is away; nothing is lost, and nobody's work stops. */
function archiveLine({ archive }: AdminHealth, now: Date, { count, when }: Shown): HealthLine[] {
  if (archive === null) return [];
  const { waiting, oldest, archived, changed, missing, fault } = archive;
  const isLong = oldest !== null && now.getTime() - Date.parse(oldest) > usualWaitMs;
  const spoilt = changed + missing;
  const params = {
    n: count(waiting),
    archived: count(archived),
    since: oldest === null ? "" : when(oldest),
    changed: count(changed),
    missing: count(missing),
  };
  const says = isLong && fault !== null ? "archiveFault" : waiting > 0 ? "archiveWaiting" : "archiveWell";
  const line = { name: "archive", params, to: null } as const;
  return [
    {
      ...line,
      says,
      params: { ...params, faultVi: fault?.says.vi ?? "", faultEn: fault?.says.en ?? "" },
      tone: isLong ? "look" : "fine",
    },
    ...(spoilt === 0
      ? []
      : [{ ...line, name: "archiveByHand", says: "archiveSpoilt", tone: "look" } as const]),
  ];
}

/** Without a scanner nothing is looked into; where it is away, files wait and nobody can register them. */
function scannerLine({ scanner }: AdminHealth, now: Date, { count, when }: Shown): HealthLine {
  const { state, engine, edition, madeAt, waiting } = scanner;
  const isOld = madeAt !== null && now.getTime() - Date.parse(madeAt) > oldSignaturesMs;
  const says = {
    none: "scannerNone",
    away: "scannerAway",
    blind: "scannerBlind",
    ok: isOld ? "scannerOld" : waiting > 0 ? "scannerBusy" : madeAt === null ? "scannerOwn" : "scannerOk",
  } as const;
  return {
    name: "scanner",
    says: says[state],
    params: {
      engine: engine ?? "",
      edition: edition ?? "",
      made: madeAt === null ? "" : when(madeAt),
      n: count(waiting),
    },
    tone: state === "ok" && !isOld ? "fine" : state === "none" ? "look" : state === "ok" ? "look" : "broken",
    to: { path: "/administration/quarantine", word: "openQuarantine" },
  };
}

/** Nobody misses anything: the heads of the units have their cards. */
function channelsLine({ lostChannels }: AdminHealth, { count }: Shown): HealthLine[] {
  if (lostChannels === 0) return [];
  const to = { path: "/administration/channels", word: "openChannels" } as const;
  return [{ name: "channels", says: "channelsLost", params: { n: count(lostChannels) }, tone: "look", to }];
}

/** What an administrator should know, in the order in which it would hurt; `now` tells how long something waited. */
export function healthLines(health: AdminHealth, now: Date, shown: Shown): HealthLine[] {
  const { outbox, unreachable, uploads, auditEntries } = health;
  const { count } = shown;
  return [
    storeLine(health),
    scannerLine(health, now, shown),
    waitingLine(health, now, shown),
    {
      name: "dead",
      says: outbox.dead === 0 ? "deadNone" : "deadSome",
      params: { n: count(outbox.dead) },
      tone: outbox.dead === 0 ? "fine" : "look",
      to: outbox.dead === 0 ? null : { path: "/administration/dead-letters", word: "openDead" },
    },
    {
      name: "unreachable",
      says: unreachable === 0 ? "unreachableNone" : "unreachableSome",
      params: { n: count(unreachable) },
      tone: unreachable === 0 ? "fine" : "look",
      to: unreachable === 0 ? null : { path: "/administration/deliveries", word: "openDeliveries" },
    },
    ...channelsLine(health, shown),
    {
      name: "uploads",
      says: uploads === 0 ? "uploadsNone" : "uploadsSome",
      params: { n: count(uploads) },
      tone: "fine",
      to: null,
    },
    ...archiveLine(health, now, shown),
    textsLine(health, shown),
    { name: "audit", says: "auditSome", params: { n: count(auditEntries) }, tone: "fine", to: null },
  ];
}
