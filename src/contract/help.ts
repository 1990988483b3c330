import { z } from "zod";
import { id } from "./common.ts";

/** A way around the product for somebody in this role. */
export const tours = ["clerk", "leader", "unitHead", "specialist", "administrator", "auditor"] as const;
export type Tour = (typeof tours)[number];

/** POST /api/tours: the person has seen it, or does not wish to. */
export const tourSeen = z.strictObject({ tour: z.enum(tours) });
export const toursSeen = z.object({ toursSeen: z.array(z.string()) });

/** POST /api/practice: the agency to practise in, where the person may act from now on. */
export const practiceEntered = z.object({ agencyId: id });

/** GET /api/admin/practice, POST /api/admin/practice: founds it, or begins it anew. */
export const practiceView = z.object({
  practice: z
    .object({
      agencyId: id,
      name: z.string(),
      foundedAt: z.string(),
      foundedBy: z.string(),
      people: z.number().int(),
      documents: z.number().int(),
    })
    .nullable(),
});
export type PracticeView = z.infer<typeof practiceView>;
