import type yauzl from "yauzl";
import type { ActiveKind } from "../../domain/files/active-content.ts";
import type { FileMark } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { InspectionLimits } from "./limits.ts";
import type { TextPart } from "./office-parts.ts";
import { isUnsafeName } from "./unsafe-name.ts";
import { namesOf } from "./zip-layout.ts";

export interface ZipContent {
  /** Names of the outermost archive's entries. */
  readonly names: readonly string[];
  /** The beginnings of entries that were asked for. */
  readonly parts: ReadonlyMap<string, Buffer>;
  /** The texts of an Office file that is itself the archive. */
  readonly texts: readonly TextPart[];
  /** What is active in any of them, at any depth. */
  readonly active: ReadonlySet<ActiveKind>;
  /** Marks of secrecy in any of them, but on the first page of an Office file that is itself the archive. */
  readonly marks: readonly FileMark[];
}

/** What has been found so far, in a file and in all files within it. */
export interface Walk {
  readonly limits: InspectionLimits;
  /** Bytes of the outermost archive, to which the ratio is taken. */
  readonly size: number;
  readonly wanted: (name: string) => number;
  readonly names: string[];
  readonly parts: Map<string, Buffer>;
  readonly texts: TextPart[];
  readonly active: Set<ActiveKind>;
  readonly marks: FileMark[];
  /** Until then PDFs within are read for marks page by page, later only their first, ms of the process. */
  readonly marksUntil: number;
  entries: number;
  inflated: number;
}

const symbolicLink = 0o120_000;

/** What yauzl says of names, and of entries that inflate to more than they declare. */
export function refusalOf(error: unknown): RuleBroken {
  if (error instanceof RuleBroken) return error;
  const text = error instanceof Error ? error.message : "";
  if (/absolute path|invalid relative path|invalid characters in fileName/iu.test(text))
    return new RuleBroken("intake.unsafe-zip-name");
  if (/too many bytes in the stream/iu.test(text)) return new RuleBroken("intake.zip-bomb");
  if (/encrypted/iu.test(text)) return new RuleBroken("intake.encrypted-zip");
  return new RuleBroken("intake.broken-zip");
}

export function checkEntry(walk: Walk, entry: yauzl.Entry): void {
  walk.entries += 1;
  if (walk.entries > walk.limits.zipEntries)
    throw new RuleBroken("intake.zip-too-many", { params: { max: walk.limits.zipEntries } });
  if (entry.isEncrypted()) throw new RuleBroken("intake.encrypted-zip");
  if (
    namesOf(entry).some(isUnsafeName) ||
    ((entry.externalFileAttributes >>> 16) & 0o170_000) === symbolicLink
  )
    throw new RuleBroken("intake.unsafe-zip-name");
}

/** Bytes that were inflated, or taken out of a file. */
export function count(walk: Walk, bytes: number): void {
  const { zipInflatedBytes, zipRatio, zipRatioFromBytes } = walk.limits;
  walk.inflated += bytes;
  const swollen = walk.inflated > zipRatioFromBytes && walk.inflated > walk.size * zipRatio;
  if (walk.inflated > zipInflatedBytes || swollen) throw new RuleBroken("intake.zip-bomb");
}

export function beginWalk(size: number, limits: InspectionLimits, wanted: Walk["wanted"]): Walk {
  return {
    limits,
    size,
    wanted,
    names: [],
    parts: new Map(),
    texts: [],
    active: new Set(),
    marks: [],
    marksUntil: performance.now() + limits.marksMs,
    entries: 0,
    inflated: 0,
  };
}

export function addActive(walk: Walk, found: Iterable<ActiveKind>): void {
  for (const kind of found) walk.active.add(kind);
}

/** For a file within another that has a password. */
export function lockedWithin(entry: string): RuleBroken {
  return new RuleBroken("intake.locked-within", { params: { entry } });
}
