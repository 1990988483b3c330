import { z } from "zod";
import { id, instant, nameRef } from "./common.ts";

/** GET /api/admin/directory: what the organisation's directory proposes. */
export const directoryView = z.object({
  /** Whether one is connected; people are imported from a file otherwise. */
  isConnected: z.boolean(),
  readAt: instant.nullable(),
  people: z.number().int(),
  /** Departments of the directory, each a unit once an administrator confirms it. */
  departments: z.array(
    z.object({
      name: z.string(),
      people: z.number().int(),
      /** How many of them have no appointment here yet. */
      missing: z.number().int(),
      unit: nameRef.nullable(),
    }),
  ),
  /** Appointed in another unit than the one of their department. */
  moved: z.array(z.object({ person: nameRef, unit: z.string(), department: z.string() })),
  /** Who manages most people of a unit and does not head it here: `managed` of `people`. */
  heads: z.array(
    z.object({
      unit: nameRef,
      manager: z.object({ id: z.string(), name: z.string() }),
      managed: z.number().int(),
      people: z.number().int(),
    }),
  ),
  /** Groups that have people of this agency and are no list yet. */
  groups: z.array(z.object({ id: z.string(), name: z.string(), people: z.number().int() })),
  /** Whom an announcement can name at once. `isGone`: the directory has its group no more. */
  lists: z.array(
    z.object({
      id,
      name: z.string(),
      isGroup: z.boolean(),
      people: z.number().int(),
      isGone: z.boolean(),
    }),
  ),
  /** The organisation lets people be read, and groups not. */
  groupsRefused: z.boolean(),
});
export type DirectoryView = z.infer<typeof directoryView>;

/** POST /api/admin/directory/departments: makes it a unit where it is none, and appoints its people there. */
export const departmentInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Of the new unit, for symbols; null where the unit is there already. */
  abbreviation: z.string().trim().max(20).nullable(),
});
export type DepartmentInput = z.infer<typeof departmentInput>;
/** `waits`: appointments that a second administrator has to confirm. */
export const departmentDone = z.object({ unitId: id, appointed: z.number().int(), waits: z.number().int() });
export type DepartmentDone = z.infer<typeof departmentDone>;

/** POST /api/admin/directory/heads: as it was proposed. */
export const headInput = z.strictObject({ unitId: id, managerId: z.string().max(100) });
export type HeadInput = z.infer<typeof headInput>;
/** POST /api/admin/directory/lists: a group becomes a list; POST …/lists/:id/remove. */
export const listInput = z.strictObject({ groupId: z.string().max(100) });

export const directoryAsked = z.object({ asked: z.literal(true) });
