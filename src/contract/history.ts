import { z } from "zod";
import { bilingual, id, instant } from "./common.ts";

/** Who did what when, as sentences, oldest first; made from the audit trail, so that there is one history. */
export const historyEntry = z.object({
  at: instant,
  action: z.string(),
  who: z.string(),
  /** Null where the system did it. */
  whoId: id.nullable(),
  onBehalfOf: z.string().nullable(),
  sentence: bilingual,
  text: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
export const history = z.array(historyEntry);
