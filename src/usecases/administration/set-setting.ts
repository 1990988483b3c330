import type { AdministrationDone, SettingInput } from "../../contract/administration.ts";
import { assertWorkingHours } from "../../domain/calendar/working-hours.ts";
import { assertReminderSettings } from "../../domain/deadlines/reminders.ts";
import { tidyOptionalLine } from "../../domain/fields/tidy.ts";
import { assertScheme } from "../../domain/numbering/scheme.ts";
import { isAbbreviation } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { WantedEnd } from "../../domain/people/rights-change.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { formatDate, instantAt, localDateOf, yearOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { SettingRecord } from "../../ports/records/setting-records.ts";
import type { Records } from "../../ports/store.ts";
import { askForRights, otherAdministrators } from "../rights/ask-for-rights.ts";
import { isRuleKey, loadAgencyRules, ruleSchemas, type RuleKey } from "../rules/agency-rules.ts";
import { recordChange, type Deps } from "./record-change.ts";

/**
 * Sets a rule of the actor's agency from a day on. What was set before stays, so that it can be told which rule held
 * when (R70); a rule that has been set is therefore never set for a day that has passed. The rule of the second person is
 * turned off by two. Throws `setting.…`, `numbering.…`, `calendar.…`, `deadlines.…`, `rights.nobody-to-confirm`.
 */
export async function setSetting(
  deps: Deps,
  actor: Actor,
  key: string,
  input: SettingInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  if (!isRuleKey(key)) throw new RuleBroken("setting.not-found");
  return deps.store.transaction(async (records) => {
    const today = localDateOf(deps.clock.now());
    const isNumbering = await hasNumbers(records, actor.agencyId, input.validFrom, today);
    const value = settled(key, input, isNumbering);
    const known = await records.settings.effective(actor.agencyId, "9999-12-31");
    const isSet = known.some((setting) => setting.key === key);
    if (input.validFrom < today && (isSet || (key === "numbering" && isNumbering)))
      throw new RuleBroken("setting.past", { params: { today: formatDate(today) }, field: "validFrom" });
    const { validFrom } = input;
    const article = tidyOptionalLine(input.article);
    if (key === "rightsConfirmed" && value === false && (await asksForSecond(deps, records, actor)))
      return askForEnd(deps, records, actor, { validFrom, article });
    return addSetting(deps, records, actor, { key, value, validFrom, article });
  });
}

async function asksForSecond({ clock }: Deps, records: Records, { agencyId }: Actor): Promise<boolean> {
  return (await loadAgencyRules(records, agencyId, localDateOf(clock.now()))).rightsConfirmed;
}

/** Where nobody could confirm it the rule asks nothing of anybody either, and it stays. */
async function askForEnd(
  deps: Deps,
  records: Records,
  actor: Actor,
  end: WantedEnd,
): Promise<AdministrationDone> {
  const seconds = await otherAdministrators(records, deps.clock, actor, null);
  if (seconds.length === 0) throw new RuleBroken("rights.nobody-to-confirm", { field: "value" });
  const wanted = { kind: "secondPersonOff", ...end } as const;
  return askForRights(
    deps,
    records,
    actor,
    { personId: actor.personId, appointmentId: null, wanted },
    seconds,
  );
}

/** Inside a transaction that found nothing against it. */
export async function addSetting(
  deps: Deps,
  records: Records,
  actor: Actor,
  {
    key,
    value,
    validFrom,
    article,
  }: Pick<SettingRecord, "value" | "validFrom" | "article"> & { key: RuleKey },
): Promise<AdministrationDone> {
  const id = deps.ids.next();
  await records.settings.add({
    id,
    key,
    value,
    article,
    agencyId: actor.agencyId,
    validFrom,
    setBy: actor.personId,
    setAt: deps.clock.now(),
  });
  if (key === "legalValue") {
    // Documents from that day on are worth what the rule now says; none is left as it was in silence.
    const since = instantAt(validFrom, "00:00");
    await records.signatures.askToJudge(actor.agencyId, since, deps.clock.now());
  }
  await recordChange(deps, records, actor, {
    action: "setting.changed",
    subjectId: id,
    data: { key, value: JSON.stringify(value), validFrom, article },
  });
  return { id, version: 1 };
}

/** The value in its form, once the domain finds nothing against it. */
function settled(key: RuleKey, { value, validFrom }: SettingInput, inUse: boolean): unknown {
  switch (key) {
    case "numbering": {
      const scheme = inForm("numbering", value);
      assertScheme({ ...scheme, validFrom }, inUse);
      return scheme;
    }
    case "bodies": {
      const bodies = inForm("bodies", value);
      assertBodies(bodies);
      return bodies;
    }
    case "reminders": {
      const reminders = inForm("reminders", value);
      assertReminderSettings(reminders);
      return reminders;
    }
    case "workingHours": {
      const hours = inForm("workingHours", value);
      assertWorkingHours(hours);
      return hours;
    }
    case "clerkMayTransfer":
    case "rightsConfirmed":
    case "urgentMinutes":
    case "handlingDefaults":
    case "activeContent":
    case "legalValue":
    case "revocation":
    case "reach":
      return inForm(key, value);
  }
}

function inForm<K extends RuleKey>(key: K, value: unknown) {
  const parsed = ruleSchemas[key].safeParse(value);
  if (parsed.success) return parsed.data as ReturnType<(typeof ruleSchemas)[K]["parse"]>;
  const where = parsed.error.issues[0]?.path.join(".") ?? "";
  throw new RuleBroken("setting.form", { params: { where: where === "" ? key : where }, field: "value" });
}

/** A body's id is the key of its register and stands for ever; its abbreviation stands in symbols. */
function assertBodies(bodies: readonly { readonly id: string; readonly abbreviation: string }[]): void {
  for (const [i, { id, abbreviation }] of bodies.entries()) {
    if (!isAbbreviation(abbreviation))
      throw new RuleBroken("numbering.abbr-form", { params: { abbr: abbreviation }, field: "value" });
    const isTwice = bodies.some(
      (other, j) => j < i && (other.id === id || other.abbreviation === abbreviation),
    );
    if (isTwice)
      throw new RuleBroken("setting.body-twice", { params: { abbr: abbreviation }, field: "value" });
  }
}

/** Whether documents have, or by then will have, numbers of the year in which the rule is to begin. */
async function hasNumbers(
  records: Records,
  agencyId: string,
  validFrom: LocalDate,
  today: LocalDate,
): Promise<boolean> {
  if (validFrom > today && yearOf(validFrom) > yearOf(today)) return true;
  const registers = [
    ...(await records.registers.ofAgency(agencyId, "incoming", yearOf(validFrom))),
    ...(await records.registers.ofAgency(agencyId, "outgoing", yearOf(validFrom))),
  ];
  return registers.some(({ lastNumber }) => lastNumber > 0);
}
