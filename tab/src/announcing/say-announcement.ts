import type { AnnouncementView } from "../../../src/contract/announcements.ts";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

/** To whom it went, as people read it. */
export function useAudienceWords(): (announcement: AnnouncementView) => string {
  const t = useWords(words);
  return ({ to }) =>
    to.everyone
      ? t("toEveryone")
      : [...to.units, ...to.lists, ...(to.people === 0 ? [] : [t("toPeople", { count: to.people })])].join(
          ", ",
        );
}

export function useStateWord(): (announcement: AnnouncementView) => string {
  const t = useWords(words);
  return ({ state, progress }) => {
    if (state === "cancelled") return t("stateCancelled");
    if (state === "recalled") return t("stateRecalled");
    return t((progress.waiting ?? 0) > 0 ? "stateSending" : "stateDone");
  };
}
