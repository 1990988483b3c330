import path from "node:path";
import own from "../../package.json" with { type: "json" };
import { openGraph } from "../adapters/archive/sharepoint/graph.ts";
import { openTokens } from "../adapters/archive/sharepoint/credential.ts";
import { defaultTuning } from "../adapters/archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../adapters/archive/sharepoint/unit-budget.ts";
import { systemClock } from "../adapters/clock-and-ids/system-clock.ts";
import type { AppIdentity } from "../adapters/identity/app-credential.ts";
import { clamdScanner } from "../adapters/malware/clamd-scanner.ts";
import type { Config } from "../config.ts";
import type { GraphFeature } from "../config/graph-permissions.ts";
import type { DoctorPart } from "../usecases/doctor/examine-parts.ts";
import { fileParts } from "../usecases/doctor/file-parts.ts";
import { scannerPart } from "../usecases/doctor/scanner-part.ts";
import { openArchives } from "./archive-parts.ts";
import { diskPart, freeBytes } from "./doctor/disk-part.ts";
import { identityPart } from "./doctor/identity-part.ts";
import { storePart } from "./doctor/store-part.ts";
import { teamsPart } from "./doctor/teams-part.ts";
import { spoolToExamine } from "./spool.ts";

export interface Doctor {
  readonly parts: readonly DoctorPart[];
  close(): Promise<void>;
}

/** Everything that `npm run doctor` can examine with these settings; a further part is a further line here. */
export function openDoctor(config: Config): Doctor {
  const spoolFolder = config.spool === "folder" ? path.join(config.dataFolder, "files") : config.dataFolder;
  const archiving = openArchives(config);
  const { archives } = archiving;
  return {
    parts: [
      ...entraParts(config),
      storePart(config.store),
      diskPart({ place: config.dataFolder, free: freeBytes }),
      ...fileParts({ openSpool: () => spoolToExamine(config), spoolFolder, archives }),
      scannerPart({
        scanner: config.scanner.kind === "clamd" ? clamdScanner(config.scanner.address) : null,
        maxUploadBytes: config.maxUploadBytes,
        now: () => systemClock.now(),
      }),
    ],
    close: () => archiving.close(),
  };
}

/** Far more than an examination asks. */
const unitsPerMinute = 1000;

function entraParts(config: Config): readonly DoctorPart[] {
  const { identity, publicUrl } = config;
  const { graphUrl, loginUrl } = config.reach;
  const now = () => systemClock.now();
  const entra: (AppIdentity & { readonly teamsAppId: string; readonly graphUrl: string }) | null =
    identity.mode === "sample"
      ? null
      : { ...identity, teamsAppId: identity.teamsAppId ?? identity.clientId, graphUrl, loginUrl };
  const graph = openGraph({
    graphUrl,
    tokens: entra === null ? nobody : openTokens(entra),
    budget: createUnitBudget({ ...defaultBudget, perMinute: unitsPerMinute }),
    tuning: { ...defaultTuning, attempts: 2 },
  });
  return [
    identityPart({
      app: entra,
      needed: neededOf(config),
      inPeoplesNames: inPeoplesNames(config),
      graph,
      now,
    }),
    teamsPart({
      app: entra === null ? null : { ...entra, version: own.version },
      feed: config.reach.feed,
      publicUrl: publicUrl ?? "",
      graph,
      now,
    }),
  ];
}

/** What is set up and cannot work without its permissions. */
function neededOf({ archive, reach, directory }: Config): readonly GraphFeature[] {
  return [
    ...(archive.sharepoint === null ? [] : (["archive"] as const)),
    ...(directory === "none" ? [] : (["directory"] as const)),
    ...(reach.install ? (["install"] as const) : []),
    ...(reach.readBack ? (["readback"] as const) : []),
    ...(reach.mailFrom === null ? [] : (["mail"] as const)),
  ];
}

function inPeoplesNames({ persons }: Config): readonly GraphFeature[] {
  return [
    ...(persons.calendar ? (["calendar"] as const) : []),
    ...(persons.messageFiles ? (["messageFiles"] as const) : []),
  ];
}

const nobody = { token: () => Promise.reject(new TypeError("Nobody signs in.")), drop: () => undefined };
