import type { Notice } from "../../src/ports/messenger.ts";
import { alarmCard } from "./alarm-card.ts";
import type { Rendered } from "./card.ts";
import { say } from "./say.ts";

export type ArchiveNotice = Extract<Notice, { kind: "archive" }>;

const said = {
  restored: "archiveRestored",
  changed: "archiveChanged",
  missing: "archiveMissing",
} as const;

/** Somebody changed a file in the archive by hand, or took it away: which, and what to do. */
export function archiveCard({ language, fileName, symbol, state }: ArchiveNotice): Rendered {
  const told = say(language, said[state], { fileName, symbol: symbol ?? "…" });
  const next = say(language, state === "restored" ? "archiveWho" : "archiveBringBack");
  return alarmCard(language, { heading: say(language, "archiveHeading"), told, next });
}
