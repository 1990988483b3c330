import { z } from "zod";
import type { Sentence } from "./config-refused.ts";

const features = ["none", "graph"] as const;

/** The variables that say what the app may do in people's names at Microsoft 365. */
export const personsVariables = {
  VANTHU_CALENDAR: z.enum(features).default("graph"),
  VANTHU_MESSAGE_FILES: z.enum(features).default("graph"),
};

const noneOrGraph: Sentence = { vi: "một trong hai từ none, graph", en: "one of none, graph" };

/** Completes 'X must be …'. */
export const personsExpected: Readonly<Record<keyof typeof personsVariables, Sentence>> = {
  VANTHU_CALENDAR: noneOrGraph,
  VANTHU_MESSAGE_FILES: noneOrGraph,
};

const wholeOfThem = z.object(personsVariables);

/** What people may let the app do in their names; nothing of it happens before they have consented. */
export interface PersonsConfig {
  /** Meetings into their own calendars, and who is busy. */
  readonly calendar: boolean;
  /** Files that a message in Teams only names. */
  readonly messageFiles: boolean;
}

export function personsOf(read: z.infer<typeof wholeOfThem>): PersonsConfig {
  return {
    calendar: read.VANTHU_CALENDAR === "graph",
    messageFiles: read.VANTHU_MESSAGE_FILES === "graph",
  };
}
