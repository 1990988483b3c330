import { z } from "zod";
import { workingCalendar, type WorkingCalendar } from "../../domain/calendar/working-calendar.ts";
import { defaultWorkingHours, type WorkingHours } from "../../domain/calendar/working-hours.ts";
import type { HandlingDefault } from "../../domain/deadlines/handling-deadline.ts";
import { defaultUrgentMinutes } from "../../domain/deadlines/legal-deadline.ts";
import { defaultReminderSettings, type ReminderSettings } from "../../domain/deadlines/reminders.ts";
import { defaultScheme, type NumberingScheme } from "../../domain/numbering/scheme.ts";
import { activeAnswers, defaultActivePolicy, type ActivePolicy } from "../../domain/files/active-content.ts";
import type { DatedRule } from "../../domain/legal-value/legal-value-rules.ts";
import type { QuietSpan } from "../../domain/notices/quiet-hours.ts";
import { localDateOf, yearOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { SettingRecord } from "../../ports/records/setting-records.ts";
import type { Records } from "../../ports/store.ts";

/** A council, board or team that issues under the agency's seal (NĐ 30, PL I.II.3a). */
export interface AdvisoryBody {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
}

/** The rules that an agency sets for itself; what was never set is what NĐ 30 says or leaves open. */
export interface AgencyRules {
  readonly numbering: NumberingScheme;
  readonly bodies: readonly AdvisoryBody[];
  /** NĐ 30, Đ23.1: where the recipient is plain, the clerk may transfer without a leader. */
  readonly clerkMayTransfer: boolean;
  /** NĐ 30, PL VI, phần I, mục 3: more rights hold only once a second administrator has confirmed them. */
  readonly rightsConfirmed: boolean;
  /** What 'at once' means for urgent documents; the law names no minutes. */
  readonly urgentMinutes: number;
  readonly reminders: ReminderSettings;
  readonly handlingDefaults: readonly HandlingDefault[];
  readonly workingHours: WorkingHours;
  /** What makes a document stand for paper, where the agency says more than the law (R06, R13). */
  readonly legalValue: DatedRule | null;
  /** What is done about macros and other active content in files that come in. */
  readonly activeContent: ActivePolicy;
  readonly revocation: RevocationRule;
  readonly reach: ReachRule;
}

/** When people are left alone, and whether an e-mail may come where Teams reaches nobody. */
export interface ReachRule {
  /** From a time of the day to another; null: at none. */
  readonly quiet: QuietSpan | null;
  /** Whether notices also wait outside working days and hours. */
  readonly outsideWork: boolean;
  readonly mail: boolean;
}

const defaultReachRule: ReachRule = { quiet: null, outsideWork: false, mail: false };

/** How the agency asks about revoked certificates. */
export interface RevocationRule {
  /** Is a signature believed while nobody could be asked about its certificate (`soft`), or does it wait (`hard`)? */
  readonly failure: "soft" | "hard";
  /** Hosts that the server may ask; none, and nothing is asked. */
  readonly hosts: readonly string[];
}

const defaultRevocationRule: RevocationRule = { failure: "soft", hosts: [] };

const answer = z.enum(activeAnswers);
const register = z.strictObject({
  key: z.string().max(40),
  nameVi: z.string().min(1).max(100),
  nameEn: z.string().min(1).max(100),
});
const time = z.iso.time({ precision: -1 });
const span = z.strictObject({ from: time, to: time });
const order = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("working-days"), days: z.number().int().min(1).max(1000) }),
  z.strictObject({ kind: z.literal("working-hours"), hours: z.number().int().min(1).max(1000) }),
]);

/** `crl.example.vn`, `*.example.vn`, `crl.example.vn:8080`; never all hosts there are. */
const hostName = /^(?:\*\.)?(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}(?::\d{1,5})?$/u;

