import { z } from "zod";
import { activeAnswers } from "../../../../src/domain/files/active-content.ts";

const register = z.object({ key: z.string(), nameVi: z.string(), nameEn: z.string() });
export type NamedRegister = z.infer<typeof register>;

/** The forms in which rules are stored; the server refuses what does not fit, and says where. */
export const numberingValue = z.object({
  decision: z.string().nullable(),
  outgoing: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("common") }),
    z.object({ kind: z.literal("per-type") }),
    z.object({
      kind: z.literal("groups"),
      groups: z.array(register.extend({ typeCodes: z.array(z.string()) })),
    }),
  ]),
  incoming: z.array(register),
});
export type NumberingValue = z.infer<typeof numberingValue>;

const activeAnswer = z.enum(activeAnswers);
export const activeValue = z.object({
  macros: activeAnswer,
  objects: activeAnswer,
  scripts: activeAnswer,
  launch: activeAnswer,
  embeddedFiles: activeAnswer,
  remoteTemplate: activeAnswer,
  externalLinks: activeAnswer,
});

export const bodiesValue = z.array(z.object({ id: z.string(), name: z.string(), abbreviation: z.string() }));
export type BodiesValue = z.infer<typeof bodiesValue>;

export const remindersValue = z.object({
  beforeWorkingDays: z.array(z.number()),
  atDeadline: z.boolean(),
  dailyAfter: z.number(),
  tellAssignerFromDay: z.number().nullable(),
});
export type RemindersValue = z.infer<typeof remindersValue>;

const order = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("working-days"), days: z.number() }),
  z.object({ kind: z.literal("working-hours"), hours: z.number() }),
]);
export const handlingValue = z.array(
  z.object({
    typeName: z.string().nullable(),
    priority: z.literal([0, 1, 2, 3]).nullable(),
    order,
    article: z.string(),
  }),
);
export type HandlingValue = z.infer<typeof handlingValue>;
export type HandlingRow = HandlingValue[number];

export const legalValueRuleValue = z.object({ needsAgencySeal: z.boolean(), acceptsScans: z.boolean() });
export type LegalValueRuleValue = z.infer<typeof legalValueRuleValue>;

export const revocationValue = z.object({ failure: z.enum(["soft", "hard"]), hosts: z.array(z.string()) });
export type RevocationValue = z.infer<typeof revocationValue>;

const span = z.object({ from: z.string(), to: z.string() });
export const reachValue = z.object({ quiet: span.nullable(), outsideWork: z.boolean(), mail: z.boolean() });
export type ReachValue = z.infer<typeof reachValue>;

export const workingHoursValue = z.object({
  morning: span,
  afternoon: span,
  weekdays: z.array(z.literal([0, 1, 2, 3, 4, 5, 6])),
});
export type WorkingHoursValue = z.infer<typeof workingHoursValue>;
