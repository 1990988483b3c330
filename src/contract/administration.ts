import { z } from "zod";
import { deliveryOutcomes } from "../domain/notices/delivery-outcome.ts";
import { calendarDay } from "./calendar.ts";
import { bilingual, id, instant, localDate, requiredText, role } from "./common.ts";
import { scannerView } from "./quarantine.ts";

/** What every change answers: what was changed or made, and its version now. */
export const administrationDone = z.object({
  id,
  version: z.number().int(),
  /** It does not hold yet: a second administrator has to confirm it. */
  waits: z.boolean().optional(),
});
export type AdministrationDone = z.infer<typeof administrationDone>;

/** GET /api/admin/organisation?on= : my agency's tree as it was, is or will be on a day. */
export const organisationQuery = z.strictObject({ on: localDate.optional() });
export const orgNode = z.object({
  id,
  kind: z.enum(["agency", "unit"]),
  parentId: id.nullable(),
  name: z.string(),
  abbreviation: z.string(),
  oldCode: z.string().nullable(),
  newCode: z.string().nullable(),
  validFrom: localDate,
  validTo: localDate.nullable(),
  version: z.number().int(),
  predecessors: z.array(z.object({ id, name: z.string(), effectiveOn: localDate })),
  successors: z.array(z.object({ id, name: z.string(), effectiveOn: localDate })),
});
export type OrgNodeView = z.infer<typeof orgNode>;
export const organisation = z.object({ on: localDate, nodes: z.array(orgNode) });
export type OrganisationView = z.infer<typeof organisation>;

/** POST /api/admin/organisation (new) and PUT /api/admin/organisation/:id (change or close). */
export const orgNodeInput = z.strictObject({
  version: z.number().int().nullable(),
  kind: z.enum(["agency", "unit"]),
  parentId: id.nullable(),
  name: requiredText(200),
  abbreviation: requiredText(20),
  oldCode: z.string().trim().max(13).nullable(),
  newCode: z.string().trim().max(35).nullable(),
  validFrom: localDate,
  validTo: localDate.nullable(),
  predecessorIds: z.array(id).max(50).default([]),
});
export type OrgNodeInput = z.infer<typeof orgNodeInput>;

/** GET /api/admin/people: the people of my agency with all their appointments. */
export const appointment = z.object({
  id,
  role,
  unitId: id.nullable(),
  unit: z.string().nullable(),
  positionId: id.nullable(),
  position: z.string().nullable(),
  validFrom: localDate,
  validTo: localDate.nullable(),
  version: z.number().int(),
});
export const personView = z.object({
  id,
  fullName: z.string(),
  email: z.string(),
  directoryId: z.string().nullable(),
  isActive: z.boolean(),
  version: z.number().int(),
  appointments: z.array(appointment),
  /** Whether the bot can reach this person: a conversation is known and not blocked. */
  reach: z.enum(["reachable", "notInstalled", "blocked"]),
  /** Whom they report to, as the directory or a file says; it gives no right. */
  manager: z.string().nullable(),
});
export type PersonView = z.infer<typeof personView>;
export const peopleView = z.object({
  people: z.array(personView),
  positions: z.array(z.object({ id, name: z.string(), rank: z.number().int() })),
});
export type PeopleOverview = z.infer<typeof peopleView>;

/** POST /api/admin/people/:id/appointments, PUT /api/admin/appointments/:id */
export const appointmentInput = z.strictObject({
  version: z.number().int().nullable(),
  role,
  unitId: id.nullable(),
  positionId: id.nullable(),
  validFrom: localDate,
  validTo: localDate.nullable(),
});
export type AppointmentInput = z.infer<typeof appointmentInput>;
/**
 * POST /api/admin/people, PUT /api/admin/people/:id. A new person may come with the first appointment, so that nobody is
 * left without one; a person whose `directoryId` is known here already is that person and is appointed only.
 */
export const personInput = z.strictObject({
  version: z.number().int().nullable(),
  fullName: requiredText(50),
  email: z.email().max(200),
  directoryId: z.uuid().nullable(),
  isActive: z.boolean(),
  appointment: appointmentInput.nullable().default(null),
});
export type PersonInput = z.infer<typeof personInput>;
/** POST /api/admin/positions */
export const positionInput = z.strictObject({
  name: requiredText(100),
  rank: z.number().int().min(1).max(999),
});
export type PositionInput = z.infer<typeof positionInput>;

