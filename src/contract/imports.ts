import { z } from "zod";
import { importJobStates, importScopes } from "../domain/imports/import-job.ts";
import {
  directions,
  fillable,
  importFields,
  importNumberings,
  importStates,
} from "../domain/imports/mapping.ts";
import { dateOrders } from "../domain/imports/read-date.ts";
import { bilingual, id, instant } from "./common.ts";

export const importDirection = z.enum(directions);

/** How a file is read as a register; the command line takes the same as JSON (`--mapping`). */
export const importMapping = z.strictObject({
  sheet: z.string().max(100).nullable(),
  headingEnd: z.number().int().min(0).max(1_048_576),
  columns: z.partialRecord(z.enum(importFields), z.number().int().min(0).max(299)),
  encoding: z.enum(["unicode", "tcvn3", "vni"]),
  dateOrder: z.enum(dateOrders),
  year: z.number().int().min(1945).max(2999).nullable(),
  registerKey: z.string().max(50).nullable(),
  numbering: z.enum(importNumberings),
  state: z.enum(importStates),
  carryDates: z.boolean(),
  fill: z.partialRecord(z.enum(fillable), z.string().max(200)),
  csv: z
    .strictObject({
      charset: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1258", "windows-1252"]),
      delimiter: z.enum([",", ";", "\t", "|"]),
    })
    .nullable(),
});
export type ImportMappingBody = z.infer<typeof importMapping>;

/** POST /api/imports: an upload with the role `register` becomes an import; answers `importDetail`. */
export const beginImport = z.strictObject({ uploadId: id, direction: importDirection });
export type BeginImport = z.infer<typeof beginImport>;

/** POST /api/imports/:id/preview: by this mapping; without one it is proposed, for the sheet that is named. */
export const previewImport = z.strictObject({
  mapping: importMapping.nullable(),
  sheet: z.string().max(100).nullable(),
});
export type PreviewImport = z.infer<typeof previewImport>;

/** The beginning of the file as this mapping reads it. */
export const importPreview = z.object({
  sheets: z.array(z.string()),
  mapping: importMapping,
  /** The agency read a file with these headings so before. */
  isRemembered: z.boolean(),
  headings: z.array(z.string()),
  sample: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  /** What the first rows come to: how each mapped field of them reads, or what is wrong. */
  readings: z.array(
    z.object({
      row: z.number().int(),
      title: z.string(),
      problems: z.array(z.object({ field: z.string().nullable(), message: bilingual })),
    }),
  ),
  missing: z.array(z.enum(importFields)),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importCounts = z.object({
  read: z.number().int(),
  added: z.number().int(),
  same: z.number().int(),
  differing: z.number().int(),
  wrong: z.number().int(),
  excluded: z.number().int(),
  skipped: z.number().int(),
});

export const importView = z.object({
  id,
  direction: importDirection,
  state: z.enum(importJobStates),
  fileName: z.string(),
  fileSize: z.number().int(),
  sha256: z.string(),
  scope: z.enum(importScopes).nullable(),
  counts: importCounts,
  /** Rows that the check read; null before it ended. */
  total: z.number().int().nullable(),
  /** How often each problem occurs, most often first. */
  summary: z.array(z.object({ field: z.string().nullable(), message: bilingual, count: z.number().int() })),
  registers: z.array(
    z.object({
      year: z.number().int(),
      key: z.string(),
      highest: z.number().int(),
      entries: z.number().int(),
    }),
  ),
  failure: bilingual.nullable(),
  startedBy: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type ImportView = z.infer<typeof importView>;

/** GET /api/imports: the agency's imports, newest first. */
export const importViews = z.array(importView);

/** GET /api/imports/:id */
export const importDetail = z.object({ import: importView, mapping: importMapping });
export type ImportDetail = z.infer<typeof importDetail>;

/** GET /api/imports/:id/problems?after= */
export const problemsQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0) });
export const importProblems = z.object({
  items: z.array(
    z.object({
      position: z.number().int(),
      row: z.number().int(),
      field: z.string().nullable(),
      column: bilingual.nullable(),
      message: bilingual,
    }),
  ),
  next: z.number().int().nullable(),
});
export type ImportProblems = z.infer<typeof importProblems>;

/** POST /api/imports/:id/check: reads every row by this mapping and keeps nothing. */
export const checkImport = z.strictObject({ mapping: importMapping });
export type CheckImport = z.infer<typeof checkImport>;

/** POST /api/imports/:id/start: all rows, or the right ones alone; the clerk says which. */
export const startImport = z.strictObject({ scope: z.enum(importScopes) });
export type StartImport = z.infer<typeof startImport>;

/** What only the old book had of an imported document, as it stood there. */
export const oldBook = z.object({
  receiver: z.string().nullable(),
  transferredOn: z.string().nullable(),
  signedFor: z.string().nullable(),
  draftingUnit: z.string().nullable(),
});
export type OldBook = z.infer<typeof oldBook>;

/** Where an imported document came from: shown on its page, and with it what only the old book had. */
export const importedFrom = oldBook.extend({
  importId: id,
  fileName: z.string(),
  row: z.number().int(),
  at: instant,
  by: z.string(),
});
export type ImportedFrom = z.infer<typeof importedFrom>;
