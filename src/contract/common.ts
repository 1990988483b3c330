import { z } from "zod";
import { roles } from "../domain/people/actor.ts";

/** Technical keys are UUIDs made by the server, in small letters; capitals mean the same key on every engine. */
export const id = z.uuid().toLowerCase();
/** yyyy-MM-dd, a day in Asia/Ho_Chi_Minh. */
export const localDate = z.iso.date();
/** An instant in UTC with a Z. */
export const instant = z.iso.datetime();
export const role = z.enum(roles);

/** A sentence in both languages; the tab shows the one the person reads. */
export const bilingual = z.object({ vi: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** A person or a unit by name, for lists, slips and cards. */
export const nameRef = z.object({ id, name: z.string() });
export type NameRef = z.infer<typeof nameRef>;

export const assigneeRef = z.object({ kind: z.enum(["person", "unit"]), id, name: z.string() });
export type AssigneeRef = z.infer<typeof assigneeRef>;

/** A keyset page: `next` is handed back as `cursor` to go on, null at the end. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** A consent, or a sign-in that proves `claims`; `scopes` are Microsoft Graph's. */
export const personAsked = z.object({
  act: z.enum(["consent", "signIn"]),
  scopes: z.array(z.string()),
  claims: z.string().nullable(),
});
export type PersonAsked = z.infer<typeof personAsked>;

/** Every refusal and fault has this body. `field` names the input; `faultId` is in the server's log. */
export const problem = z.object({
  code: z.string(),
  message: bilingual,
  field: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), message: bilingual })),
  faultId: z.string().nullable(),
  /** Entra wants the person before it goes on: what the tab asks it for, and how. */
  ask: personAsked.optional(),
});
export type Problem = z.infer<typeof problem>;

/** How a deadline reads, as people speak: 'còn 2 ngày'. Computed by the server with the agency's calendar. */
export const deadline = z.object({
  at: instant,
  firstAt: instant.nullable(),
  words: bilingual,
  severity: z.enum(["overdue", "today", "soon", "later"]),
});
export type DeadlineView = z.infer<typeof deadline>;

/** Text that must say something: trimmed, not empty. */
export const requiredText = (max: number) => z.string().trim().min(1).max(max);
