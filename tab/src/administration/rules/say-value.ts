import type { SettingView } from "../../../../src/contract/administration.ts";
import type { Sentence } from "../../foundation/define-words.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import {
  bodiesValue,
  handlingValue,
  legalValueRuleValue,
  numberingValue,
  remindersValue,
} from "./rule-values.ts";
import { useSayActive } from "./say-active.ts";
import { useSayHours } from "./say-hours.ts";
import { useSayReach } from "./say-reach.ts";
import { useSayRevocation } from "./say-revocation.ts";
import { words } from "./words.ts";

function useSayLegalValue(): (value: unknown) => string {
  const t = useWords(words);
  return (value) => {
    const found = legalValueRuleValue.safeParse(value).data;
    if (found === undefined) return t("legalValueByLaw");
    const seal = t(found.needsAgencySeal ? "sealSaid" : "noSealSaid");
    return found.acceptsScans ? `${seal} · ${t("scansSaid")}` : seal;
  };
}

function useSayReminders(): (value: unknown) => string {
  const t = useWords(words);
  return (value) => {
    const found = remindersValue.safeParse(value).data;
    if (found === undefined) return t("notSet");
    const parts = [
      ...(found.beforeWorkingDays.length === 0
        ? []
        : [t("beforeSaid", { days: found.beforeWorkingDays.join(", ") })]),
      ...(found.atDeadline ? [t("atDeadline").toLowerCase()] : []),
      ...(found.dailyAfter === 0 ? [] : [t("dailySaid", { n: found.dailyAfter })]),
      ...(found.tellAssignerFromDay === null ? [] : [t("tellSaid", { n: found.tellAssignerFromDay })]),
    ];
    return parts.join(" · ");
  };
}

/** A rule's value as people read it, also one that holds only later. */
export function useSayValue(): (setting: SettingView, value: unknown) => string {
  const t = useWords(words);
  const say = useSay();
  const revocation = useSayRevocation();
  const hours = useSayHours();
  const reach = useSayReach();
  const active = useSayActive();
  const legalValue = useSayLegalValue();
  const numbering = (value: unknown): string => {
    const outgoing = numberingValue.safeParse(value).data?.outgoing;
    if (outgoing === undefined) return t("notSet");
    if (outgoing.kind === "groups")
      return t("groupsSaid", { names: outgoing.groups.map((group) => group.nameVi).join(", ") });
    return t(outgoing.kind === "common" ? "common" : "perType");
  };
  const reminders = useSayReminders();
  return (setting, value) => {
    const choice = (setting.choices ?? []).find((one) => one.value === value);
    const name: Sentence | undefined = choice?.name;
    switch (setting.editor) {
      case "flag":
        return t(value === true ? "yes" : "no");
      case "number":
        return setting.key === "urgentMinutes" ? t("minutes", { n: Number(value) }) : String(Number(value));
      case "choice":
        return name === undefined ? t("notSet") : say(name);
      case "text":
        return typeof value === "string" && value !== "" ? value : t("notSet");
      case "numbering":
        return numbering(value);
      case "abbreviations": {
        const bodies = bodiesValue.safeParse(value).data ?? [];
        return bodies.map((body) => `${body.name} (${body.abbreviation})`).join("; ") || t("noBodies");
      }
      case "reminders":
        return reminders(value);
      case "handlingDefaults":
        return t("rowsSaid", { n: handlingValue.safeParse(value).data?.length ?? 0 });
      case "legalValue":
        return legalValue(value);
      case "activeContent":
        return active(value);
      case "revocation":
        return revocation(value);
      case "reach":
        return reach(value);
      case "workingHours":
        return hours(value);
    }
  };
}