export const calendarQuery = z.strictObject({ year: z.coerce.number().int() });
/** GET /api/admin/calendar?year= and PUT: the year as the administrator keeps it; a proposal until saved. */
export const calendarYear = z.object({
  year: z.number().int(),
  version: z.number().int(),
  isProposal: z.boolean(),
  days: z.array(calendarDay),
  /** What a proposal cannot know and the administrator must settle; empty for a saved year. */
  questions: z.array(bilingual),
});
export type CalendarYearView = z.infer<typeof calendarYear>;
export const calendarInput = z.strictObject({
  version: z.number().int(),
  year: z.number().int().min(2000).max(2999),
  days: z.array(calendarDay).max(366),
});
export type CalendarInput = z.infer<typeof calendarInput>;

/** GET /api/admin/settings: every rule with the day it holds from and its article (R70). */
export const settingView = z.object({
  key: z.string(),
  name: bilingual,
  help: bilingual,
  value: z.json(),
  validFrom: localDate.nullable(),
  article: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: instant.nullable(),
  /** What the editor shows. */
  editor: z.enum([
    "flag",
    "number",
    "choice",
    "numbering",
    "abbreviations",
    "text",
    "reminders",
    "handlingDefaults",
    "workingHours",
    "activeContent",
    "legalValue",
    "revocation",
    "reach",
  ]),
  choices: z.array(z.object({ value: z.string(), name: bilingual })).nullable(),
  /** What is set already and holds from a later day on. */
  upcoming: z
    .object({
      value: z.json(),
      validFrom: localDate,
      article: z.string().nullable(),
      setBy: z.string().nullable(),
      setAt: instant,
    })
    .nullable(),
});
export type SettingView = z.infer<typeof settingView>;
export const settingsView = z.array(settingView);
/** POST /api/admin/settings/:key */
export const settingInput = z.strictObject({
  value: z.json(),
  validFrom: localDate,
  article: z.string().trim().max(300).nullable(),
});
export type SettingInput = z.infer<typeof settingInput>;

/** GET /api/admin/dead-letters; POST /api/admin/dead-letters/:id/retry */
export const deadLetter = z.object({
  id,
  kind: z.string(),
  what: bilingual,
  attempts: z.number().int(),
  lastError: z.string(),
  createdAt: instant,
  failedAt: instant,
});
export type DeadLetter = z.infer<typeof deadLetter>;
export const deadLetters = z.array(deadLetter);

/** GET /api/admin/deliveries?outcome= : the ledger of what was brought to whom. */
export const deliveryOutcome = z.enum(deliveryOutcomes);
export const deliveriesQuery = z.strictObject({
  outcome: deliveryOutcome.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const delivery = z.object({
  id,
  at: instant,
  person: z.string(),
  card: z.string(),
  document: z.string().nullable(),
  documentId: id.nullable(),
  /** In which register that document stands. */
  kind: z.enum(["incoming", "outgoing"]),
  outcome: deliveryOutcome,
  reason: z.string().nullable(),
  attempts: z.number().int(),
  /** An answer of Teams was lost on the way, so that the card was sent again. */
  mayHaveComeTwice: z.boolean(),
});
export type DeliveryView = z.infer<typeof delivery>;
export const deliveries = z.object({
  counts: z.record(deliveryOutcome, z.number().int()),
  items: z.array(delivery),
  next: z.string().nullable(),
});

/** GET /api/admin/health: what an administrator should know at a glance. */
export const adminHealth = z.object({
  store: z.object({ engine: z.string(), ok: z.boolean() }),
  outbox: z.object({ waiting: z.number().int(), dead: z.number().int(), oldest: instant.nullable() }),
  unreachable: z.number().int(),
  /** Channels of units in which nothing can be posted. */
  lostChannels: z.number().int(),
  uploads: z.number().int(),
  auditEntries: z.number().int(),
  /** Files of the agency by what became of their text, each up to `mostTextsCounted`. */
  texts: z.object({
    waiting: z.number().int(),
    found: z.number().int(),
    none: z.number().int(),
    failed: z.number().int(),
  }),
  /** One for the deployment. */
  scanner: scannerView,
  /** Where originals rest; null where no archive is set up. One for the deployment. */
  archive: z
    .object({
      /** Where they go now; null: nowhere, and what went before can still be read. */
      kind: z.string().nullable(),
      /** To be moved, and since when the oldest waits. */
      waiting: z.number().int(),
      oldest: instant.nullable(),
      archived: z.number().int(),
      /** Changed or taken away there by hand, and not brought back. */
      changed: z.number().int(),
      missing: z.number().int(),
      /** When the archive last said what changed in it. */
      heardAt: instant.nullable(),
      fault: z.object({ says: bilingual, at: instant }).nullable(),
    })
    .nullable(),
});
export type AdminHealth = z.infer<typeof adminHealth>;
