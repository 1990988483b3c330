import { z } from "zod";
import { announcementStates } from "../domain/notices/announcement.ts";
import { deliveryOutcomes, deliveryStandings } from "../domain/notices/delivery-outcome.ts";
import { id, instant, nameRef, page, requiredText } from "./common.ts";

/** To whom: everybody, or units with those below them, lists of recipients, and people by name. */
export const audience = z.strictObject({
  everyone: z.boolean(),
  unitIds: z.array(id).max(500),
  personIds: z.array(id).max(500),
  listIds: z.array(id).max(100).default([]),
});
export type AudienceInput = z.infer<typeof audience>;

/** GET /api/announcements/audience: how many are in the agency, in each unit with those below it, and on each list. */
export const audienceChoices = z.object({
  everyone: z.number().int(),
  units: z.array(nameRef.extend({ people: z.number().int() })),
  /** Groups of the directory and lists of a file, as an administrator chose them. */
  lists: z.array(nameRef.extend({ people: z.number().int() })),
});
export type AudienceChoices = z.infer<typeof audienceChoices>;

/** GET /api/announcements/people?q= : people of the agency by words of their name, tone marks or not. */
export const namedPeopleQuery = z.strictObject({ q: z.string().trim().max(100) });
export const namedPeople = z.array(nameRef.extend({ unit: z.string().nullable() }));
export type NamedPerson = z.infer<typeof namedPeople>[number];

/** POST /api/announcements/preview: whom it would reach, and how long Teams' limits make it take. */
export const announcementPreviewInput = z.strictObject({ audience });
export const announcementPreview = z.object({
  recipients: z.number().int(),
  /** Of them, whom a card can reach as far as is known. */
  byCard: z.number().int(),
  /** At best, from the first to the last card. */
  seconds: z.number().int(),
});
export type AnnouncementPreview = z.infer<typeof announcementPreview>;

/** POST /api/announcements. `key` is made by the tab: the same sent twice is announced once. */
export const announcementInput = z.strictObject({
  key: id,
  title: requiredText(200),
  body: requiredText(2000),
  priority: z.literal([0, 1, 2, 3]),
  documentId: id.nullable(),
  audience,
  /** How many recipients the preview told; another number by now is refused. */
  expected: z.number().int(),
});
export type AnnouncementInput = z.infer<typeof announcementInput>;

/** How many recipients stand how; together they are all of them. */
export const announcementProgress = z.record(z.enum(deliveryStandings), z.number().int());
export type AnnouncementProgress = z.infer<typeof announcementProgress>;

/** GET /api/announcements, GET /api/announcements/:id */
export const announcementView = z.object({
  id,
  title: z.string(),
  body: z.string(),
  priority: z.number().int(),
  documentId: id.nullable(),
  to: z.object({
    everyone: z.boolean(),
    units: z.array(z.string()),
    lists: z.array(z.string()),
    people: z.number().int(),
  }),
  recipients: z.number().int(),
  state: z.enum(announcementStates),
  by: z.string(),
  at: instant,
  endedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  version: z.number().int(),
  progress: announcementProgress,
  mayEnd: z.boolean(),
});
export type AnnouncementView = z.infer<typeof announcementView>;
export const announcementsQuery = z.strictObject({ cursor: id.optional() });
export const announcements = page(announcementView);

/** POST /api/announcements/:id/cancel and /recall */
export const endAnnouncementInput = z.strictObject({ version: z.number().int() });

/** GET /api/announcements/:id/people?standing= : by name, and why they were not reached. */
export const announcementPeopleQuery = z.strictObject({
  standing: z.enum(deliveryStandings),
  cursor: id.optional(),
});
export const announcementPeople = page(
  z.object({
    id,
    name: z.string(),
    outcome: z.enum(deliveryOutcomes),
    reason: z.string().nullable(),
    mayHaveComeTwice: z.boolean(),
  }),
);
export type AnnouncementPerson = z.infer<typeof announcementPeople>["items"][number];
