import { z } from "zod";
import { id, instant } from "./common.ts";
import { fileScan } from "./files.ts";

/** How the scanner does. blind: it answers, and would call clean what it does not look into; it is not used then. */
export const scannerView = z.object({
  kind: z.enum(["none", "clamd"]),
  state: z.enum(["none", "ok", "away", "blind"]),
  engine: z.string().nullable(),
  /** Number of the signatures, and when they were made. */
  edition: z.string().nullable(),
  madeAt: instant.nullable(),
  /** Uploads that wait for it. */
  waiting: z.number().int(),
  /** The last walk through all that is kept, or the one under way. */
  walk: z
    .object({
      startedAt: instant,
      finishedAt: instant.nullable(),
      looked: z.number().int(),
      scanned: z.number().int(),
      found: z.number().int(),
    })
    .nullable(),
});
export type ScannerView = z.infer<typeof scannerView>;

export const quarantineItem = z.object({
  id,
  name: z.string(),
  size: z.number().int(),
  state: z.enum(["infected", "notSeen"]),
  /** What was found, or why the scanner could not look (tooLarge, encrypted, limits). */
  found: z.string().nullable(),
  signatures: z.string().nullable(),
  /** Who sent it, of an upload. */
  person: z.string().nullable(),
  /** Whose file it is, of a stored one. */
  document: z
    .object({ kind: z.enum(["incoming", "outgoing", "draft", "arrival"]), id, symbol: z.string() })
    .nullable(),
  at: instant,
  /** When it is removed; null for a document's file, which is kept and stays blocked. */
  until: instant.nullable(),
});
export type QuarantineItem = z.infer<typeof quarantineItem>;

/** GET /api/admin/quarantine */
export const quarantine = z.object({
  items: z.array(quarantineItem),
  scanner: scannerView,
  keptDays: z.number().int(),
});
export type QuarantineView = z.infer<typeof quarantine>;

/** POST /api/admin/quarantine/:id/scan scans one again; POST /api/admin/quarantine/scan everything that is kept. */
export const scanAgainAnswer = fileScan;
export type ScanAgainAnswer = z.infer<typeof scanAgainAnswer>;
export const scanAsked = z.object({ asked: z.literal(true) });
