import type { SettingView } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { ruleOn } from "../../domain/legal-value/legal-value-rules.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayInspect } from "../../domain/policies/may-administer.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { SettingRecord } from "../../ports/records/setting-records.ts";
import type { Services } from "../../ports/services.ts";
import {
  isRuleKey,
  loadAgencyRules,
  ruleSchemas,
  type AgencyRules,
  type RuleKey,
} from "../rules/agency-rules.ts";
import { ruleDescriptions } from "./rule-descriptions.ts";

type JsonValue = SettingView["value"];

/** Every rule of the actor's agency as it holds today, with what is set for later. */
export async function listSettings(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<SettingView[]> {
  demand(mayInspect(actor, "settings", actor.agencyId));
  const { read } = store;
  const today = localDateOf(clock.now());
  const rules = await loadAgencyRules(read, actor.agencyId, today);
  const now = byKey(await read.settings.effective(actor.agencyId, today));
  const last = byKey(await read.settings.effective(actor.agencyId, endOfTime));
  const names = await read.people.names([...now.values(), ...last.values()].map(({ setBy }) => setBy));
  return Object.keys(ruleDescriptions)
    .filter(isRuleKey)
    .map((key) => {
      const { article, ...description } = ruleDescriptions[key];
      const setting = now.get(key);
      const later = last.get(key);
      return {
        key,
        ...description,
        value: valueNow(key, rules, today),
        validFrom: setting?.validFrom ?? null,
        article: setting?.article ?? article,
        setBy: setting === undefined ? null : (names.get(setting.setBy) ?? null),
        setAt: setting?.setAt.toISOString() ?? null,
        choices: null,
        upcoming: later !== undefined && later.validFrom > today ? upcomingOf(later, names) : null,
      };
    });
}

const endOfTime: LocalDate = "9999-12-31";

function byKey(settings: readonly SettingRecord[]): Map<string, SettingRecord> {
  return new Map(settings.map((setting) => [setting.key, setting]));
}

/** In the form in which it is set, so that an editor can send it back. */
function valueNow(key: RuleKey, rules: AgencyRules, today: LocalDate): JsonValue {
  if (key === "legalValue") {
    // The law's where the agency has said nothing.
    const { needsAgencySeal, acceptsScans } = ruleOn(today, rules.legalValue);
    return { needsAgencySeal, acceptsScans };
  }
  if (key !== "numbering") return plain(rules[key]);
  const { decision, outgoing, incoming } = rules.numbering;
  return plain({ decision, outgoing, incoming });
}

function upcomingOf(setting: SettingRecord, names: ReadonlyMap<string, string>): SettingView["upcoming"] {
  const { key, value, validFrom, article, setBy, setAt } = setting;
  return {
    value: plain(isRuleKey(key) ? ruleSchemas[key].parse(value) : value),
    validFrom,
    article,
    setBy: names.get(setBy) ?? null,
    setAt: setAt.toISOString(),
  };
}

/** A copy without what JSON does not have, such as `readonly`. */
function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