/** The form each rule is stored in, by its key. A value that does not fit is refused when it is set. */
export const ruleSchemas = {
  numbering: z.strictObject({
    decision: z.string().max(300).nullable(),
    outgoing: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("common") }),
      z.strictObject({ kind: z.literal("per-type") }),
      z.strictObject({
        kind: z.literal("groups"),
        groups: z.array(register.extend({ typeCodes: z.array(z.string()).min(1) })).max(50),
      }),
    ]),
    incoming: z.array(register).max(20),
  }),
  bodies: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(40),
        name: z.string().min(1).max(200),
        abbreviation: z.string().min(1).max(20),
      }),
    )
    .max(200),
  clerkMayTransfer: z.boolean(),
  rightsConfirmed: z.boolean(),
  urgentMinutes: z.number().int().min(1).max(1440),
  reminders: z.strictObject({
    // `remind` looks no further ahead than these days and the longest holidays take.
    beforeWorkingDays: z.array(z.number().int().min(1).max(20)).max(5),
    atDeadline: z.boolean(),
    dailyAfter: z.number().int().min(0).max(365),
    tellAssignerFromDay: z.number().int().min(1).max(365).nullable(),
  }),
  handlingDefaults: z
    .array(
      z.strictObject({
        typeName: z.string().max(100).nullable(),
        priority: z.literal([0, 1, 2, 3]).nullable(),
        order,
        article: z.string().min(1).max(300),
      }),
    )
    .max(200),
  workingHours: z.strictObject({
    morning: span,
    afternoon: span,
    weekdays: z
      .array(z.literal([0, 1, 2, 3, 4, 5, 6]))
      .min(1)
      .max(7),
  }),
  activeContent: z.strictObject({
    macros: answer,
    objects: answer,
    scripts: answer,
    launch: answer,
    embeddedFiles: answer,
    remoteTemplate: answer,
    externalLinks: answer,
  }),
  revocation: z.strictObject({
    failure: z.enum(["soft", "hard"]),
    hosts: z.array(z.string().trim().toLowerCase().regex(hostName)).max(100),
  }),
  reach: z.strictObject({ quiet: span.nullable(), outsideWork: z.boolean(), mail: z.boolean() }),
  legalValue: z.strictObject({ needsAgencySeal: z.boolean(), acceptsScans: z.boolean() }),
} as const;

export type RuleKey = keyof typeof ruleSchemas;

export function isRuleKey(key: string): key is RuleKey {
  return Object.hasOwn(ruleSchemas, key);
}

/** The rules of the agency as they hold on a day. */
export async function loadAgencyRules(
  records: Records,
  agencyId: string,
  on: LocalDate,
): Promise<AgencyRules> {
  const settings = await records.settings.effective(agencyId, on);
  const stored = new Map(settings.map((setting) => [setting.key, setting]));
  function valueOf<K extends RuleKey>(key: K): z.infer<(typeof ruleSchemas)[K]> | undefined {
    const setting = stored.get(key);
    // Parsed again: a form that a later version no longer has must not be taken for today's.
    return setting === undefined
      ? undefined
      : (ruleSchemas[key].parse(setting.value) as z.infer<(typeof ruleSchemas)[K]>);
  }
  const numbering = valueOf("numbering");
  return {
    numbering:
      numbering === undefined
        ? defaultScheme
        : { ...numbering, validFrom: stored.get("numbering")?.validFrom ?? defaultScheme.validFrom },
    bodies: valueOf("bodies") ?? [],
    clerkMayTransfer: valueOf("clerkMayTransfer") ?? false,
    rightsConfirmed: valueOf("rightsConfirmed") ?? true,
    urgentMinutes: valueOf("urgentMinutes") ?? defaultUrgentMinutes,
    reminders: valueOf("reminders") ?? defaultReminderSettings,
    handlingDefaults: valueOf("handlingDefaults") ?? [],
    workingHours: valueOf("workingHours") ?? defaultWorkingHours,
    legalValue: datedRule(stored.get("legalValue"), valueOf("legalValue")),
    activeContent: valueOf("activeContent") ?? defaultActivePolicy,
    revocation: valueOf("revocation") ?? defaultRevocationRule,
    reach: valueOf("reach") ?? defaultReachRule,
  };
}

function datedRule(
  setting: SettingRecord | undefined,
  value: Pick<DatedRule, "needsAgencySeal" | "acceptsScans"> | undefined,
): DatedRule | null {
  if (setting === undefined || value === undefined) return null;
  return { ...value, validFrom: setting.validFrom, source: setting.article ?? "Quy định của cơ quan" };
}

/** What the agency does about active content on a day. */
export async function loadActivePolicy(
  records: Records,
  agencyId: string,
  on: LocalDate,
): Promise<ActivePolicy> {
  return (await loadAgencyRules(records, agencyId, on)).activeContent;
}

/** The calendar of the agency around a day: that year and its neighbours, for deadlines that cross a new year. */
export async function loadCalendar(
  records: Records,
  agencyId: string,
  now: Date,
  hours: WorkingHours,
): Promise<WorkingCalendar> {
  const year = yearOf(localDateOf(now));
  return workingCalendar(await records.calendars.years(agencyId, [year - 1, year, year + 1]), hours);
}
